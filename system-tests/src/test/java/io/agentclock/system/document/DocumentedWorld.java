package io.agentclock.system.document;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.contract.FeedStreamStatus;
import io.agentclock.contract.FeedStreamStatus.LastError;
import io.agentclock.contract.FeedStreamStatus.Status;
import io.agentclock.system.kit.Deployment;
import io.agentclock.system.kit.KoreItems;
import io.agentclock.system.kit.RawWriter;
import io.agentclock.system.kit.RawWriter.Observed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What has to be on the topics for the document's examples to find something. */
final class DocumentedWorld {

  static final String ACCOUNT = "63fb9a0f90425b644d3e";
  static final String AGENT = "a-59bb17e";

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  private final Deployment deployment;
  private final RawWriter vendor;

  private DocumentedWorld(Deployment deployment, RawWriter vendor) {
    this.deployment = deployment;
    this.vendor = vendor;
  }

  static void write(Deployment deployment) {
    try (RawWriter vendor = new RawWriter(deployment, ACCOUNT)) {
      new DocumentedWorld(deployment, vendor).write();
    }
  }

  /** The examples find what was written: else the right answers could all be empty ones. */
  static void isFound(Client client, OpenApi document) {
    Call skill = document.call("getSkillIntervals");
    assertThat(client.get(document.call("getAgent").target()).body())
        .contains("\"state\":\"NOT_READY\"", "\"since\":\"2026-03-02T11:05:00Z\"", "Ann Lee");
    assertThat(client.get(skill.target(skill.exampleRange())).body()).contains("699.72");
    assertThat(client.get(document.call("listFeeds").target()).body()).contains("kore-main");
  }

  private void write() {
    pull(
        "09:00",
        "10:05",
        List.of(
            item("10:05", AGENT, "09:50", "available", null),
            item("10:05", "a-2", "09:10", "busy", null)));
    pull(
        "10:05",
        "10:35",
        List.of(
            item("10:35", AGENT, "10:20", "notready", "1"),
            item("10:35", AGENT, "10:10", "busy", null)));
    pull("10:35", "10:36", List.of(item("10:36", AGENT, "10:25", "available", null)));
    // nobody observed 10:36 to 10:50
    pull("10:50", "11:10", List.of(item("11:10", AGENT, "11:05", "notready", "1")));
    vendor.write(List.of(directory(), skill(), feed()));
  }

  private void pull(String from, String to, List<ProducerRecord<String, String>> items) {
    vendor.pull(at(to).plusSeconds(40), new Observed(at(from), at(to)), items);
  }

  private ProducerRecord<String, String> item(
      String pulled, String agent, String at, String activity, String reason) {
    return vendor.item(
        at(pulled).plusSeconds(40), agent, KoreItems.update(agent, at(at), activity, reason));
  }

  private ProducerRecord<String, String> directory() {
    return record(
        "agent-directory",
        vendor.key(AGENT),
        "{\"name\":\"Ann Lee\",\"employeeId\":\"7\",\"team\":\"Billing\",\"email\":null}",
        Map.of());
  }

  private ProducerRecord<String, String> skill() {
    return record(
        "raw.liveperson",
        "liveperson:12345678:skill:7",
        "{\"epochTimestamp\":%d,\"netHandleTime\":699.72,\"handledSegments\":-1,\"messagesSent\":7}"
            .formatted(at("10:00").toEpochMilli()),
        Map.of(
            "feed", "lp",
            "stream", "net-handle-time",
            "kind", "item",
            "interval", "60",
            "fetched-at", String.valueOf(at("11:00").toEpochMilli())));
  }

  private ProducerRecord<String, String> feed() {
    FeedStreamStatus status =
        new FeedStreamStatus(
            "kore-main",
            "kore",
            ACCOUNT,
            "agent-activity",
            Status.DEGRADED,
            Optional.of(at("11:10")),
            Optional.empty(),
            7,
            Optional.of(new LastError(at("11:00"), "429", "ask less often")),
            List.of(new FeedStreamStatus.Hole(at("10:36"), at("10:50"))));
    return record(
        "feed-progress",
        FeedStreamStatus.key(status.feed(), status.stream()),
        new String(status.toJson(at("11:11")), StandardCharsets.UTF_8),
        Map.of());
  }

  private ProducerRecord<String, String> record(
      String topic, String key, String value, Map<String, String> headers) {
    RecordHeaders written = new RecordHeaders();
    headers.forEach((name, text) -> written.add(name, text.getBytes(StandardCharsets.UTF_8)));
    return new ProducerRecord<>(
        deployment.prefix() + topic, null, at("11:11").toEpochMilli(), key, value, written);
  }

  private static Instant at(String time) {
    return Instant.parse(START.toString().replace("09:00", time));
  }
}
