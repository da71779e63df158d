package io.agentclock.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may ask: defaults, the full mapping, and one bad value of everything. */
class AccessSettingsTest {

  private static final String HASH = "ab".repeat(32);
  private static final String JWT = "query: {jwt: {jwks-url: '%s', issuer: i, audience: a%s}}";
  private static final String KEY = "query: {api-keys: {wfm: {sha256: %s, %%s}}}".formatted(HASH);

  @TempDir private Path folder;

  @Test
  void shouldAskForADecision() {
    Settings settings = read("", Map.of());

    AccessSettings access = settings.query().access();
    assertThat(access)
        .isEqualTo(new AccessSettings(false, Map.of(), Optional.empty(), 6_000, true));
    assertThat(settings.query().tls()).isEmpty();
    assertThat(settings.internal().authorization()).isEmpty();
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(access::requireDecision)
        .withMessageContainingAll(
            "agentclock.query.api-keys", "agentclock.query.jwt", "agentclock.query.authentication");
  }

  @Test
  void shouldReadEverything() {
    AccessSettings access =
        read(
                """
                query:
                  requests-per-minute: 60
                  access-log: false
                  api-keys:
                    wfm:
                      sha256: %s
                      scopes: [read:agents, read:intervals]
                      accounts: ["kore:63fb", "genesys:my%%3Aorg"]
                      requests-per-minute: 7
                    board: {sha256: "%s", scopes: read:agents}
                  jwt:
                    jwks-url: https://login.example.com/keys
                    issuer: https://login.example.com/
                    audience: agentclock
                    scope-claim: scp
                    accounts-claim: https://example.com/accounts
                """
                    .formatted(HASH.toUpperCase(), "0".repeat(64)),
                Map.of())
            .query()
            .access();

    assertThat(access.apiKeys())
        .containsEntry(
            "wfm",
            new ApiKeySettings(
                "wfm",
                HASH,
                Set.of(Scope.READ_AGENTS, Scope.READ_INTERVALS),
                Optional.of(Set.of("kore:63fb", "genesys:my%3Aorg")),
                7))
        .containsEntry(
            "board",
            new ApiKeySettings(
                "board", "0".repeat(64), Set.of(Scope.READ_AGENTS), Optional.empty(), 60));
    assertThat(access.jwt())
        .contains(
            new JwtSettings(
                URI.create("https://login.example.com/keys"),
                "https://login.example.com/",
                "agentclock",
                "scp",
                "https://example.com/accounts"));
    assertThat(access.isLogged()).isFalse();
    assertThatCode(access::requireDecision).doesNotThrowAnyException();
  }

  @Test
  void shouldReadEverythingFromTheEnvironment() {
    Settings settings =
        read(
            "query: {api-keys: {wfm: {}}}",
            Map.of(
                "AGENTCLOCK_QUERY_API_KEYS_WFM_SHA256", HASH,
                "AGENTCLOCK_QUERY_API_KEYS_WFM_SCOPES", "read:agents, read:cluster",
                "AGENTCLOCK_QUERY_API_KEYS_WFM_ACCOUNTS", "kore:a",
                "AGENTCLOCK_QUERY_JWT_JWKS_URL", "https://a.example/keys",
                "AGENTCLOCK_QUERY_JWT_ISSUER", "i",
                "AGENTCLOCK_QUERY_JWT_AUDIENCE", "a",
                "AGENTCLOCK_INTERNAL_SECRET", "a-secret-of-32-characters-or-more"));

    assertThat(settings.query().access().apiKeys().get("wfm").scopes())
        .containsExactly(Scope.READ_AGENTS, Scope.READ_CLUSTER);
    assertThat(settings.query().access().apiKeys().get("wfm").accounts())
        .contains(Set.of("kore:a"));
    assertThat(settings.query().access().jwt()).isPresent();
    assertThat(settings.internal().authorization())
        .contains("Bearer a-secret-of-32-characters-or-more");
    assertThat(settings.toString()).doesNotContain("a-secret-of-32");
  }

