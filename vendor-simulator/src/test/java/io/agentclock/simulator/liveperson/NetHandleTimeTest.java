package io.agentclock.simulator.liveperson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NetHandleTimeTest {

  private static final String PATH = "/operations/api/account/{acc}/nht?source=test";
  private static final String FRAME = "&fromDate=2026-03-02T04:00:00&toDate=2026-03-02T08:00:00";
  private static final String REFERENCES = "/_metadata/references";

  private LivePersonServer server;

  @AfterEach
  void close() throws IOException {
    server.close();
  }

  @Test
  void shouldTellTenSkillsAPage() throws Exception {
    server = LivePersonServer.with(50);

    JsonNode first = server.client.json(PATH + FRAME + "&v=2");
    List<JsonNode> skills = server.client.all(PATH + FRAME + "&v=2", "skillInfo", REFERENCES);

    Shape.of("net-handle-time").fits(first);
    assertThat(first.get("skillInfo")).hasSize(10);
    assertThat(first.at("/_metadata/count").asInt()).isEqualTo(24);
    assertThat(skills).hasSize(24).doesNotHaveDuplicates();
    assertThat(skills).allMatch(skill -> skill.get("metricsByIntervals").size() == 4);
    JsonNode unused = skills.get(23).get("metricsByIntervals");
    assertThat(unused).allMatch(metric -> metric.get("netHandleTime").asInt() == -1);
  }

  @Test
  void shouldDeriveNetHandleTimeAsTheSampleDoes() throws Exception {
    server = LivePersonServer.with(50);

    for (JsonNode metric : metrics(server.client.json(PATH + FRAME + "&v=2"))) {
      double net = metric.get("netHandleTime").asDouble();
      if (net >= 0) {
        double average = metric.get("avgSegmentWorkTime").asDouble();
        double messages = metric.get("messagesSent").asInt();
        assertThat(average * messages / metric.get("handledSegments").asInt())
            .isCloseTo(net, within(0.01));
      }
    }
  }

  @Test
  void shouldRepeatTheHoursNumbersInItsQuarters() throws Exception {
    server = LivePersonServer.with(50);
    String one = PATH + FRAME + "&v=2&skillIds=146473400";

    List<JsonNode> hours = metrics(server.client.json(one));
    List<JsonNode> quarters = metrics(server.client.json(one + "&interval=15"));

    assertThat(quarters).hasSize(4 * hours.size());
    for (int i = 0; i < quarters.size(); i++) {
      assertThat(quarters.get(i).get("messagesSent"))
          .isEqualTo(hours.get(i / 4).get("messagesSent"));
      assertThat(quarters.get(i).get("netHandleTime"))
          .isEqualTo(hours.get(i / 4).get("netHandleTime"));
    }
  }

  @Test
  void shouldRefuseWhatTheDocumentationDoes() throws Exception {
    server = LivePersonServer.with(0);

    for (String query :
        List.of(
            "&v=2",
            "&v=2&fromDate=2026-03-02T04:00:00Z&toDate=2026-03-02T08:00:00Z",
            "&v=2&fromDate=2026-03-02T04:00:00&toMillis=1772449200000",
            FRAME + "&v=2&fromMillis=1772449200000",
            FRAME + "&v=2&interval=20",
            FRAME + "&v=2&limit=11",
            "&v=2&fromDate=2026-02-20T04:00:00&toDate=2026-03-02T08:00:00")) {
      assertThat(server.client.get(PATH + query).statusCode()).as(query).isEqualTo(400);
    }
  }

  private static List<JsonNode> metrics(JsonNode answer) {
    List<JsonNode> metrics = new ArrayList<>();
    answer.get("skillInfo").forEach(s -> s.get("metricsByIntervals").forEach(metrics::add));
    return metrics;
  }
}
