package io.agentclock.query.agents;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.model.AgentKey;
import io.agentclock.query.web.BadParameterException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageCursorTest {

  private static final String FILTERS = "&source=kore&state=OFFLINE";

  @ParameterizedTest
  @ValueSource(strings = {"kore:63fb:a-59bb", "kore:a:50%25 é時🕑/", "k:a:b"})
  void shouldComeBackAsItWasGivenOut(String key) {
    PageCursor cursor = new PageCursor(AgentKey.parse(key), FILTERS);

    assertThat(PageCursor.parse(cursor.text(), FILTERS)).isEqualTo(cursor);
    assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
  }

  @Test
  void shouldNoticeEveryChangedCharacter() {
    String text = new PageCursor(AgentKey.parse("kore:63fb:a-59b"), FILTERS).text();

    for (int i = 0; i < text.length(); i++) {
      char other = text.charAt(i) == 'B' ? 'C' : 'B';
      String changed = text.substring(0, i) + other + text.substring(i + 1);
      assertThatThrownBy(() -> PageCursor.parse(changed, FILTERS))
          .as(changed)
          .isInstanceOf(BadParameterException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "&source=kore", "&source=kore&state=OFFLINE&accounts=kore%3Aa"})
  void shouldBelongToItsFiltersAlone(String others) {
    String text = new PageCursor(AgentKey.parse("kore:63fb:a-59b"), FILTERS).text();

    assertThatThrownBy(() -> PageCursor.parse(text, others))
        .isInstanceOf(BadParameterException.class)
        .hasMessageContaining("other filters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"A", "AAAA", "AAAAAA", "====", "%%", "é", "null"})
  void shouldRefuseWhatIsNoCursor(String text) {
    assertThatThrownBy(() -> PageCursor.parse(text, FILTERS))
        .isInstanceOf(BadParameterException.class);
  }
}
