package io.agentclock.settings;

import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * The query service's own settings.
 *
 * @param host the address the public HTTP port listens on
 * @param port the public HTTP port
 * @param processors internal addresses of some processors; each tells of the others
 * @param access who may ask
 * @param tls none: plain HTTP
 * @param stream the live stream
 * @param exports of everyone's intervals
 */
public record QuerySettings(
    String host,
    int port,
    List<URI> processors,
    AccessSettings access,
    Optional<TlsSettings> tls,
    StreamSettings stream,
    ExportSettings exports) {

  static QuerySettings read(Section section) {
    List<String> addresses = section.list("processors");
    QuerySettings settings =
        new QuerySettings(
            section.optionalText("host").orElse("127.0.0.1"),
            section.integer("port", 8080, 0, 65_535),
            addresses.isEmpty()
                ? List.of(URI.create("http://127.0.0.1:8081"))
                : addresses.stream().map(text -> address(section, text)).toList(),
            AccessSettings.read(section),
            TlsSettings.read(section.section("tls")),
            StreamSettings.read(section.section("stream")),
            ExportSettings.read(section.section("exports")));
    section.refuseUnknown();
    return settings;
  }

  private static URI address(Section section, String text) {
    try {
      URI address = URI.create(text);
      if ("http".equals(address.getScheme())
          && address.getHost() != null
          && address.getPort() > 0) {
        return address;
      }
    } catch (IllegalArgumentException e) {
      // said below, with the key
    }
    throw section.bad(
        "processors", "'%s' is no address; write it like http://processor:8081".formatted(text));
  }
}
