package io.agentclock.processor.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.model.AgentState;
import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.interval.RevisionReason;
import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.item.HandleMetric;
import io.agentclock.model.item.StatusRecord;
import io.agentclock.model.kit.Samples;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.ledger.ScopeState;
import io.agentclock.model.ledger.SegmentFacts;
import io.agentclock.model.ledger.SegmentShare;
import io.agentclock.model.ledger.Slot;
import java.io.IOException;
import java.io.InputStream;
import java.util.HexFormat;
import java.util.Properties;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.domains.Domain;
import org.junit.jupiter.api.Test;

/** Store values: what was ever written stays readable, and nothing gets lost on the way. */
final class LedgerCodecTest {

  private static final String THINK =
      """
      A store's value isn't what is deployed. Stores and changelogs hold values like store-values.properties:
      a change of shape is a new version beside the old one, which must stay readable (add its line, keep the
      old ones), or a migration in the operations guide.
      """;

  @Test
  void shouldWriteTheBytesThatAreDeployed() throws IOException {
    assertThat(hex(LedgerCodec.write(Samples.HEAD))).as(THINK).isEqualTo(golden("head.2"));
    assertThat(hex(LedgerCodec.write(Samples.SLOT))).as(THINK).isEqualTo(golden("slot.2"));
    assertThat(hex(LedgerCodec.write(Samples.SCOPE))).as(THINK).isEqualTo(golden("scope.1"));
    assertThat(hex(LedgerCodec.write(Samples.SEGMENT))).as(THINK).isEqualTo(golden("segment.1"));
  }

  @Test
  void shouldReadTheBytesThatAreDeployed() throws IOException {
    assertThat(LedgerCodec.readHead(bytes("head.2"))).as(THINK).isEqualTo(Samples.HEAD);
    assertThat(LedgerCodec.readSlot(bytes("slot.2"))).as(THINK).isEqualTo(Samples.SLOT);
    assertThat(LedgerCodec.readScope(bytes("scope.1"))).as(THINK).isEqualTo(Samples.SCOPE);
    assertThat(LedgerCodec.readSegment(bytes("segment.1"))).as(THINK).isEqualTo(Samples.SEGMENT);
  }

  @Test
  void shouldKeepThePlacesOfWhatIsStoredOfStates() {
    assertThat(AgentState.values())
        .as(THINK)
        .extracting(AgentState::name)
        .containsExactly(
            "AVAILABLE",
            "INTERACTING",
            "AFTER_CONTACT_WORK",
            "NOT_READY",
            "OFFLINE",
            "UNMAPPED",
            "UNKNOWN");
    assertThat(RevisionReason.values())
        .as(THINK)
        .extracting(RevisionReason::name)
        .containsExactly("CLOSED", "LATE_TRANSITION", "GAP_FILLED", "HANDLE_TIME", "TIMED_OUT");
    assertThat(UnknownCause.values())
        .as(THINK)
        .extracting(UnknownCause::name)
        .containsExactly("BEFORE_FIRST", "GAP", "TIMED_OUT");
    assertThat(StatusRecord.Kind.values())
        .as(THINK)
        .extracting(StatusRecord.Kind::name)
        .containsExactly("PRESENCE", "ROUTING");
  }

  @Test
  void shouldKeepThePlacesOfWhatIsStoredOfHandleTime() {
    assertThat(HandleMetric.values())
        .as(THINK)
        .extracting(HandleMetric::name)
        .containsExactly(
            "HANDLE",
            "TALK_COMPLETE",
            "TALK",
            "HELD_COMPLETE",
            "HELD",
            "HOLD",
            "AFTER_CONTACT_WORK");
    assertThat(HandleLine.Attribution.values())
        .as(THINK)
        .extracting(HandleLine.Attribution::name)
        .containsExactly("INTERVAL_OF_COMPLETION", "SPLIT");
    assertThat(SegmentShare.Kind.values())
        .as(THINK)
        .extracting(SegmentShare.Kind::name)
        .containsExactly("WHOLE", "SPLIT", "REMEMBERED");
  }

  @Test
  void shouldRefuseAVersionItDoesNotKnow() throws IOException {
    byte[] newer = bytes("head.2");
    newer[0] = 6; // zigzag of 3

    assertThatThrownBy(() -> LedgerCodec.readHead(newer))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("version 3")
        .hasMessageContaining("operations guide");
  }

  @Property
  @Domain(LedgerValues.class)
  void shouldReadTheHeadItWrote(@ForAll AgentHead head) {
    assertThat(LedgerCodec.readHead(LedgerCodec.write(head))).isEqualTo(head);
  }

  @Property
  @Domain(LedgerValues.class)
  void shouldReadTheSlotItWrote(@ForAll Slot slot) {
    assertThat(LedgerCodec.readSlot(LedgerCodec.write(slot))).isEqualTo(slot);
  }

  @Property
  @Domain(LedgerValues.class)
  void shouldReadTheSegmentItWrote(@ForAll SegmentFacts segment) {
    assertThat(LedgerCodec.readSegment(LedgerCodec.write(segment))).isEqualTo(segment);
  }

  @Property
  @Domain(LedgerValues.class)
  void shouldReadTheScopeItWrote(@ForAll ScopeState scope) {
    assertThat(LedgerCodec.readScope(LedgerCodec.write(scope))).isEqualTo(scope);
  }

  private static byte[] bytes(String name) throws IOException {
    return HexFormat.of().parseHex(golden(name));
  }

  private static String golden(String name) throws IOException {
    Properties values = new Properties();
    try (InputStream text = LedgerCodecTest.class.getResourceAsStream("/store-values.properties")) {
      values.load(text);
    }
    return values.getProperty(name, "");
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
