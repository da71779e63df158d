package io.agentclock.ingest.vendor;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** A token that several streams use until it expires or is refused. */
public final class CachedToken {

  /** Nothing is asked with a token that may expire on its way. */
  private static final Duration MARGIN = Duration.ofSeconds(30);

  private final Source source;
  private final Clock clock;
  private Token current;
  private Instant renewAt;

  /**
   * @param source gives tokens
   */
  public CachedToken(Source source, Clock clock) {
    this.source = source;
    this.clock = clock;
  }

  /** Where tokens come from. */
  @FunctionalInterface
  public interface Source {

    /**
     * Asks for a new one.
     *
     * @throws VendorFaultException if there is none
     */
    Token ask(VendorCalls calls) throws InterruptedException;
  }

  /**
   * A token.
   *
   * @param value what proves who we are
   * @param expiresAt from when on it doesn't
   */
  public record Token(String value, Instant expiresAt) {
    @Override
    public String toString() {
      return "token until " + expiresAt;
    }
  }

  /** One who uses it. What one forgets after another renewed it stays. Not for several threads. */
  public final class User {

    private Token last;

    /** The token's value; a new one if need be. */
    public String get(VendorCalls calls) throws InterruptedException {
      last = valid(calls);
      return last.value();
    }

    /** The vendor refused the token that this user had. */
    public void forget() {
      CachedToken.this.forget(last);
    }
  }

  private synchronized Token valid(VendorCalls calls) throws InterruptedException {
    if (current == null || !clock.instant().isBefore(renewAt)) {
      Instant asked = clock.instant();
      current = source.ask(calls);
      Duration life = Duration.between(asked, current.expiresAt());
      Duration margin = life.dividedBy(10);
      renewAt = current.expiresAt().minus(margin.compareTo(MARGIN) < 0 ? margin : MARGIN);
    }
    return current;
  }

  private synchronized void forget(Token refused) {
    if (current == refused) {
      current = null;
    }
  }
}
