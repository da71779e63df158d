package io.agentclock.query.web;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpVersion;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Refuses a request that doesn't name one host: what stands before this service may have believed
 * the other one. The connection ends with the answer. Of one connection and its thread.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9112#section-3.2">RFC 9112, 3.2</a>
 */
final class HostRule extends ChannelInboundHandlerAdapter {

  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:[\\w.~%!$&'()*+,;=-]*|\\[[\\w.~%:-]+])(?::\\d*)?");

  @Override
  public void channelRead(ChannelHandlerContext context, Object part) {
    if (part instanceof HttpRequest head && head.decoderResult().isSuccess() && !isNamed(head)) {
      head.setDecoderResult(
          DecoderResult.failure(
              new IllegalArgumentException("a request names one host in one Host header")));
    }
    context.fireChannelRead(part);
  }

  private static boolean isNamed(HttpRequest head) {
    List<String> hosts = head.headers().getAll(HttpHeaderNames.HOST);
    return hosts.isEmpty()
        ? head.protocolVersion().compareTo(HttpVersion.HTTP_1_1) < 0
        : hosts.size() == 1 && HOST_AND_PORT.matcher(hosts.get(0).strip()).matches();
  }
}
