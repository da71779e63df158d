package io.agentclock.settings;

import java.net.URI;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One map of the configuration. Every read names its key, takes an environment variable before the
 * file, and is remembered, so that {@link #refuseUnknown()} can name a key nobody reads.
 *
 * <p>The environment variable of {@code agentclock.topics.replication-factor} is {@code
 * AGENTCLOCK_TOPICS_REPLICATION_FACTOR}. In a value, <code>${NAME}</code> and <code>${NAME:default}
 * </code> are replaced from the environment.
 */
public final class Section {

  private static final Pattern PLACEHOLDER =
      Pattern.compile("\\$\\{([A-Za-z0-9_.]+)(?::([^}]*))?}");

  /**
   * A key that the file has without a value: it reads as absent, and must be known all the same.
   */
  private static final String NOTHING = "";

  private final String path;
  private final Map<String, Object> values;
  private final Map<String, String> environment;
  private final Set<String> known = new TreeSet<>();

  Section(String path, Map<String, Object> values, Map<String, String> environment) {
    this.path = path;
    this.values = Map.copyOf(values);
    this.environment = environment;
  }

  /** The full key of one of this section's keys. */
  public String fullKey(String key) {
    return path.isEmpty() ? key : path + '.' + key;
  }

  /** The keys the file has here, in no particular order. */
  public Set<String> keys() {
    return values.keySet();
  }

  /** A text that must be there. */
  public String text(String key) {
    return optionalText(key)
        .orElseThrow(
            () ->
                bad(
                    key,
                    "is missing; set it in the configuration file, or the environment variable "
                        + environmentName(fullKey(key))));
  }

  /** A text. */
  public Optional<String> optionalText(String key) {
    known.add(key);
    String fromEnvironment = environment.get(environmentName(fullKey(key)));
    if (fromEnvironment != null) {
      return Optional.of(fromEnvironment).filter(text -> !text.isBlank());
    }
    Object value = values.get(key);
    if (value instanceof Map || value instanceof Collection) {
      throw bad(key, "should be a single value");
    }
    return Optional.ofNullable(value)
        .map(found -> resolve(key, String.valueOf(found)))
        .filter(text -> !text.isBlank());
  }

  /** A text that must be there and must not show in a log. */
  public Secret secret(String key) {
    return new Secret(text(key));
  }

  /** A positive duration. */
  public Duration duration(String key, Duration byDefault) {
    return optionalDuration(key).orElse(byDefault);
  }

  /** A positive duration. */
  public Optional<Duration> optionalDuration(String key) {
    return read(
        key, DurationText::parse, "is no duration; write it like PT30M, 30s, 5m, 24h or P8D");
  }

  /** A positive duration, or none where the text is {@code off}. */
  public Optional<Duration> durationOrOff(String key, Duration byDefault) {
    Optional<String> text = optionalText(key);
    if (text.filter(found -> found.equals("off") || found.equals("false")).isPresent()) {
      return Optional.empty();
    }
    return Optional.of(duration(key, byDefault));
  }

  /** A whole number within bounds. */
  public int integer(String key, int byDefault, int least, int most) {
    return read(
            key,
            text -> {
              int number = Integer.parseInt(text.strip());
              if (number < least || number > most) {
                throw new IllegalArgumentException("out of bounds");
              }
              return number;
            },
            "is no whole number from %d to %d".formatted(least, most))
        .orElse(byDefault);
  }

  /** True or false. */
  public boolean flag(String key, boolean byDefault) {
    return read(
            key,
            text ->
                switch (text.strip().toLowerCase(Locale.ROOT)) {
                  case "true" -> true;
                  case "false" -> false;
                  default -> throw new IllegalArgumentException("neither");
                },
            "is neither true nor false")
        .orElse(byDefault);
  }

  /** An absolute http or https address. */
  public Optional<URI> optionalUrl(String key) {
    return read(
        key,
        text -> {
          URI url = URI.create(text.strip());
          if (url.getHost() == null
              || url.getRawQuery() != null
              || url.getRawFragment() != null
              || !("http".equals(url.getScheme()) || "https".equals(url.getScheme()))) {
            throw new IllegalArgumentException("not absolute");
          }
          return url;
        },
        "is no address; write it like https://api.example.com");
  }

  /** A time zone. */
  public ZoneId zone(String key, ZoneId byDefault) {
    return read(
            key,
            text -> {
              try {
                return ZoneId.of(text.strip());
              } catch (DateTimeException e) {
                throw new IllegalArgumentException(e);
              }
            },
            "is no time zone; write it like UTC or America/New_York")
        .orElse(byDefault);
  }

  /** A list of texts; a single text with commas is one too. */
  public List<String> list(String key) {
    Object value = values.get(key);
    boolean fromFile = environment.get(environmentName(fullKey(key))) == null;
    if (fromFile && value instanceof List<?> items) {
      known.add(key);
      List<String> texts = new ArrayList<>();
      items.forEach(item -> texts.add(resolve(key, String.valueOf(item))));
      return texts;
    }
    return optionalText(key)
        .map(text -> List.of(text.strip().split("\\s*,\\s*")))
        .orElse(List.of());
  }

  /** Whether the file has a map there, rather than a value, a list or nothing. */
  public boolean isMap(String key) {
    return values.get(key) instanceof Map;
  }

  /** Whether the file or the environment has anything here. */
  boolean isGiven() {
    String prefix = environmentName(path) + '_';
    return !values.isEmpty()
        || environment.keySet().stream().anyMatch(name -> name.startsWith(prefix));
  }

  /** A section below this one; empty where the file has none. */
  public Section section(String key) {
    known.add(key);
    Object value = values.get(key);
    if (value != null && !value.equals(NOTHING) && !(value instanceof Map)) {
      throw bad(key, "should be a map of settings, and is '" + value + "'");
    }
    Map<String, Object> below = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach(
          (name, found) -> {
            below.put(String.valueOf(name), found == null ? NOTHING : found);
          });
    }
    return new Section(fullKey(key), below, environment);
  }

  /**
   * Names the first key that nobody read.
   *
   * @throws BadSettingException if there is one
   */
  public void refuseUnknown() {
    for (String key : new TreeSet<>(values.keySet())) {
      if (!known.contains(key)) {
        throw bad(key, "is not a setting; known here are " + String.join(", ", known));
      }
    }
    Set<String> names = new TreeSet<>();
    known.forEach(key -> names.add(environmentName(fullKey(key))));
    String prefix = environmentName(path) + '_';
    for (String name : new TreeSet<>(environment.keySet())) {
      boolean ours = name.startsWith(prefix) && !Settings.LAUNCHER_VARIABLES.contains(name);
      if (ours && names.stream().noneMatch(known -> belongsTo(name, known))) {
        throw new BadSettingException(
            name,
            "is not the environment variable of a setting; known here are "
                + String.join(", ", names));
      }
    }
  }

  /** A complaint about one of this section's keys. */
  public BadSettingException bad(String key, String advice) {
    return new BadSettingException(fullKey(key), advice);
  }

  private static boolean belongsTo(String name, String known) {
    return name.equals(known) || name.startsWith(known + '_');
  }

  private <T> Optional<T> read(String key, Function<String, T> parser, String complaint) {
    Optional<String> text = optionalText(key);
    try {
      return text.map(parser);
    } catch (IllegalArgumentException e) {
      throw bad(key, "'%s' %s".formatted(text.orElse(""), complaint));
    }
  }

  private String resolve(String key, String text) {
    Matcher placeholders = PLACEHOLDER.matcher(text);
    return placeholders.replaceAll(
        found -> {
          String name = found.group(1);
          String value = environment.getOrDefault(name, found.group(2));
          if (value == null) {
            throw bad(key, "needs the environment variable %s, which isn't set".formatted(name));
          }
          return Matcher.quoteReplacement(value);
        });
  }

  static String environmentName(String key) {
    return key.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
  }
}
