package io.agentclock.quickstart;

import io.agentclock.settings.BadSettingException;
import io.agentclock.settings.Settings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The settings of the three services in this JVM: what the user's file and environment say, with
 * the addresses the quick start gives out itself.
 */
final class QuickstartSettings {

  private static final String ROOT = "agentclock";
  private static final String FEEDS = "feeds";

  /** What the quick start decides, so that an environment meant for real services can't. */
  private static final Set<String> DECIDED_HERE =
      Set.of(
          "AGENTCLOCK_INGEST_HOST",
          "AGENTCLOCK_INGEST_PORT",
          "AGENTCLOCK_PROCESSOR_HOST",
          "AGENTCLOCK_PROCESSOR_PORT",
          "AGENTCLOCK_PROCESSOR_ADVERTISED_HOST",
          "AGENTCLOCK_PROCESSOR_STATE_DIR",
          "AGENTCLOCK_QUERY_HOST",
          "AGENTCLOCK_QUERY_PORT",
          "AGENTCLOCK_QUERY_PROCESSORS");

  private final Map<String, Object> root;
  private final Map<String, String> environment = new HashMap<>();

  private QuickstartSettings(Map<String, Object> root, Map<String, String> environment) {
    this.root = root;
    environment.forEach(
        (name, value) -> {
          if (!DECIDED_HERE.contains(name) && !name.startsWith("KAFKA_")) {
            this.environment.put(name, value);
          }
        });
  }

  /**
   * Reads and checks the user's file, which must have feeds, if only an empty map of them.
   *
   * @param file none: no feed, until {@link #withFeeds} names some
   * @throws io.agentclock.settings.BadSettingException names the first bad key
   */
  static QuickstartSettings read(Optional<Path> file, Map<String, String> environment) {
    Map<String, Object> values = file.map(Settings::parse).orElse(Map.of());
    QuickstartSettings settings =
        new QuickstartSettings(below(values, ROOT), environment); // its kafka section is not ours
    Settings.of(Map.copyOf(values), settings.environment);
    if (file.isPresent() && !settings.root.containsKey(FEEDS)) {
      throw new BadSettingException(
          ROOT + '.' + FEEDS,
          "is missing in %s; name your feeds there, or write 'feeds: {}' to start empty"
              .formatted(file.get()));
    }
    return settings;
  }

  /**
   * The same, with these feeds instead of any other.
   *
   * @param feeds by id
   */
  QuickstartSettings withFeeds(Map<String, Map<String, Object>> feeds) {
    Map<String, Object> changed = new HashMap<>(root);
    changed.put(FEEDS, feeds);
    return new QuickstartSettings(changed, environment);
  }

  /**
   * For everything that runs in this JVM.
   *
   * @param bootstrapServers the embedded broker
   * @param queryPort of the public API
   * @param processorPort of the processor's internal API; 0 as long as it isn't known, which will
   *     do for all but the query service
   * @param stateDir of the processor
   */
  Settings forServices(String bootstrapServers, int queryPort, int processorPort, Path stateDir) {
    Map<String, Object> decided = new HashMap<>(root);
    decided.put("topics", overlay(below(root, "topics"), Map.of("replication-factor", 1)));
    decided.put("ingest", overlay(below(root, "ingest"), Map.of("host", Ports.HOST, "port", 0)));
    Map<String, Object> processor =
        Map.of(
            "host",
            Ports.HOST,
            "advertised-host",
            Ports.HOST,
            "port",
            processorPort,
            "state-dir",
            stateDir.toString());
    Map<String, Object> configured =
        overlay(Map.of("standby-replicas", 0), below(root, "processor"));
    decided.put("processor", overlay(configured, processor));
    Map<String, Object> query = overlay(Map.of("access-log", false), below(root, "query"));
    decided.put("query", overlay(query, query(queryPort, processorPort)));
    Settings settings = settings(bootstrapServers, decided);
    if (settings.query().access().isConfigured()) {
      return settings;
    }
    // Nobody but this machine can ask, and nobody was named who may.
    decided.put("query", overlay(below(decided, "query"), Map.of("authentication", "off")));
    return settings(bootstrapServers, decided);
  }

  private Settings settings(String bootstrapServers, Map<String, Object> decided) {
    return Settings.of(
        Map.of("kafka", Map.of("bootstrap.servers", bootstrapServers), ROOT, decided), environment);
  }

  private static Map<String, Object> query(int port, int processorPort) {
    Map<String, Object> query = new HashMap<>(Map.of("host", Ports.HOST, "port", port));
    if (processorPort != 0) { // else there is no address yet
      query.put("processors", List.of("http://%s:%d".formatted(Ports.HOST, processorPort)));
    }
    return query;
  }

  private static Map<String, Object> overlay(Map<String, Object> base, Map<String, Object> above) {
    Map<String, Object> both = new HashMap<>(base);
    both.putAll(above);
    return both;
  }

  private static Map<String, Object> below(Map<String, Object> values, String key) {
    Map<String, Object> found = new HashMap<>();
    if (values.get(key) instanceof Map<?, ?> map) { // another thing is refused by Settings
      map.forEach((name, value) -> found.put(String.valueOf(name), value));
    }
    return found;
  }
}
