package io.agentclock.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotBlank;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The one spelling of an agent's key. */
class AgentKeyTest {

  @Test
  void shouldJoinItsPartsWithColons() {
    AgentKey key = new AgentKey("kore", "63fb9a0f90425b644d3e", "a-59bb17e");

    assertThat(key).hasToString("kore:63fb9a0f90425b644d3e:a-59bb17e");
    assertThat(key.scope()).isEqualTo("kore:63fb9a0f90425b644d3e");
  }

  @ParameterizedTest
  @CsvSource({"a:b,a%3Ab", "50%,50%25", "ann@acme,ann%40acme", "a/b?c d,a/b?c d", "é😀,é😀"})
  void shouldEncodeWhatSeparatesAndNothingElse(String agentId, String encoded) {
    AgentKey key = new AgentKey("kore", "acme", agentId);

    assertThat(key).hasToString("kore:acme:" + encoded);
    assertThat(AgentKey.parse(key.toString())).isEqualTo(key);
  }

  @ParameterizedTest
  @CsvSource({"0,%00", "10,%0A", "127,%7F", "133,%C2%85"})
  void shouldEncodeControlCharacters(int character, String encoded) {
    AgentKey key = new AgentKey("kore", "acme", "a" + (char) character);

    assertThat(key).hasToString("kore:acme:a" + encoded);
    assertThat(AgentKey.parse(key.toString())).isEqualTo(key);
  }

  @Property
  void shouldReadBackWhateverIsWellFormed(@ForAll @NotBlank String account, @ForAll int point) {
    String agentId = "x" + Character.toString(Math.floorMod(point, 0xD800));
    String wellFormed = account.replaceAll("\\p{Cs}", "x");

    AgentKey key = new AgentKey("kore", wellFormed, agentId);

    assertThat(AgentKey.parse(key.toString())).isEqualTo(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "kore",
        "kore:acme",
        "kore:acme:ann:x",
        ":acme:ann",
        "kore::ann",
        "kore:acme:",
        "kore:acme: ",
        "kore:acme:a%",
        "kore:acme:a%4",
        "kore:acme:a%GG",
        "kore:acme:a%FF",
        "kore:acme:ann@acme",
      })
  void shouldRefuseWhatIsNoKey(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> AgentKey.parse(text));
  }

  @ParameterizedTest
  @ValueSource(strings = {"kore:acme:a%3ab", "kore:acme:%61nn", "kore:acme:a%20b"})
  void shouldRefuseAnotherSpelling(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AgentKey.parse(text))
        .withMessageContaining("one spelling");
  }

  @Test
  void shouldRefuseHalfACharacter() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new AgentKey("kore", "acme", "a\uD83D"))
        .withMessageContaining("agent id");
  }
}
