package io.agentclock.ingest.genesys;

import io.agentclock.ingest.vendor.VendorFaultException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * Where the reading of pages stands, and what was seen on the way: a page that comes a second time
 * would stand in for another one, or never end.
 *
 * @param place the next page, by number or by a word of the vendor's; empty before the first page
 * @param seen digests of what tells the pages before apart
 */
record Bookmark(String place, List<String> seen) {

  private static final Bookmark START = new Bookmark("", List.of());
  private static final int DIGEST_BYTES = 8;

  Bookmark {
    seen = List.copyOf(seen);
  }

  /** The one that a page's name says. */
  static Bookmark of(Optional<String> page) {
    return page.map(Bookmark::parse).orElse(START);
  }

  private static Bookmark parse(String text) {
    int space = text.indexOf(' ');
    return new Bookmark(
        text.substring(space + 1), Arrays.asList(text.substring(0, space).split(",")));
  }

  boolean atStart() {
    return place.isEmpty();
  }

  /** Before a page that the vendor gave a name. */
  Bookmark then(String name) {
    return then(name, List.of(name.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Before another page.
   *
   * @param content tells the page that was just read from all others
   * @throws VendorFaultException if it was seen before
   */
  Bookmark then(String next, List<byte[]> content) {
    String digest = digest(content);
    if (seen.contains(digest)) {
      throw VendorFaultException.passing(
          "REPEATED_PAGE", "the vendor sent a page of this window twice, in the place of another");
    }
    List<String> more = new ArrayList<>(seen);
    more.add(digest);
    return new Bookmark(next, more);
  }

  /** The page's name. */
  String text() {
    return String.join(",", seen) + ' ' + place;
  }

  private static String digest(List<byte[]> content) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      content.forEach(digest::update);
      return HexFormat.of().formatHex(digest.digest(), 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
