package io.agentclock.ingest.liveperson;

import java.util.Optional;

/**
 * Names a page by how many rows come before it.
 *
 * @param offset so many rows were delivered
 * @param last the fingerprint of the page before; none: there is none
 */
record PageCursor(long offset, Optional<Long> last) {

  static final PageCursor START = new PageCursor(0, Optional.empty());

  /** Reads what {@link #text} wrote; none: the first page. */
  static PageCursor of(Optional<String> text) {
    return text.map(PageCursor::parse).orElse(START);
  }

  String text() {
    return offset + last.map(fingerprint -> ":" + fingerprint).orElse("");
  }

  private static PageCursor parse(String text) {
    String[] parts = text.split(":");
    return new PageCursor(
        Long.parseLong(parts[0]),
        parts.length == 1 ? Optional.empty() : Optional.of(Long.valueOf(parts[1])));
  }
}
