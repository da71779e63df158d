package io.agentclock.query.access;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.KeySourceException;
import com.nimbusds.jose.jwk.source.CachingJWKSetSource;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.jwk.source.JWKSourceBuilder;
import com.nimbusds.jose.jwk.source.RateLimitReachedException;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import io.agentclock.settings.JwtSettings;
import java.net.MalformedURLException;
import java.net.URL;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks bearer tokens: a signature by one of the issuer's published keys, with an algorithm whose
 * public key can't sign; the issuer, the audience, and the time.
 *
 * <p>Keys are asked for when a token names one that isn't known, and every few minutes; never more
 * often than twice in ten seconds. Known ones are believed for a while when the issuer can't be
 * reached.
 */
final class Tokens {

  private static final Logger LOG = LoggerFactory.getLogger(Tokens.class);
  private static final Duration KEYS_LIVE = Duration.ofMinutes(5);
  private static final Duration REFRESH_TIMEOUT = Duration.ofSeconds(5);
  private static final Duration LEAST_GAP = Duration.ofSeconds(10);
  private static final Duration OUTAGE = Duration.ofHours(4);

  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final TokenCaller callers;
  private volatile boolean keysKnown;

  Tokens(JwtSettings settings, TokenCaller callers, Clock clock) {
    this.callers = callers;
    Set<JWSAlgorithm> algorithms = new HashSet<>(JWSAlgorithm.Family.RSA);
    algorithms.addAll(JWSAlgorithm.Family.EC);
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(
            JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys(settings)));
    processor.setJWTClaimsSetVerifier(new ClaimsAt(settings, clock));
  }

  /**
   * Whose token it is. May ask the issuer for its keys, so not for an event loop.
   *
   * @throws RefusedException if it isn't to be believed, or can't be told to be
   */
  Caller caller(String token) {
    try {
      return callers.of(processor.process(SignedJWT.parse(token), null));
    } catch (ParseException e) {
      throw new RefusedException("the bearer token is no signed JWT");
    } catch (RateLimitReachedException e) {
      throw keysKnown
          ? new RefusedException("the bearer token's key isn't one of the issuer's")
          : new RefusedException("the issuer's keys can't be had", e);
    } catch (KeySourceException e) {
      LOG.warn("agentclock.query.jwt.jwks-url: the issuer's keys can't be had: {}", e.getMessage());
      throw new RefusedException("the issuer's keys can't be had", e);
    } catch (BadJOSEException | JOSEException e) {
      LOG.debug("a token was refused", e);
      throw new RefusedException("the bearer token is refused: " + e.getMessage());
    }
  }

  private JWKSource<SecurityContext> keys(JwtSettings settings) {
    try {
      URL url = settings.jwksUrl().toURL();
      return JWKSourceBuilder.create(url, new IssuerKeys())
          .cache(KEYS_LIVE.toMillis(), REFRESH_TIMEOUT.toMillis(), this::noteRefresh)
          .rateLimited(LEAST_GAP.toMillis())
          .outageTolerant(OUTAGE.toMillis())
          .build();
    } catch (MalformedURLException e) {
      throw new IllegalStateException("http and https are known to every Java", e);
    }
  }

  private void noteRefresh(Object event) {
    keysKnown |= event instanceof CachingJWKSetSource.RefreshCompletedEvent;
  }

  private static final class ClaimsAt extends DefaultJWTClaimsVerifier<SecurityContext> {

    private static final Set<String> REQUIRED = Set.of("exp", "sub");
    private static final int SKEW_SECONDS = 30;

    private final Clock clock;

    ClaimsAt(JwtSettings settings, Clock clock) {
      super(
          settings.audience(),
          new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
          REQUIRED);
      this.clock = clock;
      setMaxClockSkew(SKEW_SECONDS);
    }

    @Override
    protected Date currentTime() {
      return Date.from(clock.instant());
    }
  }
}
