package io.agentclock.ingest.liveperson;

import java.util.List;
import java.util.Optional;

/**
 * Names the files of a window that are still to be read.
 *
 * @param partial whether the list didn't name all of them, so that it is to be asked for again
 * @param paths in the list's order; none: it is the list's turn
 */
record FileCursor(boolean partial, List<String> paths) {

  FileCursor {
    paths = List.copyOf(paths);
  }

  /** Reads what {@link #next} wrote. */
  static FileCursor parse(String text) {
    List<String> lines = text.lines().toList();
    return new FileCursor(Boolean.parseBoolean(lines.get(0)), lines.subList(1, lines.size()));
  }

  /** The cursor of what is left after the first file. */
  FileCursor rest() {
    return new FileCursor(partial, paths.subList(1, paths.size()));
  }

  /** What comes next, if anything does. */
  Optional<String> next() {
    return paths.isEmpty() && !partial
        ? Optional.empty()
        : Optional.of(partial + "\n" + String.join("\n", paths));
  }
}
