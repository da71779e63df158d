package io.agentclock.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class QuickstartTest {

  @TempDir private Path folder;

  private final StringWriter said = new StringWriter();
  private final PrintWriter out = new PrintWriter(said, true);
  private final StartedParts parts = new StartedParts(out);

  @AfterEach
  void stop() {
    parts.close();
  }

  @Test
  void shouldStartEmptyAndSayWhatIsUp() throws Exception {
    Path file = Files.writeString(folder.resolve("empty.yml"), "feeds: {}");

    String dashboard = launch(file);

    assertThat(get(dashboard + "v1/agents")).contains("\"items\":[]");
    assertThat(said.toString().lines().map(line -> line.split(" ")[0]))
        .containsExactly("broker", "processor", "ingest", "query", "Kafka", "The");
    assertThat(said.toString().lines()).last().asString().endsWith(dashboard);
  }

  private String launch(Path config) {
    QuickstartOptions options =
        CommandLine.populateCommand(
            new QuickstartOptions(),
            "--port=0",
            "--kafka-port=0",
            "--config=" + config,
            "--data-dir=" + folder.resolve("data"));
    DataDirectory data = parts.add("data folder", DataDirectory.open(options.dataDir()));
    return new Launch(options, data, parts, out)
        .run(QuickstartSettings.read(options.config(), Map.of()));
  }

  private static String get(String address) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
    return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
  }
}
