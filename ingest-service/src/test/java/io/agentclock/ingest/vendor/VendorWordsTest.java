package io.agentclock.ingest.vendor;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class VendorWordsTest {

  private static final HttpRequest REQUEST =
      HttpRequest.newBuilder(URI.create("http://vendor"))
          .header("Authorization", "Basic Y2xpZW50OnNlY3JldA==")
          .header("Content-Type", "application/json")
          .build();

  @Test
  void shouldBlotOutWhatWeSentInHeaders() {
    assertThat(words("bad login Y2xpZW50OnNlY3JldA== in application/json").excerpt(REQUEST))
        .doesNotContain("Y2xpZW50OnNlY3JldA")
        .contains("bad login", "application/json");
  }

  @Test
  void shouldStayShortAndOnOneLine() {
    String excerpt = words("<h1>No</h1>\r\n" + "😀".repeat(3_000)).excerpt(REQUEST);

    assertThat(excerpt).startsWith("It says: No 😀").doesNotContain("\n", "<");
    assertThat(excerpt.codePointCount(0, excerpt.length())).isLessThan(220);
  }

  @Test
  void shouldSayThatThereIsNothingToSay() {
    assertThat(words(" \n").excerpt(REQUEST)).isEqualTo("It says nothing more.");
  }

  private static VendorWords words(String body) {
    return new VendorWords(body.getBytes(StandardCharsets.UTF_8));
  }
}
