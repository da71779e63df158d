package io.agentclock.ingest.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.settings.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class VendorWordsTest {

  private static final List<Secret> SECRETS = List.of(new Secret("s3cr3t"));
  private static final VendorRequest REQUEST =
      VendorRequest.get(URI.create("http://vendor"))
          .with("Authorization", "Basic Y2xpZW50OnNlY3JldA==")
          .with("Content-Type", "application/json");

  @Test
  void shouldBlotOutWhatWeSentInHeaders() {
    assertThat(
            words("bad login Y2xpZW50OnNlY3JldA== in application/json").excerpt(REQUEST, SECRETS))
        .doesNotContain("Y2xpZW50OnNlY3JldA")
        .contains("bad login", "application/json");
  }

  @Test
  void shouldBlotOutSecretsThatTheVendorEchoes() {
    assertThat(words("client s3cr3t of token eyJhbGciOi.x.y").excerpt(REQUEST, SECRETS))
        .isEqualTo("It says: client *** of token ***");
  }

  @Test
  void shouldStayShortAndOnOneLine() {
    String excerpt = words("<h1>No</h1>\r\n" + "😀".repeat(3_000)).excerpt(REQUEST, SECRETS);

    assertThat(excerpt).startsWith("It says: No 😀").doesNotContain("\n", "<");
    assertThat(excerpt.codePointCount(0, excerpt.length())).isLessThan(220);
  }

  @Test
  void shouldSayThatThereIsNothingToSay() {
    assertThat(words(" \n").excerpt(REQUEST, SECRETS)).isEqualTo("It says nothing more.");
  }

  private static VendorWords words(String body) {
    return new VendorWords(body.getBytes(StandardCharsets.UTF_8));
  }
}
