package io.agentclock.model.properties;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.model.AgentKey;
import io.agentclock.model.kit.LogEntry;
import io.agentclock.model.kit.Replay;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Properties 5 and 6: neither how closing is spread, nor crashes, nor a replay change anything. */
class SpreadPropertiesTest {

  @Provide
  Arbitrary<History> histories() {
    return Arbitraries.frequencyOf(
        Tuple.of(2, Histories.of(Histories.Kind.MAPPED_ANEW)),
        Tuple.of(1, HandleHistories.all()),
        Tuple.of(1, HandleHistories.withWindows()));
  }

  @Property
  void shouldSayTheSameWhetherClosingIsAtOnceOrOnlyWhenForced(
      @ForAll("histories") History history) {
    Replay atOnce = atOnce(history);

    Replay forced = Replay.of(history.rules(), history.log());

    assertSame(history, forced, atOnce);
  }

  @Property
  void shouldSayTheSameHoweverClosingIsSpreadOverWalksAndRestarts(
      @ForAll("histories") History history) {
    Replay atOnce = atOnce(history);
    Random random = history.random();

    Replay spread = new Replay(history.rules());
    for (LogEntry entry : history.log()) {
      spread.take(entry);
      for (int i = random.nextInt(3); i > 0; i--) {
        spread.walkSome(1 + random.nextInt(3));
      }
      if (random.nextInt(20) == 0) {
        spread.restart();
      }
    }
    spread.finishWalks();

    assertSame(history, spread, atOnce);
  }

  @Property
  void shouldSayTheSameAfterCrashesHalfWay(@ForAll("histories") History history) {
    Replay atOnce = atOnce(history);
    Random random = history.random();

    Replay crashing = new Replay(history.rules());
    Replay.Commit commit = crashing.commit();
    int committed = 0;
    int crashes = 0;
    for (int next = 0; next < history.log().size(); next++) {
      crashing.take(history.log().get(next));
      crashing.walkSome(1);
      if (random.nextInt(10) == 0) {
        commit = crashing.commit();
        committed = next + 1;
      } else if (crashes < 10 && random.nextInt(15) == 0) {
        crashing.crashTo(commit);
        next = committed - 1;
        crashes++;
      }
    }
    crashing.finishWalks();

    assertSame(history, crashing, atOnce);
  }

  @Property
  void shouldSayTheSameInAReplay(@ForAll("histories") History history) {
    Replay first = Replay.of(history.rules(), history.log());

    Replay again = Replay.of(history.rules(), history.log());

    assertThat(again.output().events()).isEqualTo(first.output().events());
  }

  @Property
  void shouldSayTheSameOfAnAgentWhoeverSharesItsPartition(@ForAll("histories") History history) {
    Replay together = Replay.of(history.rules(), history.log());

    for (AgentKey agent : history.agents()) {
      List<LogEntry> own =
          history.log().stream()
              .filter(entry -> !(entry instanceof LogEntry.Item item) || item.agent().equals(agent))
              .toList();
      assertThat(Replay.of(history.rules(), own).output().of(agent))
          .as("%s", agent)
          .isEqualTo(together.output().of(agent));
    }
  }

  private static Replay atOnce(History history) {
    Replay replay = new Replay(history.rules());
    for (LogEntry entry : history.log()) {
      replay.take(entry);
      replay.finishWalks();
    }
    return replay;
  }

  private static void assertSame(History history, Replay spread, Replay atOnce) {
    for (AgentKey agent : history.agents()) {
      assertThat(spread.output().of(agent))
          .as("said of %s", agent)
          .isEqualTo(atOnce.output().of(agent));
      assertThat(spread.store().slots(agent))
          .as("kept of %s", agent)
          .isEqualTo(atOnce.store().slots(agent));
      assertThat(spread.store().segments(agent)).isEqualTo(atOnce.store().segments(agent));
    }
  }
}
