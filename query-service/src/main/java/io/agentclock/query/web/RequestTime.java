package io.agentclock.query.web;

import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * Ends a connection whose client takes too long to send a request: one that comes byte by byte is
 * never idle. A request that comes as a whole costs no timer. Of one connection and its thread.
 */
final class RequestTime extends ChannelInboundHandlerAdapter {

  private final Duration longest;
  private boolean isUnderWay;
  private Future<?> end;

  private RequestTime(Duration longest) {
    this.longest = longest;
  }

  /**
   * Watches a connection.
   *
   * @param codec the handler that makes requests of bytes
   */
  static void watch(Channel channel, String codec, Duration longest) {
    RequestTime time = new RequestTime(longest);
    channel.pipeline().addBefore(codec, "request-time", time);
    channel.pipeline().addAfter(codec, "request-end", time.requestEnd());
  }

  /** Bytes of a request. */
  @Override
  public void channelRead(ChannelHandlerContext context, Object bytes) {
    isUnderWay = true;
    context.fireChannelRead(bytes);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (!isUnderWay) {
      forget();
    } else if (end == null) {
      end =
          context
              .executor()
              .schedule(() -> context.close(), longest.toMillis(), TimeUnit.MILLISECONDS);
    }
    context.fireChannelReadComplete();
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    forget();
    context.fireChannelInactive();
  }

  private ChannelInboundHandlerAdapter requestEnd() {
    return new ChannelInboundHandlerAdapter() {
      @Override
      public void channelRead(ChannelHandlerContext context, Object part) {
        if (part instanceof LastHttpContent) {
          isUnderWay = false;
        }
        context.fireChannelRead(part);
      }
    };
  }

  private void forget() {
    if (end != null) {
      end.cancel(false);
      end = null;
    }
  }
}
