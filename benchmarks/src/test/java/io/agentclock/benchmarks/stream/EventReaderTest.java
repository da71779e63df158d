package io.agentclock.benchmarks.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventReaderTest {

  private static final int AGENTS = 300;

  private final List<String> told = new ArrayList<>();

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 4_096, 1_000_000})
  void shouldTellEventsHoweverTheyAreCut(int pieceBytes) {
    // given
    String snapshot =
        IntStream.range(0, AGENTS)
            .mapToObj(
                "{\"schema\":\"agent-state/1\",\"agent\":\"kore:benchmark:a-%06d\"}"::formatted)
            .collect(Collectors.joining(",", "{\"items\":[", "]}"));
    byte[] stream =
        ("retry: 2000\n\nid: 1\nevent: snapshot\ndata: %s\n\n".formatted(snapshot)
                + "id: 2\nevent: state\ndata: {\"agent\":\"x\",\"reason\":\"c17\"}\n\n"
                + ": still here\n\nevent:heartbeat\ndata:{}\n\nevent:state\ndata:{\"y\":1}\n\n")
            .getBytes(StandardCharsets.UTF_8);
    EventReader reader = new EventReader(new Telling());

    // when
    for (int from = 0; from < stream.length; from += pieceBytes) {
      reader.read(Unpooled.wrappedBuffer(stream, from, Math.min(pieceBytes, stream.length - from)));
    }

    // then
    assertThat(told)
        .containsExactly(
            "snapshot of 300",
            "{\"agent\":\"x\",\"reason\":\"c17\"}",
            "other heartbeat",
            "{\"y\":1}");
  }

  private final class Telling implements EventReader.Events {

    @Override
    public void snapshot(int agents) {
      told.add("snapshot of " + agents);
    }

    @Override
    public void state(byte[] line, int from, int to) {
      told.add(new String(line, from, to - from, StandardCharsets.UTF_8));
    }

    @Override
    public void other(String name) {
      told.add("other " + name);
    }
  }
}
