package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.Settings;
import io.kroxylicious.testing.kafka.api.KafkaCluster;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** TLS with a certificate made for this test, over real HTTPS. */
@ExtendWith(SharedBroker.class)
@Timeout(60)
class TlsTest {

  private static final String PASSWORD = "changeit";

  @TempDir private static Path folder;
  private static Path certificate;
  private static Path key;
  private static Path otherKey;
  private static SSLContext trusting;

  @BeforeAll
  static void makeCertificates()
      throws IOException, GeneralSecurityException, InterruptedException {
    KeyStore own = keyStore("own");
    certificate = pem("own.crt", "CERTIFICATE", own.getCertificate("own").getEncoded());
    key = pem("own.key", "PRIVATE KEY", own.getKey("own", PASSWORD.toCharArray()).getEncoded());
    KeyStore other = keyStore("other");
    otherKey =
        pem("other.key", "PRIVATE KEY", other.getKey("other", PASSWORD.toCharArray()).getEncoded());
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("own", own.getCertificate("own"));
    trust.init(trusted);
    trusting = SSLContext.getInstance("TLS");
    trusting.init(null, trust.getTrustManagers(), null);
  }

  @Test
  void shouldAnswerOverHttpsAlone(KafkaCluster broker) throws IOException, InterruptedException {
    try (ScriptedProcessor processor = new ScriptedProcessor(PARTITIONS).owningAll();
        RunningQuery query =
            RunningQuery.with(broker, Map.of("tls", settings(certificate, key)), processor)) {
      HttpClient client =
          HttpClient.newBuilder().sslContext(trusting).version(HttpClient.Version.HTTP_1_1).build();
      URI base = URI.create("https://localhost:" + query.port());

      HttpResponse<String> alive =
          client.send(
              HttpRequest.newBuilder(base.resolve("/health/liveness")).build(),
              HttpResponse.BodyHandlers.ofString());
      HttpResponse<String> session =
          client.send(
              HttpRequest.newBuilder(base.resolve("/session")).DELETE().build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(alive.statusCode()).isEqualTo(200);
      assertThat(session.headers().firstValue("Set-Cookie").orElseThrow()).contains("Secure");
      assertThatThrownBy(() -> query.get("/health/liveness"))
          .hasRootCauseInstanceOf(IOException.class);
    }
  }

  @Test
  void shouldEndARequestThatNeverEnds(KafkaCluster broker) throws IOException {
    try (ScriptedProcessor processor = new ScriptedProcessor(PARTITIONS).owningAll();
        RunningQuery query =
            RunningQuery.withFramework(
                RunningQuery.settings(broker, Map.of("tls", settings(certificate, key)), processor),
                Map.of("agentclock.request-time", "1s"));
        Socket client = trusting.getSocketFactory().createSocket("localhost", query.port())) {
      client.getOutputStream().write("GET / HTTP/1.1\r\nX-Long: ".getBytes(UTF_8));

      await()
          .atMost(RunningQuery.PATIENCE)
          .pollInterval(Duration.ofMillis(100))
          .until(() -> !SlowRequestTest.takesOneMore(client));
    }
  }

  @Test
  void shouldNameTheFileThatIsOfNoUse() throws IOException {
    Path nothing = Files.writeString(folder.resolve("nothing.pem"), "nothing");

    assertThatThrownBy(() -> start(nothing, key))
        .isInstanceOf(BadSettingException.class)
        .hasMessageStartingWith("agentclock.query.tls.certificate: ")
        .hasMessageContaining("nothing.pem");
    assertThatThrownBy(() -> start(certificate, nothing))
        .isInstanceOf(BadSettingException.class)
        .hasMessageStartingWith("agentclock.query.tls.key: ")
        .hasMessageContaining("nothing.pem");
    assertThatThrownBy(() -> start(key, certificate))
        .isInstanceOf(BadSettingException.class)
        .hasMessageStartingWith("agentclock.query.tls.certificate: ");
  }

  @Test
  void shouldRefuseTheKeyOfAnotherCertificate() {
    assertThatThrownBy(() -> start(certificate, otherKey))
        .isInstanceOf(BadSettingException.class)
        .hasMessageStartingWith("agentclock.query.tls.key: ")
        .hasMessageContaining("isn't the key of");
  }

  private static void start(Path certificateFile, Path keyFile) {
    QueryService.start(
            Settings.of(
                Map.of(
                    "agentclock",
                    Map.of(
                        "query",
                        Map.of(
                            "authentication", "off", "tls", settings(certificateFile, keyFile)))),
                Map.of()))
        .close();
  }

  private static Map<String, Object> settings(Path certificateFile, Path keyFile) {
    return Map.of("certificate", certificateFile.toString(), "key", keyFile.toString());
  }

  private static KeyStore keyStore(String alias)
      throws IOException, GeneralSecurityException, InterruptedException {
    Path file = folder.resolve(alias + ".p12");
    Process keytool =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                alias,
                "-keyalg",
                "RSA",
                "-dname",
                "CN=localhost",
                "-ext",
                "san=dns:localhost,ip:127.0.0.1",
                "-storetype",
                "PKCS12",
                "-storepass",
                PASSWORD,
                "-keystore",
                file.toString())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(alias + ".log").toFile())
            .start();
    assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
    KeyStore store = KeyStore.getInstance("PKCS12");
    try (InputStream stream = Files.newInputStream(file)) {
      store.load(stream, PASSWORD.toCharArray());
    }
    return store;
  }

  private static Path pem(String name, String what, byte[] der) throws IOException {
    return Files.writeString(
        folder.resolve(name),
        "-----BEGIN %s-----%n%s%n-----END %s-----%n"
            .formatted(what, Base64.getMimeEncoder().encodeToString(der), what));
  }
}
