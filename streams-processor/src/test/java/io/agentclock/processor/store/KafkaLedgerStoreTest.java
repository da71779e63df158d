package io.agentclock.processor.store;

import io.agentclock.model.kit.LedgerStoreContract;
import io.agentclock.model.ledger.LedgerStore;
import io.agentclock.processor.life.BoundedRocksDb;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.processor.TaskId;
import org.apache.kafka.streams.processor.api.MockProcessorContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** The contract over real stores on disk. */
final class KafkaLedgerStoreTest extends LedgerStoreContract {

  @TempDir Path stateDir;
  private final Map<String, KeyValueStore<byte[], byte[]>> stores = new LinkedHashMap<>();

  @BeforeEach
  void open() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, "contract");
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, "localhost:1");
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    MockProcessorContext<Void, Void> context =
        new MockProcessorContext<>(properties, new TaskId(0, 0), stateDir.toFile());
    for (StoreBuilder<KeyValueStore<byte[], byte[]>> builder : LedgerStores.builders()) {
      KeyValueStore<byte[], byte[]> store = builder.withLoggingDisabled().build();
      store.init(context.getStateStoreContext(), store);
      stores.put(builder.name(), store);
    }
  }

  @AfterEach
  void close() {
    stores.values().forEach(KeyValueStore::close);
  }

  @Override
  protected LedgerStore store() {
    return new KafkaLedgerStore(stores::get);
  }
}
