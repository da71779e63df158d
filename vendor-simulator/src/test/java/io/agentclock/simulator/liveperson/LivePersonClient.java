package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A client that signs by the specification alone, so as to check the library that verifies. */
final class LivePersonClient {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final LivePersonAccount account;

  LivePersonClient(URI base, LivePersonAccount account) {
    this.base = base;
    this.account = account;
  }

  URI uri(String pathAndQuery) {
    return pathAndQuery.startsWith("http")
        ? URI.create(pathAndQuery)
        : URI.create(base + pathAndQuery.replace("{acc}", account.account()));
  }

  HttpResponse<String> get(String pathAndQuery) throws IOException, InterruptedException {
    URI uri = uri(pathAndQuery);
    return send(uri, signature(uri, UUID.randomUUID().toString()));
  }

  /** The body of an answer that must be 200. */
  JsonNode json(String pathAndQuery) throws IOException, InterruptedException {
    HttpResponse<String> answer = get(pathAndQuery);
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  HttpResponse<byte[]> bytes(String pathAndQuery) throws IOException, InterruptedException {
    URI uri = uri(pathAndQuery);
    HttpRequest request =
        HttpRequest.newBuilder(uri)
            .header("Authorization", signature(uri, UUID.randomUUID().toString()))
            .build();
    return http.send(request, BodyHandlers.ofByteArray());
  }

  HttpResponse<String> send(URI uri, String authorization)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(uri).header("Authorization", authorization).build();
    return http.send(request, BodyHandlers.ofString());
  }

  HttpResponse<String> token(String secret) throws IOException, InterruptedException {
    String form =
        "client_id="
            + account.clientId()
            + "&client_secret="
            + secret
            + "&grant_type=client_credentials";
    HttpRequest request =
        HttpRequest.newBuilder(uri("/sentinel/api/v2/account/{acc}/app/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }

  String freshToken() throws IOException, InterruptedException {
    return JSON.readTree(token(account.clientSecret()).body()).get("access_token").asText();
  }

  /** All items of all pages, by the links to the next. */
  List<JsonNode> all(String pathAndQuery, String items, String references)
      throws IOException, InterruptedException {
    List<JsonNode> all = new ArrayList<>();
    String next = pathAndQuery;
    while (next != null) {
      JsonNode page = json(next);
      page.get(items).forEach(all::add);
      next = link(page.at(references), "next");
    }
    return all;
  }

  static String link(JsonNode references, String rel) {
    for (JsonNode reference : references) {
      if (reference.get("rel").asText().equals(rel)) {
        return reference.get("href").asText();
      }
    }
    return null;
  }

  /** The header's value, signed as section 9 of OAuth Core 1.0 says. */
  String signature(URI uri, String nonce) {
    Map<String, String> parameters = new TreeMap<>();
    parameters.put("oauth_consumer_key", account.consumerKey());
    parameters.put("oauth_token", account.token());
    parameters.put("oauth_signature_method", "HMAC-SHA1");
    parameters.put("oauth_timestamp", "1772445600");
    parameters.put("oauth_nonce", nonce);
    parameters.put("oauth_version", "1.0");
    Map<String, String> header = new TreeMap<>(parameters);
    if (uri.getRawQuery() != null && !uri.getRawQuery().isEmpty()) {
      for (String pair : uri.getRawQuery().split("&")) {
        String[] both = pair.split("=", 2);
        parameters.put(decoded(both[0]), decoded(both[1]));
      }
    }
    String address = "http://" + uri.getAuthority() + uri.getRawPath();
    String baseString = "GET&" + encoded(address) + "&" + encoded(joined(parameters));
    header.put("oauth_signature", hmac(baseString));
    return header.entrySet().stream()
        .map(each -> each.getKey() + "=\"" + encoded(each.getValue()) + "\"")
        .collect(Collectors.joining(",", "OAuth ", ""));
  }

  private String hmac(String text) {
    String key = encoded(account.consumerSecret()) + "&" + encoded(account.tokenSecret());
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      byte[] signed = mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
      return Base64.getEncoder().encodeToString(signed);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String joined(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(each -> encoded(each.getKey()) + "=" + encoded(each.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("*", "%2A")
        .replace("%7E", "~");
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
