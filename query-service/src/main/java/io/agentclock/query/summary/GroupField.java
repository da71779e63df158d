package io.agentclock.query.summary;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What agents can have in common to be counted together. */
enum GroupField {
  STATE("state", PartitionCounts.Item::state),
  SOURCE("source", PartitionCounts.Item::source),
  ACCOUNT("account", PartitionCounts.Item::account),
  REASON("reason", PartitionCounts.Item::reason);

  private final String word;
  private final Function<PartitionCounts.Item, String> value;

  GroupField(String word, Function<PartitionCounts.Item, String> value) {
    this.word = word;
    this.value = value;
  }

  /** The field with a name; empty if nothing can be counted by it. */
  static Optional<GroupField> of(String word) {
    return Arrays.stream(values()).filter(field -> field.word.equals(word)).findFirst();
  }

  /** All their names. */
  static List<String> words() {
    return Arrays.stream(values()).map(GroupField::word).toList();
  }

  /** Its name in questions and answers. */
  String word() {
    return word;
  }

  /** What those counted have there; null: nothing. */
  String of(PartitionCounts.Item item) {
    return value.apply(item);
  }
}
