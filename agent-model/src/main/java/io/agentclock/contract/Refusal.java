package io.agentclock.contract;

import java.nio.charset.StandardCharsets;

/**
 * An input that couldn't be used, kept with its reason on the refusals topic.
 *
 * @param reason why
 * @param detail for the operator's eyes; names the field and what was found
 * @param topic where the input was, or should have gone
 * @param partition null if it never reached a topic
 * @param offset null if it never reached a topic
 * @param key null if it had none
 * @param value the input itself, as text; null if it had none
 */
public record Refusal(
    RefusalReason reason,
    String detail,
    String topic,
    Integer partition,
    Long offset,
    String key,
    String value) {

  /** The refusal of something that never reached a topic. */
  public static Refusal unwritten(RefusalReason reason, String detail, String topic, byte[] value) {
    return new Refusal(
        reason, detail, topic, null, null, null, new String(value, StandardCharsets.UTF_8));
  }

  /** The record's value, UTF-8 JSON. */
  public byte[] toJson() {
    return ContractJson.object(
        json -> {
          json.writeStringField("reason", reason.name());
          ContractJson.text(json, "detail", detail);
          ContractJson.text(json, "topic", topic);
          json.writeFieldName("partition");
          json.writePOJO(partition);
          json.writeFieldName("offset");
          json.writePOJO(offset);
          ContractJson.text(json, "key", key);
          ContractJson.text(json, "value", value);
        });
  }
}
