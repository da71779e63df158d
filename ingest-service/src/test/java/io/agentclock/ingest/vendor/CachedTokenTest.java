package io.agentclock.ingest.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedTokenTest {

  private static final Instant START = Instant.parse("2026-03-10T10:00:00Z");
  private static final VendorCalls NOBODY =
      (request, alsoFine) -> {
        throw new AssertionError("nobody is asked");
      };

  private final SetClock clock = new SetClock();
  private final AtomicInteger asked = new AtomicInteger();
  private long lifeSeconds = 3600;
  private final CachedToken token =
      new CachedToken(
          calls ->
              new CachedToken.Token(
                  "t" + asked.incrementAndGet(), clock.instant().plusSeconds(lifeSeconds)),
          clock);

  @Test
  void shouldAskOnceForAllWhoUseIt() throws InterruptedException {
    assertThat(token.new User().get(NOBODY)).isEqualTo("t1");
    assertThat(token.new User().get(NOBODY)).isEqualTo("t1");
  }

  @Test
  void shouldAskAnewShortlyBeforeItExpires() throws InterruptedException {
    CachedToken.User user = token.new User();
    user.get(NOBODY);

    clock.now = START.plusSeconds(3569);
    assertThat(user.get(NOBODY)).isEqualTo("t1");
    clock.now = START.plusSeconds(3570);
    assertThat(user.get(NOBODY)).isEqualTo("t2");
  }

  @Test
  void shouldUseAShortTokenForMostOfItsLife() throws InterruptedException {
    lifeSeconds = 20;
    CachedToken.User user = token.new User();
    user.get(NOBODY);

    clock.now = START.plusSeconds(17);
    assertThat(user.get(NOBODY)).isEqualTo("t1");
    clock.now = START.plusSeconds(18);
    assertThat(user.get(NOBODY)).isEqualTo("t2");
  }

  @Test
  void shouldAskForOneNewTokenHoweverManyWereRefusedTheOldOne() throws InterruptedException {
    CachedToken.User one = token.new User();
    CachedToken.User other = token.new User();
    one.get(NOBODY);
    other.get(NOBODY);

    one.forget();
    assertThat(one.get(NOBODY)).isEqualTo("t2");
    other.forget();
    assertThat(other.get(NOBODY)).isEqualTo("t2");
  }

  @Test
  void shouldNotShowItself() {
    assertThat(new CachedToken.Token("secret", START).toString()).doesNotContain("secret");
  }

  private static final class SetClock extends Clock {
    private Instant now = START;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
