package io.agentclock.query.agents;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyedJsonTest {

  @Test
  void shouldCutItemsOutByTheByte() throws IOException {
    String first = "{ \"raw\":{\"agent\":\"not me\"},\"agent\":\"kore:a:é時\\u0041🕑\",\"x\":[{}] }";
    String second = "{\"agent\":\"kore:a:b\"}";

    List<KeyedJson> items =
        KeyedJson.items(
            (" {\"before\":{\"items\":[]},\"items\" : [\n"
                    + first
                    + " , "
                    + second
                    + "],\"next\":null}")
                .getBytes(UTF_8));

    assertThat(items).extracting(KeyedJson::key).containsExactly("kore:a:é時A🕑", "kore:a:b");
    assertThat(items).extracting(KeyedJsonTest::text).containsExactly(first, second);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "null",
        "{\"items\":{}}",
        "{\"items\":[1]}",
        "{\"items\":[{}]}",
        "{\"items\":[{\"agent\":null}]}",
        "{\"items\":[{\"agent\":\"a\"}",
        "{\"items\":[{\"agent\":\"a\""
      })
  void shouldRefuseWhatIsNoListOfAgents(String json) {
    assertThatThrownBy(() -> KeyedJson.items(json.getBytes(UTF_8))).isInstanceOf(IOException.class);
  }

  private static String text(KeyedJson item) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    item.writeTo(bytes);
    return bytes.toString(UTF_8);
  }
}
