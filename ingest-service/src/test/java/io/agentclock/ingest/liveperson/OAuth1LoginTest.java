package io.agentclock.ingest.liveperson;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.ingest.vendor.Address;
import io.agentclock.ingest.vendor.VendorRequest;
import io.agentclock.settings.Secret;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signatures are computed here by hand, as RFC 5849 says it. */
class OAuth1LoginTest {

  private static final Pattern PARAMETER = Pattern.compile("(\\w+)=\"([^\"]*)\"");
  private static final String PATH =
      "/year=2026/month=3/day=10/hour=14/accountId=le123/sequences.1.2.3.json.gz";

  private final OAuth1Login login =
      new OAuth1Login(
          new Credentials.OAuth1(
              "consumer key/1", new Secret("c&s=1"), new Secret("tok en+1"), new Secret("t%s~1")),
          Clock.fixed(Instant.parse("2026-03-10T12:00:00.999Z"), ZoneOffset.UTC));

  @ParameterizedTest
  @CsvSource({
    "https://va.example.net, https://va.example.net",
    "https://va.example.net:443, https://va.example.net",
    "https://va.example.net:8443, https://va.example.net:8443",
    "http://127.0.0.1:80, http://127.0.0.1",
    "http://127.0.0.1:8080, http://127.0.0.1:8080",
  })
  void shouldSignWhatIsSent(String base, String signedBase) {
    URI uri =
        Address.of(URI.create(base))
            .path("/api/account")
            .segment("12 3")
            .path("/agent-segments/files")
            .query("path", PATH)
            .query("source", "a_1")
            .query("from", "2026-03-10T10:00:00Z")
            .query("odd", "ä+b c*~%")
            .uri();

    Map<String, String> header = header(login.proven(VendorRequest.get(uri), null));

    assertThat(header.get("oauth_signature"))
        .isEqualTo(signature(signedBase + uri.getRawPath(), uri, header));
  }

  @Test
  void shouldSendAHeaderOfOneLine() {
    VendorRequest request = login.proven(VendorRequest.get(URI.create("https://h/p?a=b")), null);

    assertThat(request.uri()).isEqualTo(URI.create("https://h/p?a=b"));
    assertThat(request.headers().get("Authorization")).startsWith("OAuth ").doesNotContain("\n");
    assertThat(header(request))
        .containsEntry("oauth_version", "1.0")
        .containsEntry("oauth_signature_method", "HMAC-SHA1")
        .containsEntry("oauth_consumer_key", "consumer key/1")
        .containsEntry("oauth_token", "tok en+1")
        .containsEntry("oauth_timestamp", "1773144000");
  }

  @Test
  void shouldUseANonceOnce() {
    VendorRequest request = VendorRequest.get(URI.create("https://h/p?a=b"));

    assertThat(header(login.proven(request, null)).get("oauth_nonce"))
        .isNotEqualTo(header(login.proven(request, null)).get("oauth_nonce"));
  }

  @Test
  void shouldEncodeAPathAlikeInTheAddressAndTheSignature() {
    try (LivePersonFeed feed = new LivePersonFeed()) {
      String base = feed.vendor.url();
      URI uri = Address.of(URI.create(base)).path("/f").query("path", PATH).uri();

      assertThat(uri.getRawQuery())
          .isEqualTo(
              "path=%2Fyear%3D2026%2Fmonth%3D3%2Fday%3D10%2Fhour%3D14%2FaccountId%3Dle123"
                  + "%2Fsequences.1.2.3.json.gz");
      Map<String, String> header = header(login.proven(VendorRequest.get(uri), null));
      assertThat(header.get("oauth_signature")).isEqualTo(signature(base + "/f", uri, header));
    }
  }

  private static String signature(String base, URI uri, Map<String, String> header) {
    Map<String, String> signed = new TreeMap<>();
    QueryText.parameters(uri.getRawQuery()).forEach((n, v) -> signed.put(encoded(n), encoded(v)));
    header.forEach(
        (name, value) -> {
          if (!name.equals("oauth_signature")) {
            signed.put(encoded(name), encoded(value));
          }
        });
    String parameters =
        signed.entrySet().stream()
            .map(each -> each.getKey() + '=' + each.getValue())
            .collect(Collectors.joining("&"));
    return hmac("GET&" + encoded(base) + '&' + encoded(parameters), "c%26s%3D1&t%25s~1");
  }

  private static String hmac(String text, String key) {
    try {
      Mac mac = Mac.getInstance("HmacSHA1");
      mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
      return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new AssertionError(e);
    }
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      boolean plain = b > 0 && String.valueOf((char) b).matches("[A-Za-z0-9._~-]");
      encoded.append(plain ? String.valueOf((char) b) : "%%%02X".formatted(b));
    }
    return encoded.toString();
  }

  private static Map<String, String> header(VendorRequest request) {
    Map<String, String> parameters = new TreeMap<>();
    Matcher each = PARAMETER.matcher(request.headers().get("Authorization"));
    while (each.find()) {
      parameters.put(
          each.group(1),
          URLDecoder.decode(each.group(2).replace("+", "%2B"), StandardCharsets.UTF_8));
    }
    return parameters;
  }
}
