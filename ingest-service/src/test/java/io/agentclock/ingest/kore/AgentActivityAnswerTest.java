package io.agentclock.ingest.kore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.contract.Refusal;
import io.agentclock.contract.RefusalReason;
import io.agentclock.ingest.feed.Item;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.vendor.VendorFaultException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AgentActivityAnswerTest {

  private static final String SAMPLE =
      """
      {
      "accountId":"63fb9a0f90425b644d3exxxx",
       	"AgentUpdates": [
      {
       	"AgentId":"a-59bb17e-0cae-46b0-8d80-a8a8ac34xxxx",
      "EventTime":"10/20/2020 2:13:12",
      "Activity":"notready",
      "ReasonCode":"1"
          }
          ]
      }
      """;

  private final AgentActivityAnswer answers = new AgentActivityAnswer("acc:1");

  @Test
  void shouldCutTheSamplesItemOutUnchanged() {
    Page page = read(SAMPLE);

    assertThat(page.refused()).isEmpty();
    assertThat(page.items()).hasSize(1);
    assertThat(page.items().get(0).key())
        .as("the account that was asked for, encoded")
        .isEqualTo("kore:acc%3A1:a-59bb17e-0cae-46b0-8d80-a8a8ac34xxxx");
    assertThat(text(page.items().get(0)))
        .isEqualTo(SAMPLE.substring(SAMPLE.indexOf("{\n \t\"AgentId"), SAMPLE.indexOf("}") + 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"agentUpdates\":[{\"agentId\":\"a-1\",\"activity\":\"busy\"}]}",
        "{\"AGENTUPDATES\":[{\"AGENTID\":\"a-1\"}],\"accountId\":\"x\"}",
        "  \n{\"errors\":[],\"AgentUpdates\" : [ {\"x\":{\"AgentId\":\"no\"},\"AgentId\":\"a-1\"} ] }\r\n ",
        "{\"AgentUpdates\":[{\"AgentId\":null,\"agentId\":\"a-1\"}]}",
        "{\"AgentUpdates\":[{\"AgentId\":\"a-1\",\"list\":[[[{}]],{\"a\":[1,2]}]}]}",
        "{\"AgentUpdates\":[{\"AgentId\":\"a-1\",\"text\":\"a\nb\"}]}",
        "{\"AgentUpdates\":[{\"AgentId\":\"\\u0061-1\"}]}",
      })
  void shouldReadEverySpelling(String body) {
    assertThat(read(body).items()).extracting(Item::key).containsExactly("kore:acc%3A1:a-1");
    assertThat(read("\uFEFF" + body).items()).hasSize(1);
    assertThat(text(read("\uFEFF" + body).items().get(0)))
        .startsWith("{")
        .endsWith("}")
        .isEqualTo(text(read(body).items().get(0)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\0',
      value = {
        "{\"AgentId\":7}|kore:acc%3A1:7",
        "{\"AgentId\":1.50}|kore:acc%3A1:1.50",
        "{\"AgentId\":\"zoë 猫\"}|kore:acc%3A1:zoë 猫",
        "{\"AgentId\":\"a:b@c%\"}|kore:acc%3A1:a%3Ab%40c%25",
      })
  void shouldTakeAnyScalarForAnId(String item, String key) {
    assertThat(read(updates(item)).items()).extracting(Item::key).containsExactly(key);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"AgentId\":null}",
        "{\"AgentId\":\"\"}",
        "{\"AgentId\":\" \\t\"}",
        "{\"AgentId\":{\"a\":1}}",
        "{\"AgentId\":[\"a\"]}",
        "{\"AgentId\":true}",
        "{\"AgentId\":\"\\ud800\"}",
      })
  void shouldRefuseAnItemWithoutAUsableId(String item) {
    Page page = read(updates("{\"AgentId\":\"a-1\"}", item, "{\"AgentId\":\"a-2\"}"));

    assertThat(page.items()).hasSize(2);
    assertThat(page.refused()).hasSize(1);
    assertThat(page.refused().get(0).reason()).isEqualTo(RefusalReason.NO_KEY);
    assertThat(page.refused().get(0).value()).isEqualTo(item);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"null", "17", "-1.5e3", "\"text\"", "true", "[{\"AgentId\":\"a\"}]", "[]"})
  void shouldRefuseWhatIsNoObject(String element) {
    Page page = read(updates("{\"AgentId\":\"a-1\"}", element, "{\"AgentId\":\"a-2\"}"));

    assertThat(page.items()).hasSize(2);
    assertThat(page.refused())
        .extracting(Refusal::reason)
        .containsExactly(RefusalReason.UNREADABLE);
    assertThat(page.refused().get(0).value()).isEqualTo(element);
  }

  @Test
  void shouldLetBytesThatAreNotUtf8SpoilOneItemOnly() {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    body.writeBytes(utf8("{\"AgentUpdates\":[{\"AgentId\":\"a"));
    body.write(0xC3);
    body.writeBytes(utf8("\"},{\"AgentId\":\"a-2\",\"x\":\""));
    body.write(0xFF);
    body.writeBytes(utf8("\"},{\"AgentId\":\"a-3\"}]}"));

    Page page = answers.read(body.toByteArray());

    assertThat(page.refused()).extracting(Refusal::reason).containsExactly(RefusalReason.NO_KEY);
    assertThat(page.items())
        .extracting(Item::key)
        .containsExactly("kore:acc%3A1:a-2", "kore:acc%3A1:a-3");
    assertThat(page.items().get(0).value()).as("unchanged").contains((byte) 0xFF);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"accountId\":\"x\"}",
        "{\"accountId\":\"x\",\"AgentUpdates\":[]}",
        "{\"AgentUpdates\":null}",
        "{\"agentUpdates\":[ ],\"more\":{\"a\":[]}}",
      })
  void shouldTakeNoUpdatesForAQuietAccount(String body) {
    assertThat(read(body).items()).isEmpty();
    assertThat(read(body).refused()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "<!DOCTYPE html><html><body>Sign in</body></html>",
        "{\"AgentUpdates\":[{\"AgentId\":\"a-1\"}",
        "{\"AgentUpdates\":[{\"AgentId\":\"a-1\"},",
        "{\"AgentUpdates\":[{\"AgentId\":\"a-",
        "{\"AgentUpdates\":[{\"AgentId\":\"a-1\"}]",
        "{\"AgentUpdates\":[]} {}",
        "{\"AgentUpdates\":[]} x",
        "[{\"AgentId\":\"a-1\"}]",
        "null",
        "\"AgentUpdates\"",
        "17",
        "{\"AgentUpdates\":{\"AgentId\":\"a-1\"}}",
        "{\"AgentUpdates\":\"none\"}",
        "{\"errors\":[{\"msg\":\"Invalid SDK credentials\",\"code\":4002}]}",
        "{\"accountId\":\"x\",\"error\":\"no\"}",
        "{\"msg\":\"no\",\"code\":1}",
        "{\"accountId\":\"x\",\"message\":\"try later\"}",
        "{\"AgentUpdates\":[],\"errors\":[{\"msg\":\"no\"}]}",
        "{\"status\":\"failed\"}",
        "{\"accountId\":\"a\",\"AgentUpdates\":null,\"status\":\"FAILED\"}",
        "{\"accountId\":\"a\",\"description\":\"come back later\"}",
        "{\"accountId\":\"a\",\"AgentUpdates\":[],\"errorMessage\":\"no\"}",
        "{AgentUpdates:[]}",
      })
  void shouldTakeAnythingElseForTheVendorsFault(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOfSatisfying(
            VendorFaultException.class,
            fault -> assertThat(fault.kind()).isEqualTo(VendorFaultException.Kind.PASSING));
  }

  @Test
  void shouldReadManyItemsInTheirOrder() {
    String[] items =
        IntStream.range(0, 10_000)
            .mapToObj(i -> "{\"AgentId\":\"ä-%d\", \"n\":%d}".formatted(i, i))
            .toArray(String[]::new);

    Page page = read(updates(items));

    assertThat(page.items()).hasSize(10_000);
    assertThat(
            page.items().stream().map(AgentActivityAnswerTest::text).collect(Collectors.toList()))
        .containsExactly(items);
  }

  @Test
  void shouldStandAnItemOfAnyDepth() {
    String deep = "[".repeat(50_000) + "]".repeat(50_000);

    assertThat(read(updates("{\"AgentId\":\"a-1\",\"x\":" + deep + "}")).items()).hasSize(1);
  }

  private Page read(String body) {
    return answers.read(utf8(body));
  }

  private static String updates(String... items) {
    return "{\"AgentUpdates\":[" + String.join(" , ", items) + "]}";
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(Item item) {
    return new String(item.value(), StandardCharsets.UTF_8);
  }
}
