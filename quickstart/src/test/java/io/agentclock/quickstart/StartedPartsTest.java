package io.agentclock.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StartedPartsTest {

  private final StringWriter complaints = new StringWriter();
  private final StartedParts parts = new StartedParts(new PrintWriter(complaints));
  private final List<String> closed = new ArrayList<>();

  @Test
  void shouldCloseInReverseOrderEachOnce() {
    parts.add("first", () -> closed.add("first"));
    parts.add("second", () -> closed.add("second"));

    parts.close();
    parts.close();

    assertThat(closed).containsExactly("second", "first");
  }

  @Test
  void shouldCloseTheRestWhenOneFails() {
    parts.add("first", () -> closed.add("first"));
    parts.add(
        "second",
        () -> {
          throw new IllegalStateException("stuck");
        });

    parts.close();

    assertThat(closed).containsExactly("first");
    assertThat(complaints.toString()).contains("second").contains("stuck");
  }
}
