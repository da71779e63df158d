package io.agentclock.query.web;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a request accepts.
 *
 * @param ranges as they were sent
 * @see <a href="https://www.rfc-editor.org/rfc/rfc9110#field.accept">RFC 9110, 12.5.1</a>
 */
public record MediaRanges(List<MediaRange> ranges) {

  /**
   * One part of an {@code Accept} header.
   *
   * @param type or {@code *}
   * @param subtype or {@code *}
   * @param quality from 0, never, to 1
   */
  public record MediaRange(String type, String subtype, double quality) {

    private int precision() {
      return type.equals("*") ? 0 : subtype.equals("*") ? 1 : 2;
    }

    private boolean covers(MediaType offer) {
      return (type.equals("*") || type.equalsIgnoreCase(offer.getType()))
          && (subtype.equals("*") || subtype.equalsIgnoreCase(offer.getSubtype()));
    }
  }

  /**
   * Reads a request's headers; none, or empty ones, accept anything. What can't be read accepts
   * nothing.
   */
  public static MediaRanges of(HttpRequest<?> request) {
    String all = String.join(",", request.getHeaders().getAll(HttpHeaders.ACCEPT));
    if (all.isBlank()) {
      return new MediaRanges(List.of(new MediaRange("*", "*", 1)));
    }
    List<MediaRange> ranges = new ArrayList<>();
    for (String range : all.split(",")) {
      parse(range.trim()).ifPresent(ranges::add);
    }
    return new MediaRanges(List.copyOf(ranges));
  }

  /**
   * The offer that is liked most, the first one of several that are.
   *
   * @return empty if none will do
   */
  public Optional<MediaType> best(List<MediaType> offers) {
    MediaType best = null;
    double liked = 0;
    for (MediaType offer : offers) {
      double quality = quality(offer);
      if (quality > liked) {
        best = offer;
        liked = quality;
      }
    }
    return Optional.ofNullable(best);
  }

  /** Of the ranges that cover an offer the most precise one counts. */
  private double quality(MediaType offer) {
    return ranges.stream()
        .filter(range -> range.covers(offer))
        .max(Comparator.comparingInt(MediaRange::precision))
        .map(MediaRange::quality)
        .orElse(0.0);
  }

  private static Optional<MediaRange> parse(String text) {
    String[] parts = text.split(";");
    String[] names = parts[0].trim().split("/", -1);
    if (names.length != 2 || names[0].isBlank() || names[1].isBlank()) {
      return Optional.empty();
    }
    double quality = 1;
    for (int i = 1; i < parts.length; i++) {
      String parameter = parts[i].trim();
      if (parameter.regionMatches(true, 0, "q=", 0, 2)) {
        quality = quality(parameter.substring(2));
      }
    }
    return Optional.of(new MediaRange(names[0].trim(), names[1].trim(), quality));
  }

  /** Java's own client was satisfied with {@code .2} for years. */
  private static double quality(String text) {
    return text.matches("0?\\.\\d{1,3}|0\\.?|1(\\.0{0,3})?") ? Double.parseDouble(text) : 0;
  }
}
