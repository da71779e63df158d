package io.agentclock.processor.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A consumer that joined, heard its group every three seconds, and then didn't. */
final class GroupContactTest {

  private static final long JOINED = 1_772_445_600_000L;

  private final GroupContact contact = new GroupContact(Duration.ofSeconds(10));

  @Test
  void shouldNotBeFreshBeforeItLooked() {
    assertThat(contact.isFresh(JOINED)).isFalse();
  }

  @Test
  void shouldNotBeFreshBeforeItsFirstRebalance() {
    contact.look(counters(0, 0), JOINED);

    assertThat(contact.isFresh(JOINED)).isFalse();
  }

  @Test
  void shouldBeFreshFromItsFirstRebalanceOn() {
    givenJoined();

    assertThat(contact.isFresh(JOINED)).isTrue();
    assertThat(contact.isFresh(JOINED + 10_000)).isTrue();
    assertThat(contact.isFresh(JOINED + 10_001)).isFalse();
  }

  @Test
  void shouldStayFreshWhileRepliesComeAndNothingElseHappens() {
    givenHeardFor(300);

    for (long later = 0; later <= 4_000; later += 500) {
      assertThat(contact.isFresh(JOINED + 300_000 + later)).isTrue();
    }
  }

  @Test
  void shouldNotBeFreshWhenNoReplyComes() {
    givenHeardFor(300);

    contact.look(counters(1, 100), JOINED + 308_000);

    assertThat(contact.isFresh(JOINED + 308_000)).isFalse();
  }

  @Test
  void shouldNotTrustTheFirstReplyAfterASleep() {
    givenHeardFor(300);
    long awake = JOINED + 340_000;
    assertThat(contact.isFresh(awake)).isFalse();

    contact.look(counters(1, 101), awake);
    assertThat(contact.isFresh(awake)).isFalse();

    contact.look(counters(1, 102), awake + 3_000);
    assertThat(contact.isFresh(awake + 3_000)).isTrue();
  }

  @Test
  void shouldTrustARebalanceAfterASleep() {
    givenHeardFor(300);
    long awake = JOINED + 340_000;

    contact.look(counters(2, 101), awake);

    assertThat(contact.isFresh(awake)).isTrue();
  }

  @Test
  void shouldNeedEveryConsumerToBeInTouch() {
    givenHeardFor(300);

    contact.look(
        Map.of("one", new GroupContact.Counters(1, 101), "two", new GroupContact.Counters(0, 0)),
        JOINED + 303_000);

    assertThat(contact.isFresh(JOINED + 303_000)).isFalse();
  }

  @Test
  void shouldForgetAConsumerThatIsGone() {
    contact.look(
        Map.of("one", new GroupContact.Counters(0, 0), "two", new GroupContact.Counters(1, 0)),
        JOINED);

    contact.look(Map.of("two", new GroupContact.Counters(1, 1)), JOINED + 3_000);

    assertThat(contact.isFresh(JOINED + 3_000)).isTrue();
  }

  @Test
  void shouldNotBeFreshWhenTheClockWasSetBack() {
    givenHeardFor(300);

    assertThat(contact.isFresh(JOINED)).isFalse();
  }

  private void givenJoined() {
    contact.look(counters(0, 0), JOINED - 1_000);
    contact.look(counters(1, 0), JOINED);
  }

  private void givenHeardFor(int seconds) {
    givenJoined();
    for (int second = 3; second <= seconds; second += 3) {
      contact.look(counters(1, second / 3), JOINED + second * 1_000L);
    }
  }

  private static Map<String, GroupContact.Counters> counters(int rebalances, int replies) {
    return Map.of("one", new GroupContact.Counters(rebalances, replies));
  }
}
