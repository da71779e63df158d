package io.agentclock.settings;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What the public port proves its name with.
 *
 * @param certificate the chain, PEM, the service's own first
 * @param key its private key, PEM
 */
public record TlsSettings(Path certificate, Path key) {

  /** The full key of {@link #certificate}. */
  public static final String CERTIFICATE = "agentclock.query.tls.certificate";

  /** The full key of {@link #key}. */
  public static final String KEY = "agentclock.query.tls.key";

  static Optional<TlsSettings> read(Section section) {
    Optional<String> certificate = section.optionalText("certificate");
    Optional<String> key = section.optionalText("key");
    section.refuseUnknown();
    if (certificate.isEmpty() && key.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new TlsSettings(file(section, "certificate", certificate), file(section, "key", key)));
  }

  private static Path file(Section section, String name, Optional<String> text) {
    Path file =
        Path.of(
            text.orElseThrow(
                () -> section.bad(name, "is missing; TLS needs a certificate and its key")));
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw section.bad(name, "the file %s can't be read".formatted(file));
    }
    return file;
  }
}
