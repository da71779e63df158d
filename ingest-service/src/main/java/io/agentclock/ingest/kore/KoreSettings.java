package io.agentclock.ingest.kore;

import io.agentclock.settings.FeedSettings;
import io.agentclock.settings.Secret;
import io.agentclock.settings.Section;
import java.net.URI;
import java.time.ZoneId;
import java.util.regex.Pattern;

/**
 * What a Kore feed sets beside what every feed has.
 *
 * @param account in the address of every request
 * @param baseUrl where the platform is
 * @param streamId the {@code iId} header: stream or app id
 * @param clientId of the app that has the WFM Integration scope
 * @param clientSecret signs its tokens
 * @param zone of {@code EventTime}, which names none
 */
record KoreSettings(
    String account,
    URI baseUrl,
    String streamId,
    String clientId,
    Secret clientSecret,
    ZoneId zone) {

  private static final URI PUBLIC = URI.create("https://platform.kore.ai");
  private static final Pattern HEADER = Pattern.compile("[\\x21-\\x7e]+");

  static KoreSettings read(FeedSettings feed) {
    Section section = feed.section();
    return new KoreSettings(
        feed.account(),
        section.optionalUrl("base-url").orElse(PUBLIC),
        streamId(section),
        section.text("client-id").strip(),
        section.secret("client-secret"),
        section.zone("zone", ZoneId.of("UTC")));
  }

  private static String streamId(Section section) {
    String streamId = section.text("stream-id").strip();
    if (!HEADER.matcher(streamId).matches()) {
      throw section.bad(
          "stream-id", "'%s' can't be a header; copy it from the app's page".formatted(streamId));
    }
    return streamId;
  }
}
