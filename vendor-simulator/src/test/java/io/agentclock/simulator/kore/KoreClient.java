package io.agentclock.simulator.kore;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;

/** A client as the documentation describes one. */
public final class KoreClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final KoreAccount account;

  public KoreClient(URI base, KoreAccount account) {
    this.base = base;
    this.account = account;
  }

  public static String token(
      String claim, KoreAccount account, JWSAlgorithm algorithm, String jti) {
    try {
      JWTClaimsSet claims =
          new JWTClaimsSet.Builder().claim(claim, account.clientId()).jwtID(jti).build();
      SignedJWT jwt = new SignedJWT(new JWSHeader(algorithm), claims);
      jwt.sign(new MACSigner(account.clientSecret()));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new IllegalStateException(e);
    }
  }

  public String freshToken() {
    return token("appId", account, JWSAlgorithm.HS256, UUID.randomUUID().toString());
  }

  public HttpResponse<String> activity(String from, String to)
      throws IOException, InterruptedException {
    return send(activityRequest(from, to, freshToken()).build());
  }

  /** The items of the answer, which must be one. */
  public JsonNode updates(String from, String to) throws IOException, InterruptedException {
    return JSON.readTree(activity(from, to).body()).required("AgentUpdates");
  }

  public HttpRequest.Builder activityRequest(String from, String to, String token) {
    return request("agentactivity?fromTimeStamp=" + from + "&toTimeStamp=" + to, token);
  }

  public HttpRequest.Builder request(String endpointAndQuery, String token) {
    return HttpRequest.newBuilder(
            URI.create(base + KoreApi.ROOT + account.account() + "/" + endpointAndQuery))
        .header("auth", token)
        .header("iId", account.streamId())
        .header("Content-Type", "application/json");
  }

  public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }

  public HttpClient http() {
    return http;
  }
}
