package io.agentclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agentclock.system.kit.Api;
import io.agentclock.system.kit.ConfigFile;
import io.agentclock.system.kit.Deployment;
import io.agentclock.system.kit.RawWriter;
import io.agentclock.system.kit.SampleRun;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A client that shares not a line with ours reads the topic, and sees what HTTP says. */
@Tag("slow")
@Timeout(120)
class OutsideClientTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration LONG = Duration.ofSeconds(60);

  @RegisterExtension private final Deployment deployment = new Deployment("outside");

  @Test
  void shouldTellAnOutsideClientWhatHttpTells() throws Exception {
    assumeTrue(isInstalled("kcat"), "kcat isn't installed");
    ConfigFile config = deployment.config();
    int processorPort = Deployment.freePort();
    deployment.processor("processor", processorPort, config);
    Api api = deployment.query(processorPort, config);
    try (RawWriter vendor = new RawWriter(deployment, "outside")) {
      SampleRun.write(vendor);
    }
    String application = deployment.prefix() + "agentclock-processor";
    await().atMost(LONG).until(() -> deployment.topics().isRead("raw.kore", application));

    await() // the last half hours may still be closing
        .atMost(LONG)
        .untilAsserted(
            () -> {
              Map<String, JsonNode> newest =
                  newestRevisions(kcat(deployment.prefix() + "agent-intervals"));
              assertThat(newest).hasSizeGreaterThan(100);
              assertThat(closedRows(api, newest)).isEqualTo(newest);
            });
  }

  /** The rows of all agents over HTTP, from the first to the last of those on the topic. */
  private static Map<String, JsonNode> closedRows(Api api, Map<String, JsonNode> onTheTopic) {
    TreeSet<String> starts = new TreeSet<>();
    TreeSet<String> agents = new TreeSet<>();
    for (JsonNode row : onTheTopic.values()) {
      starts.add(row.path("intervalStart").asText());
      agents.add(row.path("agent").asText());
    }
    Instant end = Instant.parse(starts.last()).plus(Duration.ofMinutes(30));
    Map<String, JsonNode> rows = new TreeMap<>();
    for (String agent : agents) {
      for (JsonNode row :
          api.items("/agents/%s/intervals?from=%s&to=%s".formatted(agent, starts.first(), end))) {
        if (row.path("closed").asBoolean()) {
          rows.put(agent + '@' + row.path("intervalStart").asText(), row);
        }
      }
    }
    return rows;
  }

  private static Map<String, JsonNode> newestRevisions(List<String> lines)
      throws JsonProcessingException {
    Map<String, JsonNode> newest = new TreeMap<>();
    for (String line : lines) {
      String[] keyAndValue = line.split("\t", 2);
      JsonNode row = JSON.readTree(keyAndValue[1]);
      JsonNode known = newest.get(keyAndValue[0]);
      if (known == null || known.path("revision").asInt() < row.path("revision").asInt()) {
        newest.put(keyAndValue[0], row);
      }
    }
    return newest;
  }

  private List<String> kcat(String topic) throws IOException, InterruptedException {
    Path said = deployment.temporaryOf("kcat").resolve("out");
    List<String> command =
        new ArrayList<>(List.of("kcat", "-b", deployment.bootstrapServers(), "-q"));
    command.addAll(List.of("-X", "isolation.level=read_committed"));
    command.addAll(List.of("-C", "-e", "-o", "beginning", "-f", "%k\\t%s\\n", "-t", topic));
    Process process = new ProcessBuilder(command).redirectOutput(said.toFile()).start();
    assertThat(process.waitFor()).as("exit code of kcat").isZero();
    return Files.readAllLines(said, StandardCharsets.UTF_8);
  }

  private static boolean isInstalled(String program) {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}
