package io.agentclock.query.access;

import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.TlsSettings;
import io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import javax.net.ssl.SSLException;

/** Reads certificate and key before anything starts, so that what is wrong has a name. */
final class CertificateCheck {

  private CertificateCheck() {}

  /**
   * Checks that both can be used.
   *
   * @throws BadSettingException names the one that can't
   */
  static void check(TlsSettings tls) {
    Certificate certificate = certificate(tls);
    try {
      SslContextBuilder.forServer(tls.certificate().toFile(), tls.key().toFile()).build();
    } catch (SSLException | IllegalArgumentException e) {
      throw new BadSettingException(
          TlsSettings.KEY,
          "%s holds no private key in PEM (BEGIN PRIVATE KEY, without a password)"
              .formatted(tls.key()));
    }
    if (!KeyPairCheck.belong(tls.key(), certificate.getPublicKey())) {
      throw new BadSettingException(
          TlsSettings.KEY, "%s isn't the key of %s".formatted(tls.key(), tls.certificate()));
    }
  }

  private static Certificate certificate(TlsSettings tls) {
    try (InputStream chain = Files.newInputStream(tls.certificate())) {
      return CertificateFactory.getInstance("X.509").generateCertificates(chain).stream()
          .findFirst()
          .orElseThrow(() -> new CertificateException("empty"));
    } catch (IOException | CertificateException e) {
      throw new BadSettingException(
          TlsSettings.CERTIFICATE,
          "%s holds no certificate in PEM (BEGIN CERTIFICATE)".formatted(tls.certificate()));
    }
  }
}
