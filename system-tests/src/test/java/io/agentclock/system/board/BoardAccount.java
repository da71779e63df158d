package io.agentclock.system.board;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.system.kit.Deployment;
import io.agentclock.system.kit.KoreItems;
import io.agentclock.system.kit.RawWriter;
import io.agentclock.system.kit.RawWriter.Observed;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;

/**
 * A Kore.ai account whose agents do what the test says. It counts as observed from a day ago up to
 * the newest pull, so what the board shows of it is live for the next two minutes.
 */
final class BoardAccount implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration BACK = Duration.ofHours(24);

  private final RawWriter vendor;
  private final String prefix;
  private final String name;
  private Instant observed = Instant.now().minus(BACK).truncatedTo(ChronoUnit.SECONDS);

  BoardAccount(Deployment deployment, String name) {
    this.vendor = new RawWriter(deployment, name);
    this.prefix = deployment.prefix();
    this.name = name;
  }

  /**
   * What an agent did.
   *
   * @param minutesAgo when it began
   * @param reason null for none
   */
  record Update(String agentId, double minutesAgo, String activity, String reason) {}

  static Update update(String agentId, double minutesAgo, String activity, String reason) {
    return new Update(agentId, minutesAgo, activity, reason);
  }

  /** One pull of these updates. */
  void says(Update... updates) {
    Instant now = Instant.now();
    List<ProducerRecord<String, String>> items =
        Stream.of(updates)
            .map(update -> vendor.item(now, update.agentId(), text(update, now)))
            .toList();
    vendor.pull(now, new Observed(observed, now), items);
    observed = now;
  }

  /** What the directory says of an agent. */
  void isCalled(String agentId, String person, String team) {
    String value = JSON.createObjectNode().put("name", person).put("team", team).toString();
    vendor.write(List.of(new ProducerRecord<>(prefix + "agent-directory", key(agentId), value)));
  }

  String key(String agentId) {
    return vendor.key(agentId);
  }

  /** The board of this account alone. */
  String address() {
    return "/?account=" + name;
  }

  @Override
  public void close() {
    vendor.close();
  }

  private static String text(Update update, Instant now) {
    Instant at = now.minusMillis((long) (update.minutesAgo() * 60_000));
    return KoreItems.update(update.agentId(), at, update.activity(), update.reason());
  }
}
