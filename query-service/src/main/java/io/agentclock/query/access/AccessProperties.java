package io.agentclock.query.access;

import io.agentclock.settings.AccessSettings;
import io.agentclock.settings.QuerySettings;
import io.agentclock.settings.TlsSettings;
import java.util.HashMap;
import java.util.Map;

/** What the framework has to be told of who may ask, and of TLS. */
public final class AccessProperties {

  static final String ENABLED = "micronaut.security.enabled";
  static final String CERTIFICATE_NAME = "agentclock";

  private static final String FILE = "micronaut.certificate.file." + CERTIFICATE_NAME;

  private AccessProperties() {}

  /**
   * The properties.
   *
   * @throws io.agentclock.settings.BadSettingException if nobody has decided who may ask, or the
   *     certificate is of no use
   */
  public static Map<String, Object> of(QuerySettings settings) {
    AccessSettings access = settings.access();
    access.requireDecision();
    Map<String, Object> properties = new HashMap<>();
    properties.put(ENABLED, !access.isOff());
    properties.put(AccessLog.ENABLED, access.isLogged());
    settings.tls().ifPresent(tls -> addTls(properties, tls, settings.port()));
    return properties;
  }

  private static void addTls(Map<String, Object> properties, TlsSettings tls, int port) {
    CertificateCheck.check(tls);
    properties.put("micronaut.server.ssl.enabled", true);
    properties.put("micronaut.server.ssl.port", port);
    properties.put("micronaut.server.ssl.key-name", CERTIFICATE_NAME);
    properties.put(FILE + ".format", "PEM");
    properties.put(FILE + ".path", tls.key().toString());
    properties.put(FILE + ".certificate-path", tls.certificate().toString());
  }
}
