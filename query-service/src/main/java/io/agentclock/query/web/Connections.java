package io.agentclock.query.web;

import io.micronaut.context.annotation.Property;
import io.micronaut.context.event.BeanCreatedEvent;
import io.micronaut.context.event.BeanCreatedEventListener;
import io.micronaut.http.server.netty.NettyServerCustomizer;
import io.netty.channel.Channel;
import jakarta.inject.Singleton;
import java.time.Duration;

/**
 * Has every connection watched by a {@link RequestTime} and a {@link HostRule}; the framework has
 * no setting for either.
 */
@Singleton
final class Connections implements BeanCreatedEventListener<NettyServerCustomizer.Registry> {

  private static final String HTTP_CODEC = "http-server-codec"; // the framework's name for it

  private final Duration longest;

  Connections(@Property(name = "agentclock.request-time") Duration longest) {
    this.longest = longest;
  }

  @Override
  public NettyServerCustomizer.Registry onCreated(
      BeanCreatedEvent<NettyServerCustomizer.Registry> event) {
    event.getBean().register(new Customizer(null, longest));
    return event.getBean();
  }

  private record Customizer(Channel channel, Duration longest) implements NettyServerCustomizer {

    @Override
    public NettyServerCustomizer specializeForChannel(Channel connection, ChannelRole role) {
      return new Customizer(connection, longest);
    }

    @Override
    public void onStreamPipelineBuilt() {
      if (channel.pipeline().get(HTTP_CODEC) != null) {
        RequestTime.watch(channel, HTTP_CODEC, longest);
        channel.pipeline().addAfter(HTTP_CODEC, "host-rule", new HostRule());
      }
    }
  }
}
