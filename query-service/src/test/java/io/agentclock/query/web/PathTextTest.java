package io.agentclock.query.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathTextTest {

  @ParameterizedTest
  @ValueSource(strings = {"", "a", "a b+c/d%2Fe?f#g&h=i:j;k~l*", "é時🕑", "50%25"})
  void shouldDecodeWhatItEncoded(String text) {
    String encoded = PathText.encode(text);

    assertThat(PathText.decode(encoded)).isEqualTo(text);
    assertThat(encoded).matches("[A-Za-z0-9.*_%-]*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%", "%2", "a%zz", "%-1", "%FF", "%C3", "%ED%A0%80", "%C0%AF"})
  void shouldRefuseWhatIsNotPercentEncodedUtf8(String segment) {
    assertThatThrownBy(() -> PathText.decode(segment)).isInstanceOf(IllegalArgumentException.class);
  }
}