  @ParameterizedTest
  @ValueSource(strings = {"off", "'off'", "false"})
  void shouldBeSwitchedOffByName(String off) {
    Settings settings =
        read(
            "query: {authentication: %s}\ninternal: {authentication: %s}".formatted(off, off),
            Map.of());

    assertThat(settings.query().access().isOff()).isTrue();
    assertThat(settings.internal().isOff()).isTrue();
    assertThatCode(settings.query().access()::requireDecision).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scopes: [write:agents]                          | wfm.scopes",
        "scopes: []                                      | wfm.scopes",
        "accounts: [kore:a]                              | wfm.scopes",
        "scopes: read:agents, accounts: [kore]           | wfm.accounts",
        "scopes: read:agents, accounts: [kore:a:b]       | wfm.accounts",
        "scopes: read:agents, accounts: [':a']           | wfm.accounts",
        "scopes: read:agents, accounts: ['kore:a%zz']    | wfm.accounts",
        "scopes: read:agents, accounts: []               | wfm.accounts",
        "scopes: read:agents, accounts:                  | wfm.accounts",
        "scopes: read:agents, requests-per-minute: 0     | wfm.requests-per-minute",
        "scopes: read:agents, colour: blue               | wfm.colour",
      })
  void shouldNameTheKeyOfABadApiKey(String setting, String key) {
    assertThat(refusal(KEY.formatted(setting)).key()).isEqualTo("agentclock.query.api-keys." + key);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "query: {requests-per-minute: 0}            | agentclock.query.requests-per-minute",
        "query: {access-log: maybe}                 | agentclock.query.access-log",
        "query: {authentication: sometimes}         | agentclock.query.authentication",
        "query: {api-keys: {wfm: {scopes: [read:agents]}}} | agentclock.query.api-keys.wfm.sha256",
        "query: {api-keys: {wfm: {sha256: abc}}}    | agentclock.query.api-keys.wfm.sha256",
        "query: {api-keys: {'a b': {sha256: abc}}}  | agentclock.query.api-keys.a b",
        "query: {jwt: {jwks-url: nowhere, issuer: i, audience: a}} | agentclock.query.jwt.jwks-url",
        "query: {jwt: {issuer: i, audience: a}}     | agentclock.query.jwt.jwks-url",
        "query: {jwt: {jwks-url: 'https://a/', issuer: i, audience: a, allow-http: so}} | agentclock.query.jwt.allow-http",
        "query: {jwt: {jwks-url: 'https://a/', audience: a}} | agentclock.query.jwt.issuer",
        "query: {jwt: {jwks-url: 'https://a/', issuer: i}}   | agentclock.query.jwt.audience",
        "query: {tls: {certificate: /etc/hostname}} | agentclock.query.tls.key",
        "query: {tls: {certificate: /no/where, key: /no/where}} | agentclock.query.tls.certificate",
        "internal: {secret: short}                  | agentclock.internal.secret",
        "internal: {secret: 'with blanks in it, and long'} | agentclock.internal.secret",
        "internal: {authentication: maybe}          | agentclock.internal.authentication",
        "internal: {sekret: x}                      | agentclock.internal.sekret",
      })
  void shouldNameTheKeyOfABadValue(String setting, String key) {
    assertThat(refusal(setting).key()).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://issuer.example/keys",
        "http://localhost.example/keys",
        "http://127.0.0.1.example/keys",
        "http://10.0.0.1/keys",
        "http://[::2]/keys",
      })
  void shouldRefuseKeysOverPlainHttp(String url) {
    BadSettingException bad = refusal(JWT.formatted(url, ""));

    assertThat(bad.key()).isEqualTo("agentclock.query.jwt.jwks-url");
    assertThat(bad)
        .hasMessageContaining(url)
        .hasMessageContaining("agentclock.query.jwt.allow-http");
    assertThat(read(JWT.formatted(url, ", allow-http: true"), Map.of()).query().access().jwt())
        .isPresent();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://issuer.example/keys",
        "http://localhost:8000/keys",
        "http://127.0.0.1:8000/keys",
        "http://127.8.0.1/keys",
        "http://[::1]:8000/keys",
        "http://[0:0:0:0:0:0:0:1]/keys",
      })
  void shouldTakeKeysThatNobodyCanForgeOnTheWay(String url) {
    assertThat(read(JWT.formatted(url, ""), Map.of()).query().access().jwt())
        .hasValueSatisfying(jwt -> assertThat(jwt.jwksUrl()).hasToString(url));
  }

  @Test
  void shouldRefuseTwoKeysWithOneHash() {
    BadSettingException bad =
        refusal(
            "query: {api-keys: {a: {sha256: %s, scopes: read:agents}, b: {sha256: %s, scopes: read:agents}}}"
                .formatted(HASH, HASH));

    assertThat(bad.key()).matches("agentclock\\.query\\.api-keys\\.[ab]\\.sha256");
  }

  @Test
  void shouldNotRepeatASecretItRefuses() {
    assertThat(refusal("internal: {secret: hush-hush}").getMessage()).doesNotContain("hush");
  }

  @Test
  void shouldReadWhereCertificateAndKeyAre() throws IOException {
    Path certificate = Files.writeString(folder.resolve("cert.pem"), "-");
    Path key = Files.writeString(folder.resolve("key.pem"), "-");

    assertThat(
            read("query: {tls: {certificate: %s, key: %s}}".formatted(certificate, key), Map.of())
                .query()
                .tls())
        .contains(new TlsSettings(certificate, key));
  }

  private static Settings read(String yaml, Map<String, String> environment) {
    return Settings.of(Settings.parse(yaml, "test.yml"), environment);
  }

  private static BadSettingException refusal(String yaml) {
    return catchThrowableOfType(BadSettingException.class, () -> read(yaml, Map.of()));
  }
}
