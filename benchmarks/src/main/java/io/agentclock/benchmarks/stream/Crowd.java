package io.agentclock.benchmarks.stream;

import io.agentclock.benchmarks.kit.WrongAnswerException;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.codec.http.DefaultFullHttpRequest;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpClientCodec;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpVersion;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;

/** Many clients of the stream, all served by one thread. */
public final class Crowd implements AutoCloseable {

  private final EventLoopGroup loop = new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
  private final List<StreamClient> clients = new ArrayList<>();

  private Crowd() {}

  /**
   * Connects them.
   *
   * @param agents how many there are
   * @param change hears each change's number as it comes to a client, in the one thread
   */
  public static Crowd connect(
      InetSocketAddress address, int count, int agents, IntConsumer change) {
    Crowd crowd = new Crowd();
    for (int number = 0; number < count; number++) {
      crowd.connect(address, new StreamClient(number, agents, change));
    }
    return crowd;
  }

  /** Whether everybody has the snapshot. */
  public boolean isReady() {
    return clients.stream().allMatch(StreamClient::isReady);
  }

  /** Whether everybody who wasn't cut off has so many changes. */
  public boolean have(long changes) {
    return clients.stream().allMatch(client -> client.isEnded() || client.changes() >= changes);
  }

  /** How many were cut off. */
  public long cutOff() {
    return clients.stream().filter(StreamClient::isEnded).count();
  }

  /**
   * Checks what has come.
   *
   * @throws WrongAnswerException unless everybody who wasn't cut off has exactly these changes
   */
  public void requireAll(long changes) {
    for (StreamClient client : clients) {
      client.requireRight();
      if (!client.isEnded()) {
        WrongAnswerException.requireSame("changes of a client", changes, client.changes());
      }
    }
  }

  @Override
  public void close() {
    loop.shutdownGracefully().syncUninterruptibly();
  }

  private void connect(InetSocketAddress address, StreamClient client) {
    clients.add(client);
    ChannelFuture connecting =
        new Bootstrap()
            .group(loop)
            .channel(NioSocketChannel.class)
            .handler(
                new ChannelInitializer<>() {
                  @Override
                  protected void initChannel(Channel channel) {
                    channel.pipeline().addLast(new HttpClientCodec(), client);
                  }
                })
            .connect(address);
    connecting.syncUninterruptibly().channel().writeAndFlush(request(address));
  }

  private static FullHttpRequest request(InetSocketAddress address) {
    FullHttpRequest request =
        new DefaultFullHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.GET, "/v1/stream");
    request.headers().set(HttpHeaderNames.HOST, address.getHostString());
    request.headers().set(HttpHeaderNames.ACCEPT, "text/event-stream");
    return request;
  }
}
