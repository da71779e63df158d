package io.agentclock.query.intervals;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/**
 * Cuts pages into small pieces. The network layer copies what it is given into memory outside of
 * the heap and keeps it until the client has read it; dozens of clients that don't read mustn't use
 * that memory up.
 */
final class Pieces {

  private static final int MOST_BYTES = 64 << 10;

  private Pieces() {}

  static Flux<byte[]> of(Flux<byte[]> pages) {
    return pages.concatMapIterable(Pieces::of, 1);
  }

  private static Iterable<byte[]> of(byte[] page) {
    return page.length <= MOST_BYTES
        ? List.of(page)
        : IntStream.range(0, (page.length + MOST_BYTES - 1) / MOST_BYTES)
                .mapToObj(piece -> piece(page, piece * MOST_BYTES))
            ::iterator;
  }

  private static byte[] piece(byte[] page, int from) {
    return Arrays.copyOfRange(page, from, Math.min(page.length, from + MOST_BYTES));
  }
}
