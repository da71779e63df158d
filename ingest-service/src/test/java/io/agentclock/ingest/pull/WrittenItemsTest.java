package io.agentclock.ingest.pull;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.ingest.feed.Item;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WrittenItemsTest {

  private static final Instant NOW = Instant.parse("2026-03-10T10:00:00Z");

  private final WrittenItems written = new WrittenItems(Duration.ofSeconds(90));

  @Test
  void shouldDropWhatWasCommitted() {
    written.committed(List.of(item("k", "a")), NOW);

    assertThat(written.fresh(List.of(item("k", "a"), item("k", "b"))))
        .extracting(item -> new String(item.value(), StandardCharsets.UTF_8))
        .containsExactly("b");
  }

  @Test
  void shouldDropNothingThatWasNotCommitted() {
    assertThat(written.fresh(List.of(item("k", "a")))).hasSize(1);
    assertThat(written.fresh(List.of(item("k", "a")))).hasSize(1);
  }

  @Test
  void shouldTellKeysAndBytesApart() {
    written.committed(List.of(item("k", "ab")), NOW);

    assertThat(written.fresh(List.of(item("ka", "b"), item("k2", "ab"), item("k", "ab "))))
        .hasSize(3);
  }

  @Test
  void shouldTakeTheSameItemOnceWithinAnAnswer() {
    assertThat(written.fresh(List.of(item("k", "a"), item("k", "a")))).hasSize(1);
  }

  @Test
  void shouldForgetWhatWasWrittenLongAgoEvenIfItGoesOnComing() {
    written.committed(List.of(item("k", "a")), NOW);
    written.committed(List.of(item("k", "b")), NOW.plusSeconds(200));
    written.fresh(List.of(item("k", "a")));

    written.expire(NOW.plusSeconds(300 + 91));

    assertThat(written.size()).isEqualTo(1);
    assertThat(written.fresh(List.of(item("k", "b")))).isEmpty();
    assertThat(written.fresh(List.of(item("k", "a")))).hasSize(1);
  }

  @Test
  void shouldTakeBackWhatBecomesAgainWhatItWas() {
    written.committed(List.of(state("1")), NOW);
    written.committed(List.of(state("2")), NOW);

    assertThat(written.fresh(List.of(state("2")))).isEmpty();
    assertThat(written.fresh(List.of(state("1")))).hasSize(1);
  }

  @Test
  void shouldTellWhatIsReplacedApartByKeyAndIdentity() {
    written.committed(List.of(state("1")), NOW);

    assertThat(
            written.fresh(
                List.of(
                    Item.replacing("other", state("1").value(), "state"),
                    Item.replacing("k", state("1").value(), "other"))))
        .hasSize(2);
  }

  @Test
  void shouldWriteAllOrNothingOfWhatSharesAnIdentityInOneAnswer() {
    written.committed(List.of(state("1"), state("2")), NOW);

    assertThat(written.fresh(List.of(state("1"), state("2")))).isEmpty();
    assertThat(written.fresh(List.of(state("1"), state("3")))).hasSize(2);
    assertThat(written.fresh(List.of(state("1")))).hasSize(1);
  }

  private static Item state(String value) {
    return Item.replacing("k", value.getBytes(StandardCharsets.UTF_8), "state");
  }

  private static Item item(String key, String value) {
    return new Item(key, value.getBytes(StandardCharsets.UTF_8));
  }
}
