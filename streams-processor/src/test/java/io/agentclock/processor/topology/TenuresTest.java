package io.agentclock.processor.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.processor.store.LedgerStores;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.Test;

final class TenuresTest {

  private final Tenures tenures = new Tenures();

  @Test
  void shouldKnowNoneBeforeOneBegins() {
    tenures.begin(1);

    assertThat(tenures.of(0)).isEmpty();
  }

  @Test
  void shouldLastUntilItEnds() {
    Tenure tenure = tenures.begin(0);

    assertThat(tenures.of(0)).hasValue(tenure);
    assertThat(tenures.lasts(tenure)).isTrue();

    tenures.end(tenure);

    assertThat(tenures.of(0)).isEmpty();
    assertThat(tenures.lasts(tenure)).isFalse();
  }

  @Test
  void shouldNotTakeTheNextForTheOneBefore() {
    Tenure before = tenures.begin(0);
    tenures.end(before);
    Tenure next = tenures.begin(0);

    assertThat(tenures.lasts(before)).isFalse();
    assertThat(tenures.lasts(next)).isTrue();
  }

  @Test
  void shouldNotEndTheNextWithTheOneBefore() {
    Tenure before = tenures.begin(0);
    Tenure next = tenures.begin(0);

    tenures.end(before);

    assertThat(tenures.lasts(before)).isFalse();
    assertThat(tenures.of(0)).hasValue(next);
  }

  @Test
  void shouldLookForAStoreOnce() {
    Tenure tenure = tenures.begin(0);
    List<String> lookedFor = new ArrayList<>();

    for (String name : List.of("agents", "slots", "agents", "slots")) {
      tenure.store(name, opened -> store(opened, lookedFor));
    }
    assertThat(lookedFor).containsExactly("agents", "slots");

    tenures.begin(0).store("agents", opened -> store(opened, lookedFor));
    assertThat(lookedFor).containsExactly("agents", "slots", "agents");
  }

  @Test
  void shouldLookAgainForAStoreThatWasNotThere() {
    Tenure tenure = tenures.begin(0);
    assertThatThrownBy(
            () ->
                tenure.store(
                    "agents",
                    opened -> {
                      throw new InvalidStateStoreException("it moves");
                    }))
        .isInstanceOf(InvalidStateStoreException.class);

    assertThat(tenure.store("agents", opened -> store(opened, new ArrayList<>()))).isNotNull();
  }

  private static ReadOnlyKeyValueStore<byte[], byte[]> store(String name, List<String> lookedFor) {
    lookedFor.add(name);
    return LedgerStores.builders().get(0).build();
  }
}
