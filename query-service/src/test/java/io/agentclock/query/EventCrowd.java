package io.agentclock.query;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * Many clients of the stream on one thread. They look for nothing but the stamps that reasons are,
 * so that they cost little beside what is measured.
 */
final class EventCrowd implements AutoCloseable {

  private static final byte[] MARK = "\"reason\":\"@".getBytes(US_ASCII);
  private static final byte[] SNAPSHOT_END = "]}\n\n".getBytes(US_ASCII);
  private static final int MOST_MS = 600_000;

  private final Selector selector = Selector.open();
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 18);
  private final AtomicLongArray delays = new AtomicLongArray(MOST_MS + 1);
  private final Thread thread = new Thread(this::run, "crowd");
  private volatile int withSnapshot;
  private volatile long changes;
  private volatile int closed;

  EventCrowd(int port, int clients) throws IOException {
    for (int i = 0; i < clients; i++) {
      SocketChannel channel =
          SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      channel.write(
          ByteBuffer.wrap("GET /v1/stream HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(US_ASCII)));
      channel.configureBlocking(false);
      channel.register(selector, SelectionKey.OP_READ, new Client());
    }
    thread.setDaemon(true);
    thread.start();
  }

  /** What to give as a reason, so that it is known when it was sent. */
  static String stamp() {
    return "@" + System.nanoTime();
  }

  int withSnapshot() {
    return withSnapshot;
  }

  long changes() {
    return changes;
  }

  int closed() {
    return closed;
  }

  long cpuNanos() {
    return ManagementFactory.getThreadMXBean().getThreadCpuTime(thread.getId());
  }

  /** The delay that a share of the changes didn't exceed. */
  long delayMs(double share) {
    long wanted = (long) Math.ceil(changes * share);
    long seen = 0;
    for (int ms = 0; ms <= MOST_MS; ms++) {
      seen += delays.get(ms);
      if (seen >= wanted) {
        return ms;
      }
    }
    return MOST_MS;
  }

  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }

  private void run() {
    try {
      while (selector.isOpen()) {
        selector.select(key -> read(key));
      }
    } catch (IOException | ClosedSelectorException e) {
      // closed
    }
  }

  private void read(SelectionKey key) {
    try {
      buffer.clear();
      if (((SocketChannel) key.channel()).read(buffer) < 0) {
        leave(key);
        return;
      }
      ((Client) key.attachment()).take(buffer.flip());
    } catch (IOException e) {
      leave(key);
    }
  }

  private void leave(SelectionKey key) {
    key.cancel();
    closed++;
  }

  /** What one client has matched so far. */
  private final class Client {

    private int marked;
    private int ended;
    private boolean hasSnapshot;
    private long stamp = -1;

    void take(ByteBuffer bytes) {
      long now = System.nanoTime();
      while (bytes.hasRemaining()) {
        byte next = bytes.get();
        if (stamp >= 0) {
          stamp(next, now);
        } else if (!hasSnapshot && next == SNAPSHOT_END[ended]) {
          ended++;
          if (ended == SNAPSHOT_END.length) {
            hasSnapshot = true;
            withSnapshot++;
          }
        } else {
          ended = 0;
          marked = next == MARK[marked] ? marked + 1 : next == MARK[0] ? 1 : 0;
          if (marked == MARK.length) {
            marked = 0;
            stamp = 0;
          }
        }
      }
    }

    private void stamp(byte next, long now) {
      if (next == '"') {
        long ms = TimeUnit.NANOSECONDS.toMillis(now - stamp);
        delays.incrementAndGet((int) Math.min(MOST_MS, ms));
        changes++;
        stamp = -1;
      } else {
        stamp = stamp * 10 + next - '0';
      }
    }
  }
}
