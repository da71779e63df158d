package io.agentclock.query.intervals;

import java.util.Arrays;
import java.util.Iterator;
import java.util.NoSuchElementException;
import reactor.core.publisher.Flux;

/**
 * Cuts pages into small pieces, at the ends of lines. The network layer copies what it is given
 * into memory outside of the heap and keeps it until the client has read it; clients that don't
 * read mustn't use that memory up.
 */
final class Pieces {

  /** A line that is longer is a piece of its own. */
  private static final int MOST_BYTES = 64 << 10;

  private Pieces() {}

  /**
   * The same lines in pieces.
   *
   * @param pages each of whole lines, none empty
   */
  static Flux<byte[]> of(Flux<byte[]> pages) {
    return pages.concatMapIterable(page -> () -> new Cuts(page), 1);
  }

  private static final class Cuts implements Iterator<byte[]> {

    private final byte[] page;
    private int from;

    Cuts(byte[] page) {
      this.page = page;
    }

    @Override
    public boolean hasNext() {
      return from < page.length;
    }

    @Override
    public byte[] next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      int begin = from;
      from = end();
      return begin == 0 && from == page.length ? page : Arrays.copyOfRange(page, begin, from);
    }

    private int end() {
      if (page.length - from <= MOST_BYTES) {
        return page.length;
      }
      int end = from + MOST_BYTES;
      while (end > from && page[end - 1] != '\n') {
        end--;
      }
      if (end > from) {
        return end;
      }
      end = from + MOST_BYTES;
      while (end < page.length && page[end - 1] != '\n') {
        end++;
      }
      return end;
    }
  }
}
