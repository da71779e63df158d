package io.agentclock.simulator.liveperson;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The name of a file of one hour's units. A file never changes: when another segment of its hour is
 * posted, the hour has a file of another name.
 *
 * @param through segments posted later aren't in it
 */
record HourFile(Instant hour, Instant through) {

  /** What the vendor documents a path to look like. */
  static final Pattern PATH =
      Pattern.compile(
          "/year=(\\d{4})/month=(\\d{1,2})/day=(\\d{1,2})/hour=(\\d{1,2})/accountId=([a-zA-Z0-9]+)"
              + "/[a-zA-Z0-9_.-]+\\.json\\.gz");

  private static final Pattern NAME = Pattern.compile(".*/sequences\\.(\\d{1,15})\\..*");
  private static final DateTimeFormatter SECOND =
      DateTimeFormatter.ofPattern("uuuuMMddHHmmss").withZone(ZoneOffset.UTC);

  static Optional<HourFile> of(String path, String account) {
    Matcher folders = PATH.matcher(path);
    Matcher name = NAME.matcher(path);
    if (!folders.matches() || !name.matches() || !folders.group(5).equals(account)) {
      return Optional.empty();
    }
    try {
      LocalDateTime hour =
          LocalDateTime.of(
              Integer.parseInt(folders.group(1)),
              Integer.parseInt(folders.group(2)),
              Integer.parseInt(folders.group(3)),
              Integer.parseInt(folders.group(4)),
              0);
      Instant through = Instant.ofEpochMilli(Long.parseLong(name.group(1)));
      return Optional.of(new HourFile(hour.toInstant(ZoneOffset.UTC), through));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  String path(String account) {
    LocalDateTime utc = LocalDateTime.ofInstant(hour, ZoneOffset.UTC);
    return String.format(
        Locale.ROOT,
        "/year=%d/month=%d/day=%d/hour=%d/accountId=%s/sequences.%d.%s.%05d.json.gz",
        utc.getYear(),
        utc.getMonthValue(),
        utc.getDayOfMonth(),
        utc.getHour(),
        account,
        through.toEpochMilli(),
        SECOND.format(through),
        utc.getHour());
  }
}
