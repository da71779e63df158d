package io.agentclock.ingest.vendor;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.agentclock.settings.Secret;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a vendor said in the place of an answer, short and safe to show: whatever we sent in headers
 * is blotted out should the vendor echo it, and so is anything that looks like a token.
 */
final class VendorWords {

  private static final int MOST_BYTES = 4096;
  private static final int MOST_CHARS = 200;
  private static final int SHORTEST_SECRET = 8;
  private static final Pattern TOKEN = Pattern.compile("eyJ[\\w-]*(?:\\.[\\w-]*){0,4}");
  private static final Pattern NO_SECRET =
      Pattern.compile("application/json|oauth_(?:token|signature\\w*|timestamp|consumer_key)");
  private static final Pattern WORD_BREAK = Pattern.compile("[\\s,;=]+");
  private static final Pattern MARKUP = Pattern.compile("(?:<[^>]{0,500}>|[\\s\\p{Cntrl}]++)++");

  private static final Pattern SENTENCE_END = Pattern.compile("[.!?;] ");
  private static final Pattern WORD_END = Pattern.compile(" ");

  private static final Pattern ESCAPE = Pattern.compile("%[0-9A-F]{2}");

  private final String text;

  VendorWords(byte[] body) {
    this(new String(body, 0, Math.min(body.length, MOST_BYTES), StandardCharsets.UTF_8));
  }

  VendorWords(String text) {
    this.text = text;
  }

  /** Whether they are about a rate limit, which comes with any status. */
  boolean speakOfRateLimit() {
    return text.toLowerCase(Locale.ROOT).contains("rate limit");
  }

  /**
   * An excerpt for a message.
   *
   * @param secrets that must not show, whatever the vendor does with them
   */
  String excerpt(VendorRequest request, List<Secret> secrets) {
    String safe = TOKEN.matcher(text).replaceAll("***");
    for (Secret secret : secrets) {
      for (String spelling : spellings(secret.reveal())) {
        safe = safe.replace(spelling, "***");
      }
    }
    for (String value : request.headers().values()) {
      safe = blotOut(value, safe);
    }
    String plain = MARKUP.matcher(safe).replaceAll(" ").strip();
    if (plain.isEmpty()) {
      return "It says nothing more.";
    }
    return "It says: " + shortened(plain);
  }

  /** To the end of a sentence where one ends in its second half, else of a word. */
  private static String shortened(String plain) {
    if (plain.codePointCount(0, plain.length()) <= MOST_CHARS) {
      return plain;
    }
    String start = plain.substring(0, plain.offsetByCodePoints(0, MOST_CHARS));
    int sentence = lastEnd(SENTENCE_END, start);
    int word = lastEnd(WORD_END, start);
    int end = sentence > 0 ? sentence : word > 0 ? word : start.length();
    return start.substring(0, end).strip() + " …";
  }

  /** Where the last match in the second half of a text ends; 0 for none. */
  private static int lastEnd(Pattern pattern, String text) {
    int end = 0;
    Matcher matcher = pattern.matcher(text).region(text.length() / 2, text.length());
    while (matcher.find()) {
      end = matcher.end();
    }
    return end;
  }

  /** As it is, as a form sends it in either case of hex digits, and as JSON quotes it. */
  private static List<String> spellings(String secret) {
    String form = URLEncoder.encode(secret, StandardCharsets.UTF_8);
    String address = Address.encoded(secret);
    String json = new String(JsonStringEncoder.getInstance().quoteAsString(secret));
    return List.of(
        secret, form, address, json, json.replace("/", "\\/"), lowerHex(form), lowerHex(address));
  }

  private static String lowerHex(String encoded) {
    return ESCAPE.matcher(encoded).replaceAll(found -> found.group().toLowerCase(Locale.ROOT));
  }

  private static String blotOut(String header, String text) {
    String safe = text;
    for (String word : WORD_BREAK.split(header)) {
      if (word.length() >= SHORTEST_SECRET && !NO_SECRET.matcher(word).matches()) {
        safe = safe.replace(word, "***");
      }
    }
    return safe;
  }
}
