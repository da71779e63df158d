package io.agentclock.benchmarks.stream;

import io.agentclock.benchmarks.kit.NumberedChanges;
import io.agentclock.benchmarks.kit.WrongAnswerException;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * One client of the stream: it must get every change once, each agent's in their order, until it is
 * cut off, if it is. Used by the event loop's thread; read by others.
 */
final class StreamClient extends SimpleChannelInboundHandler<HttpObject>
    implements EventReader.Events {

  private static final int OK = 200;

  private final int number;
  private final IntConsumer change;
  private final int[] last;
  private final EventReader reader = new EventReader(this);
  private volatile boolean ready;
  private volatile boolean ended;
  private volatile int changes;
  private volatile String fault;

  /**
   * @param number of the client
   * @param agents who change in turn
   * @param change hears each change's number as it comes
   */
  StreamClient(int number, int agents, IntConsumer change) {
    this.number = number;
    this.change = change;
    this.last = new int[agents];
    Arrays.fill(last, -1);
  }

  /** Whether the snapshot has come. */
  boolean isReady() {
    requireRight();
    return ready;
  }

  /** Whether the connection is closed. */
  boolean isEnded() {
    return ended;
  }

  /** How many have come. */
  int changes() {
    return changes;
  }

  /**
   * @throws WrongAnswerException if anything came that isn't right
   */
  void requireRight() {
    if (fault != null) {
      throw new WrongAnswerException("client %d: %s".formatted(number, fault));
    }
  }

  @Override
  protected void channelRead0(ChannelHandlerContext context, HttpObject message) {
    if (message instanceof HttpResponse response && response.status().code() != OK) {
      wrong("answered " + response.status());
    }
    if (message instanceof HttpContent content) {
      reader.read(content.content());
    }
    if (message instanceof LastHttpContent) {
      context.close();
    }
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    ended = true;
  }

  @Override
  public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
    if (cause instanceof java.io.IOException) {
      context.close(); // cut off
    } else {
      wrong(cause.toString());
    }
  }

  @Override
  public void snapshot(int agents) {
    if (agents != last.length) {
      wrong("a snapshot of %d agents".formatted(agents));
    }
    ready = true;
  }

  @Override
  public void state(byte[] line, int from, int to) {
    int found = NumberedChanges.numberIn(line, from, to);
    int agent = Math.floorMod(found, last.length);
    if (found < 0 || found <= last[agent]) {
      wrong("change %d after %d".formatted(found, last[agent]));
      return;
    }
    last[agent] = found;
    changes = changes + 1; // by this thread alone
    change.accept(found);
  }

  @Override
  public void other(String name) {
    if (name.equals("reset")) {
      wrong("a reset");
    }
  }

  private void wrong(String what) {
    if (fault == null) {
      fault = what;
    }
  }
}
