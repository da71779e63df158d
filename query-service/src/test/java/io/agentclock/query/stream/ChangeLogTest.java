package io.agentclock.query.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.contract.DirectoryEntry;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.AgentKey;
import io.agentclock.model.AgentState;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Against a list in which every change is an object and none is forgotten. */
class ChangeLogTest {

  private static final int SLOTS = 3;
  private static final int PLENTY = 64 << 20;

  private final SplittableRandom random = new SplittableRandom(7);
  private final Map<Integer, AgentRow> rows = new HashMap<>();
  private final List<Expected> all = new ArrayList<>();
  private Position read = Position.beginning(SLOTS);

  private record Expected(Change.Place place, String event, Position after) {}

  @ParameterizedTest
  @CsvSource({"1, 40", "7, 100", "100, 1000", "3000, 10000"})
  void shouldTellTheLastChangesAsTheyWere(int most, int changes) {
    ChangeLog log = new ChangeLog(most, PLENTY, read);

    for (int i = 0; i < changes; i++) {
      add(log, 20 + random.nextInt(400));
    }

    assertThat(log.end()).isEqualTo(changes);
    assertThat(log.end() - log.first()).isBetween(most - most / 8L, (long) most);
    assertTold(log);
  }

  @Test
  void shouldKeepWithinItsBytesAndBeginAnewInRoomThatWasUsed() {
    ChangeLog log = new ChangeLog(1_000_000, 1_000_000, read);

    for (int i = 0; i < 20_000; i++) {
      add(log, random.nextInt(2_000) == 0 ? 300_000 : 400);
      assertThat(log.bytes()).isLessThanOrEqualTo(1_000_000);
    }

    assertThat(log.end() - log.first()).isBetween(200L, 1_000_000L / 400);
    assertTold(log);
  }

  @Test
  void shouldKeepTheNewestChangeHoweverLargeItIs() {
    ChangeLog log = new ChangeLog(100, 1_000_000, read);

    add(log, 100);
    add(log, 3_000_000);

    assertThat(log.get(log.end() - 1).event()).hasSizeGreaterThan(3_000_000);
  }

  @Test
  void shouldKnowFromWhereOnItHasAll() {
    Position before = read;
    ChangeLog log = new ChangeLog(80, PLENTY, read);
    for (int i = 0; i < 80; i++) {
      add(log, 30);
    }
    assertThat(log.hasAllSince(before)).isTrue();

    add(log, 30);

    assertThat(log.hasAllSince(before)).isFalse();
    assertThat(log.hasAllSince(all.get((int) log.first() - 1).after())).isTrue();
  }

  @Test
  void shouldLeaveWhatWasLentAsItWas() throws RefusedException {
    Knowledge.Age age = new Knowledge.Age(OptionalLong.empty(), false);
    AgentRow row = row(1, record(AgentState.AVAILABLE, 50));
    AgentEntry lent = row.lend();
    String then = text(lent.toJson(age));

    byte[] next = record(AgentState.NOT_READY, 50);
    row.write(AgentFacts.parse(next), next);
    row.rename(new DirectoryEntry("Ada", null, null, null));

    assertThat(text(lent.toJson(age))).isEqualTo(then).contains("AVAILABLE");
    assertThat(text(row.lend().toJson(age))).contains("NOT_READY", "Ada");
  }

  private void add(ChangeLog log, int filling) {
    int slot = random.nextInt(SLOTS);
    long skipped = random.nextInt(3); // markers and records that changed nothing
    Change.Place place = new Change.Place(slot, read.next(slot) + skipped);
    byte[] record =
        record(AgentState.values()[random.nextInt(AgentState.values().length)], filling);
    Optional<AgentState> before =
        random.nextBoolean() ? Optional.of(AgentState.OFFLINE) : Optional.empty();
    Knowledge.Age age =
        new Knowledge.Age(
            random.nextBoolean()
                ? OptionalLong.of(random.nextLong(1L << 40))
                : OptionalLong.empty(),
            random.nextBoolean());
    AgentRow row = row(random.nextInt(20), record);
    log.add(place, before, row, age, read);
    read = read.after(slot, place.offset());
    all.add(new Expected(place, event(before, row.lend(), age), read));
  }

  private AgentRow row(int agent, byte[] record) {
    try {
      AgentFacts facts = AgentFacts.parse(record);
      AgentRow known = rows.get(agent);
      if (known == null) {
        AgentKey key = AgentKey.parse("kore:main:" + agent);
        rows.put(agent, new AgentRow(key, 0, facts, record, DirectoryEntry.NONE));
        return rows.get(agent);
      }
      known.write(facts, record);
      return known;
    } catch (RefusedException e) {
      throw new AssertionError(e);
    }
  }

  private void assertTold(ChangeLog log) {
    for (long number = log.first(); number < log.end(); number++) {
      Change told = log.get(number);
      Expected expected = all.get((int) number);
      assertThat(told.place()).isEqualTo(expected.place());
      assertThat(event(told.before(), told.agent(), told.age())).isEqualTo(expected.event());
      assertThat(log.after(number)).isEqualTo(expected.after());
    }
  }

  private static String event(Optional<AgentState> before, AgentEntry agent, Knowledge.Age age) {
    return before + " " + agent.facts() + " " + text(agent.toJson(age));
  }

  private static byte[] record(AgentState state, int filling) {
    return "{\"state\":\"%s\",\"since\":\"2026-03-02T12:00:00Z\",\"filling\":{\"of\":\"%s\"}}"
        .formatted(state, "é".repeat(filling / 2))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
