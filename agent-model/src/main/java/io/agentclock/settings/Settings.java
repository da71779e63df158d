package io.agentclock.settings;

import io.agentclock.contract.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * The whole configuration, read and checked before anything starts. All services read the same
 * keys, so one file can serve them all.
 *
 * @param kafka client properties, {@code bootstrap.servers} among them
 * @param interval the length of an interval
 * @param retention how far back anything can still change
 * @param maxUnchanged after how long a staffed state that nobody renewed is no longer believed;
 *     none: always believed
 * @param topics shape and names of the topics
 * @param feeds by id, in the order of their ids
 * @param ingest the ingest service's own
 * @param processor the streams processor's own
 * @param query the query service's own
 * @param internal how services know each other
 */
public record Settings(
    Map<String, String> kafka,
    Duration interval,
    Duration retention,
    Optional<Duration> maxUnchanged,
    TopicSettings topics,
    Map<String, FeedSettings> feeds,
    IngestSettings ingest,
    ProcessorSettings processor,
    QuerySettings query,
    InternalSettings internal) {

  static final Set<String> LAUNCHER_VARIABLES = Set.of("AGENTCLOCK_CONFIG", "AGENTCLOCK_JAVA_OPTS");

  private static final String ROOT = "agentclock";
  private static final String BOOTSTRAP = "bootstrap.servers";

  /**
   * Reads a file and the environment.
   *
   * @param file none: the defaults and the environment alone
   * @throws BadSettingException names the first bad key
   */
  public static Settings load(Optional<Path> file, Map<String, String> environment) {
    return of(file.map(Settings::parse).orElse(Map.of()), environment);
  }

  /**
   * Reads a YAML file into nested maps. Top-level keys other than {@code kafka} may leave {@code
   * agentclock} out.
   *
   * @throws BadSettingException if the file can't be read
   */
  public static Map<String, Object> parse(Path file) {
    try {
      return parse(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new BadSettingException("--config", "the file %s can't be read".formatted(file));
    }
  }

  /**
   * Reads YAML text into nested maps.
   *
   * @param name of the text, for messages
   * @throws BadSettingException if it isn't a map in YAML
   */
  public static Map<String, Object> parse(String yaml, String name) {
    return expand(yaml(yaml, name));
  }

  static Map<?, ?> yaml(String yaml, String name) {
    LoaderOptions options = new LoaderOptions();
    options.setAllowDuplicateKeys(false);
    try {
      Object loaded = new Yaml(new SafeConstructor(options)).load(yaml);
      if (loaded == null) {
        return Map.of();
      }
      if (loaded instanceof Map<?, ?> map) {
        return map;
      }
    } catch (YAMLException e) {
      throw new BadSettingException(name, "isn't YAML: " + e.getMessage());
    }
    throw new BadSettingException(name, "should be a map of settings");
  }

  /**
   * Reads nested maps and the environment.
   *
   * @throws BadSettingException names the first bad key
   */
  public static Settings of(Map<String, Object> values, Map<String, String> environment) {
    Section top = new Section("", values, environment);
    Section root = top.section(ROOT);
    Map<String, String> kafka = kafka(top);
    TopicSettings topics = TopicSettings.read(root.section("topics"));
    Settings settings =
        new Settings(
            kafka,
            interval(root),
            root.duration("retention", Duration.ofDays(8)),
            root.durationOrOff("max-unchanged", Duration.ofHours(24)),
            topics,
            feeds(root.section("feeds")),
            IngestSettings.read(root.section("ingest"), topics.prefix()),
            ProcessorSettings.read(root.section("processor"), topics.outputPrefix()),
            QuerySettings.read(root.section("query")),
            InternalSettings.read(root.section("internal")));
    root.refuseUnknown();
    return settings.checked(root);
  }

  /** The topics by these settings. */
  public Topics topicNames() {
    return new Topics(topics.prefix(), topics.outputPrefix(), retention);
  }

  /** The brokers' addresses. */
  public String bootstrapServers() {
    return kafka.get(BOOTSTRAP);
  }

  private Settings checked(Section root) {
    if (retention.compareTo(interval.multipliedBy(2)) < 0) {
      throw root.bad("retention", "must be at least two intervals long");
    }
    return this;
  }

  private static Duration interval(Section root) {
    Duration interval = root.duration("interval", Duration.ofMinutes(30));
    long minutes = interval.toMinutes();
    if (!interval.equals(Duration.ofMinutes(minutes)) || minutes == 0 || 60 % minutes != 0) {
      throw root.bad(
          "interval",
          "'%s' must be a whole number of minutes that divides an hour, like PT15M, PT30M or PT60M"
              .formatted(interval));
    }
    return interval;
  }

  private static Map<String, FeedSettings> feeds(Section section) {
    Map<String, FeedSettings> feeds = new TreeMap<>();
    for (String id : section.keys()) {
      feeds.put(id, FeedSettings.read(id, section.section(id)));
    }
    section.refuseUnknown();
    return feeds;
  }

  /**
   * Any property of a Kafka client; from the environment too, but not every KAFKA_ variable is
   * ours.
   */
  private static Map<String, String> kafka(Section top) {
    Section section = top.section("kafka");
    Set<String> known = new TreeSet<>(AdminClientConfig.configNames());
    known.addAll(ConsumerConfig.configNames());
    known.addAll(ProducerConfig.configNames());
    for (String key : new TreeSet<>(section.keys())) {
      if (!known.contains(key)) {
        throw section.bad(key, "is no property of Kafka's clients");
      }
    }
    Map<String, String> properties = new TreeMap<>();
    known.forEach(key -> section.optionalText(key).ifPresent(text -> properties.put(key, text)));
    properties.putIfAbsent(BOOTSTRAP, "localhost:9092");
    return properties;
  }

  /** Dotted keys become nested maps, and what stands at the top moves below {@code agentclock}. */
  private static Map<String, Object> expand(Map<?, ?> loaded) {
    Map<String, Object> expanded = new LinkedHashMap<>();
    loaded.forEach(
        (key, value) -> {
          String name = String.valueOf(key);
          if (name.equals("kafka") || name.startsWith("kafka.")) {
            Map<String, Object> kafka = below(expanded, "kafka");
            flatten(name.equals("kafka") ? "" : name.substring(6), value, kafka);
          } else if (name.equals(ROOT)) {
            if (value instanceof Map<?, ?> map) {
              map.forEach((k, v) -> put(below(expanded, ROOT), String.valueOf(k), v));
            } else if (value != null) {
              throw new BadSettingException(ROOT, "should be a map of settings");
            }
          } else {
            put(
                below(expanded, ROOT),
                name.startsWith(ROOT + '.') ? name.substring(ROOT.length() + 1) : name,
                value);
          }
        });
    return expanded;
  }

  private static void put(Map<String, Object> target, String key, Object value) {
    int dot = key.indexOf('.');
    if (dot > 0 && !target.containsKey(key)) {
      put(below(target, key.substring(0, dot)), key.substring(dot + 1), value);
    } else if (value != null) {
      target.put(key, value);
    }
  }

  private static void flatten(String prefix, Object value, Map<String, Object> target) {
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (key, below) ->
              flatten(prefix.isEmpty() ? key.toString() : prefix + '.' + key, below, target));
    } else if (value != null) {
      target.put(prefix, value);
    }
  }

  @SuppressWarnings("unchecked") // expand() puts nothing but maps of texts here
  private static Map<String, Object> below(Map<String, Object> target, String key) {
    return (Map<String, Object>)
        target.computeIfAbsent(key, absent -> new LinkedHashMap<String, Object>());
  }
}
