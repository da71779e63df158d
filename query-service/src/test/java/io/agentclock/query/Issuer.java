package io.agentclock.query;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands in for who issues tokens: a real server of its public keys, and its signatures. */
final class Issuer implements AutoCloseable {

  static final String NAME = "https://login.example.com/";
  static final String AUDIENCE = "agentclock";

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final AtomicInteger asked = new AtomicInteger();
  private final CountDownLatch closed = new CountDownLatch(1);
  private volatile boolean reachable = true;
  private volatile boolean whole = true;
  private volatile RSAKey key = key("first");

  Issuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/keys", this::tellKeys);
    server.start();
  }

  Map<String, Object> settings() {
    return Map.of(
        "jwks-url",
        "http://127.0.0.1:%d/keys".formatted(server.getAddress().getPort()),
        "issuer",
        NAME,
        "audience",
        AUDIENCE);
  }

  static RSAKey key(String id) {
    try {
      return new RSAKeyGenerator(2048).keyID(id).generate();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Its next tokens are signed with another key. */
  void rotate() {
    key = key("second");
  }

  void beReachable(boolean newReachable) {
    reachable = newReachable;
  }

  /** Otherwise its answers begin, and never end. */
  void answerAsAWhole(boolean newWhole) {
    whole = newWhole;
  }

  int asked() {
    return asked.get();
  }

  /** What a good token says. */
  static JWTClaimsSet.Builder claims() {
    return new JWTClaimsSet.Builder()
        .subject("alice")
        .issuer(NAME)
        .audience(List.of("other", AUDIENCE))
        .issueTime(Date.from(RunningQuery.NOW))
        .expirationTime(Date.from(RunningQuery.NOW.plus(Duration.ofMinutes(5))))
        .claim("scope", "openid read:agents read:intervals");
  }

  String token(JWTClaimsSet.Builder claims) {
    return token(key, claims);
  }

  /** With a key that may not be its own. */
  static String token(RSAKey key, JWTClaimsSet.Builder claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(key.getKeyID()).build(),
              claims.build());
      token.sign(new RSASSASigner(key));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Signed by HMAC with its public key, which everybody has. */
  String signedWithThePublicKey(JWTClaimsSet.Builder claims) {
    try {
      SignedJWT token =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.HS256).keyID(key.getKeyID()).build(),
              claims.build());
      token.sign(new MACSigner(key.toRSAPublicKey().getEncoded()));
      return token.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private void tellKeys(HttpExchange exchange) throws IOException {
    asked.incrementAndGet();
    byte[] keys = new JWKSet(key.toPublicJWK()).toString().getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(reachable ? 200 : 500, keys.length);
    exchange.getResponseBody().write(keys, 0, whole ? keys.length : 1);
    exchange.getResponseBody().flush();
    if (!whole) {
      awaitTheEnd();
    }
    exchange.close();
  }

  private void awaitTheEnd() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
