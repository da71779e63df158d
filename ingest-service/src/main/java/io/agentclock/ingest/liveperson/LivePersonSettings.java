package io.agentclock.ingest.liveperson;

import io.agentclock.settings.FeedSettings;
import io.agentclock.settings.Section;
import java.net.URI;
import java.util.regex.Pattern;

/**
 * What a LivePerson feed sets beside what every feed has.
 *
 * @param account in the address of every request
 * @param domainApi says where everything else is
 * @param sourceParameter tells LivePerson who is asking
 * @param statusPageSize status changes per page
 * @param credentials prove who we are
 */
record LivePersonSettings(
    String account,
    URI domainApi,
    String sourceParameter,
    int statusPageSize,
    Credentials credentials) {

  private static final URI PUBLIC = URI.create("https://api.liveperson.net");

  /** As documented for handle times; for status changes nothing is. */
  private static final Pattern SOURCE = Pattern.compile("[a-zA-Z0-9_]{1,20}");

  /** The documentation names 100, 5,000 and 20,000 as the most. */
  private static final int LARGEST_PAGE = 20_000;

  static LivePersonSettings read(FeedSettings feed) {
    Section section = feed.section();
    return new LivePersonSettings(
        feed.account(),
        section.optionalUrl("domain-api").orElse(PUBLIC),
        sourceParameter(section),
        section.integer("page-size", 1_000, 1, LARGEST_PAGE),
        Credentials.read(section.section("auth")));
  }

  private static String sourceParameter(Section section) {
    String source = section.optionalText("source-parameter").orElse("agentclock").strip();
    if (!SOURCE.matcher(source).matches()) {
      throw section.bad(
          "source-parameter",
          "'%s' isn't 1 to 20 letters, digits and underscores, as LivePerson wants it"
              .formatted(source));
    }
    return source;
  }
}
