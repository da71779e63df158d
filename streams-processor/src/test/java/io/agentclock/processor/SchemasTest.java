package io.agentclock.processor;

import static io.agentclock.processor.Partition.at;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.Streams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What comes out of the topology is what the published schemas say. */
final class SchemasTest {

  private static final Instant FETCHED = at("10:20");
  private static final String GENESYS = "genesys:my-org";
  private static final String SKILL = "liveperson:1:skill:773431";

  @Test
  void shouldWriteEveryTopicByItsSchema(@TempDir Path stateDir) throws IOException {
    try (Partition partition = Partition.alone(stateDir)) {
      partition
          .pipe(status())
          .pipe(item(GENESYS + ":b", Streams.CONVERSATION_AGGREGATES, aggregates()))
          .pipe(item(SKILL, Streams.NET_HANDLE_TIME, skill()))
          .pipe(item(SKILL, Streams.NET_HANDLE_TIME, "{}"));
      partition.pipe(
          RawInput.progress(
              GENESYS, Streams.USER_STATUS, new RawInput.Range(at("08:00"), at("10:00"), FETCHED)));
      partition.walk();

      List<Published> states = partition.states();
      assertThat(states)
          .extracting(state -> state.text("cause"))
          .as("one agent is known by its handle time alone")
          .contains("BEFORE_FIRST");
      thenValid("agent-state-1", states, 2);
      thenValid("agent-transition-1", partition.transitions(), 1);
      thenValid("agent-interval-1", partition.rows(), 3);
      thenValid("skill-interval-1", partition.skills(), 2);
      thenValid("refusal", partition.refusals(), 1);
    }
  }

  @Test
  void shouldReadTheDirectoryByItsSchema() throws IOException {
    String entry =
        new String(new DirectoryEntry("Ada", null, "blue", null).toJson(), StandardCharsets.UTF_8);

    assertThat(faults("agent-directory", entry)).isEmpty();
  }

  @Test
  void shouldNoticeWhatASchemaForbids() throws IOException {
    assertThat(faults("skill-interval-1", "{\"schema\":\"skill-interval/1\"}")).isNotEmpty();
    assertThat(faults("agent-directory", "{\"name\":7}")).isNotEmpty();
  }

  private static void thenValid(String schema, List<Published> records, int atLeast)
      throws IOException {
    assertThat(records).hasSizeGreaterThanOrEqualTo(atLeast);
    List<String> faults = new ArrayList<>();
    for (Published record : records) {
      faults.addAll(faults(schema, record.value()));
    }
    assertThat(faults).isEmpty();
  }

  private static RawInput status() {
    return item(
            GENESYS + ":a",
            Streams.USER_STATUS,
            Fixture.items("genesys/user-status.json", "userDetails").get(0))
        .with(RawHeaders.WINDOW_FROM, "2026-03-02T08:00:00Z");
  }

  private static String aggregates() {
    return Fixture.items("genesys/conversation-aggregates.json", "results").get(0);
  }

  private static String skill() {
    return Fixture.items("liveperson/net-handle-time-v2.json", "skillInfo").get(0);
  }

  private static RawInput item(String key, String stream, String value) {
    return RawInput.item(key, stream, value, FETCHED);
  }

  private static List<String> faults(String name, String json) throws IOException {
    JsonSchema schema =
        JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
            .getSchema(Files.readString(Path.of("..", "docs", "schemas", name + ".json")));
    return schema.validate(Published.tree(json)).stream().map(Object::toString).toList();
  }
}
