package io.agentclock.ingest.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.settings.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a+/=b%c\"d e",
        "a%2B%2F%3Db%25c%22d+e",
        "a%2B%2F%3Db%25c%22d%20e",
        "a%2b%2f%3db%25c%22d%20e",
        "a+/=b%c\\\"d e",
        "a+\\/=b%c\\\"d e"
      })
  void shouldBlotOutSecretsHoweverTheyAreEncoded(String echoed) {
    List<Secret> secrets = List.of(new Secret("a+/=b%c\"d e"));

    assertThat(words("client_secret=" + echoed + "&x=1").excerpt(REQUEST, secrets))
        .isEqualTo("It says: client_secret=***&x=1");
  }

  @Test
  void shouldStayShortAndOnOneLine() {
    String excerpt = words("<h1>No</h1>\r\n" + "😀".repeat(3_000)).excerpt(REQUEST, SECRETS);

    assertThat(excerpt).startsWith("It says: No 😀").doesNotContain("\n", "<");
    assertThat(excerpt.codePointCount(0, excerpt.length())).isLessThan(220);
  }

  @Test
  void shouldEndWithAWholeSentence() {
    String text = "word ".repeat(24) + "It ends. " + "Nobody needs this".repeat(9);

    assertThat(words(text).excerpt(REQUEST, SECRETS)).endsWith(" word It ends. …");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "No. "})
  void shouldEndWithAWholeWordWhereNoSentenceIsLongEnough(String start) {
    assertThat(words(start + "word ".repeat(60)).excerpt(REQUEST, SECRETS)).endsWith(" word …");
  }

  @Test
  void shouldNotCutWhatIsShortEnough() {
    assertThat(words("It is. ".repeat(28)).excerpt(REQUEST, SECRETS)).doesNotContain("…");
  }

  @Test
  void shouldSayThatThereIsNothingToSay() {
    assertThat(words(" \n").excerpt(REQUEST, SECRETS)).isEqualTo("It says nothing more.");
  }

  private static VendorWords words(String body) {
    return new VendorWords(body.getBytes(StandardCharsets.UTF_8));
  }
}
