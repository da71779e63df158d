package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.SeenOnce;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import oauth.signpost.OAuth;
import oauth.signpost.exception.OAuthMessageSignerException;
import oauth.signpost.http.HttpParameters;
import oauth.signpost.signature.HmacSha1MessageSigner;

/**
 * Checks the {@code Authorization: OAuth} header: HMAC-SHA1 over the whole address, by the
 * account's key and token, with a nonce never seen before. See <a
 * href="https://developers.liveperson.com/oauth-1-0-api-keys.html">API keys</a>.
 */
final class Signatures {

  private static final Pattern PARAMETER = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  private final LivePersonAccount account;
  private final Duration tolerance;
  private final SeenOnce seen = new SeenOnce();

  Signatures(LivePersonAccount account, Duration tolerance) {
    this.account = account;
    this.tolerance = tolerance;
  }

  /** The OAuth problem with the request's header, or empty if there is none. */
  Optional<String> problem(Request request, Instant now) {
    Map<String, String> header = parameters(request.header("authorization").orElse(""));
    if (!header.keySet().containsAll(Set.of("oauth_nonce", "oauth_timestamp", "oauth_signature"))) {
      return Optional.of("parameter_absent");
    }
    if (!"HMAC-SHA1".equals(header.get("oauth_signature_method"))) {
      return Optional.of("signature_method_rejected");
    }
    if (!account.consumerKey().equals(header.get("oauth_consumer_key"))) {
      return Optional.of("consumer_key_unknown");
    }
    if (!account.token().equals(header.get("oauth_token"))) {
      return Optional.of("token_rejected");
    }
    if (!isInTime(header.get("oauth_timestamp"), now)) {
      return Optional.of("timestamp_refused");
    }
    if (!isSigned(request, header)) {
      return Optional.of("signature_invalid");
    }
    return isFresh(header) ? Optional.empty() : Optional.of("nonce_used");
  }

  private boolean isSigned(Request request, Map<String, String> header) {
    HttpParameters signed = new HttpParameters();
    header.forEach(
        (name, value) -> {
          if (!name.equals("oauth_signature") && !name.equals("realm")) {
            signed.put(name, value, true);
          }
        });
    int query = request.target().indexOf('?');
    if (query >= 0) {
      signed.putAll(OAuth.decodeForm(request.target().substring(query + 1)), true);
    }
    HmacSha1MessageSigner signer = new HmacSha1MessageSigner();
    signer.setConsumerSecret(account.consumerSecret());
    signer.setTokenSecret(account.tokenSecret());
    try {
      String right = signer.sign(new SignedRequest(request), signed);
      return MessageDigest.isEqual(utf8(right), utf8(header.get("oauth_signature")));
    } catch (OAuthMessageSignerException e) {
      return false;
    }
  }

  private boolean isInTime(String timestamp, Instant now) {
    try {
      Instant signed = Instant.ofEpochSecond(Long.parseLong(timestamp));
      return tolerance.isZero() || Duration.between(signed, now).abs().compareTo(tolerance) <= 0;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private boolean isFresh(Map<String, String> header) {
    return seen.isNew(header.get("oauth_timestamp") + " " + header.get("oauth_nonce"));
  }

  private static Map<String, String> parameters(String header) {
    Map<String, String> parameters = new LinkedHashMap<>();
    Matcher each = PARAMETER.matcher(header);
    while (each.find()) {
      parameters.put(each.group(1), OAuth.percentDecode(each.group(2)));
    }
    return parameters;
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
