package io.agentclock.system.kit;

import io.agentclock.simulator.workforce.SeededWorkforce;
import io.agentclock.simulator.workforce.TruthEvent;
import io.agentclock.system.kit.RawWriter.Observed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A day of a seeded workforce as pulls on the raw topic: shuffled, some items twice, some late,
 * some unusable, and an hour nobody read until the end of the day.
 */
public final class SampleRun {

  private static final Duration STEP = Duration.ofMinutes(20);
  private static final int STEPS = 72;
  private static final int UNREAD_FROM = 40;
  private static final int UNREAD_TO = 43;
  private static final Duration SETTLE = Duration.ofSeconds(35);

  private final RawWriter vendor;
  private final SeededWorkforce workforce;
  private final Instant start;
  private final Random random = new Random(11);
  private final List<ProducerRecord<String, String>> late = new ArrayList<>();

  private SampleRun(RawWriter vendor, Instant start) {
    this.vendor = vendor;
    this.start = start;
    this.workforce = new SeededWorkforce(11, 24, start);
  }

  /** Writes it, as if it had been read the day before. */
  public static void write(RawWriter vendor) {
    Instant start = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(25));
    new SampleRun(vendor, start).write();
  }

  private void write() {
    for (int step = 0; step < STEPS; step++) {
      if (step < UNREAD_FROM || step >= UNREAD_TO) {
        pull(step, step + 1);
      }
    }
    pull(UNREAD_FROM, UNREAD_TO);
    Instant end = at(STEPS);
    // moves nothing, but nothing before it can still be under way when it has been read
    vendor.pull(end.plusSeconds(90), new Observed(end, end.plusSeconds(1)), List.of());
  }

  private void pull(int fromStep, int toStep) {
    Instant fetched = at(Math.max(toStep, fromStep == UNREAD_FROM ? STEPS : 0)).plus(SETTLE);
    List<ProducerRecord<String, String>> items = new ArrayList<>(late);
    late.clear();
    for (TruthEvent event : workforce.between(at(fromStep), at(toStep))) {
      ProducerRecord<String, String> item = item(fetched, event);
      int dice = random.nextInt(100);
      (dice < 10 && toStep < STEPS && fromStep != UNREAD_FROM ? late : items).add(item);
      if (dice > 95) {
        items.add(item);
      }
    }
    items.add(vendor.item(fetched, "a-poison", "{\"AgentId\":\"a-poison\"" + fromStep));
    Collections.shuffle(items, random);
    vendor.pull(fetched, new Observed(at(fromStep), at(toStep)), items);
  }

  private ProducerRecord<String, String> item(Instant fetched, TruthEvent event) {
    return vendor.item(
        fetched,
        event.agentId(),
        KoreItems.update(event.agentId(), event.at(), event.said(), event.code()));
  }

  private Instant at(int step) {
    return start.plus(STEP.multipliedBy(step));
  }
}
