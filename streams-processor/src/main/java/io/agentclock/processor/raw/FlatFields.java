package io.agentclock.processor.raw;

import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fields of an object that are wanted, kept as text until they are used: vendors' pages
 * disagree on the case of names and on what is quoted.
 */
public final class FlatFields implements ItemJson.FieldReader {

  /** Longer than that nobody works; and so many of them still add up to a number. */
  private static final long MOST_MS = 1_000_000_000_000L;

  private final Set<String> wanted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
  private final Map<String, String> values = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

  /**
   * @param wanted names, in any case; all others are passed over
   */
  public FlatFields(String... wanted) {
    this.wanted.addAll(List.of(wanted));
  }

  /** The wanted fields of an object that is all there is to read. */
  public static FlatFields of(byte[] item, String... wanted) throws RefusedException {
    FlatFields fields = new FlatFields(wanted);
    ItemJson.read("the item", item, fields);
    return fields;
  }

  @Override
  public void read(String name, ItemJson value) throws IOException {
    if (wanted.contains(name)) {
      String text = value.scalar();
      if (text != null) {
        values.put(name, text);
      }
    }
  }

  /** Whether the field says something. */
  public boolean has(String name) {
    return values.containsKey(name);
  }

  /**
   * A text; none if it is absent, null or no scalar.
   *
   * @throws RefusedException if it can't go on into keys and stores
   */
  public Optional<String> text(String name) throws RefusedException {
    String text = values.get(name);
    return text == null ? Optional.empty() : Optional.of(VendorText.checked(name, text));
  }

  /** A text that must be there and say something. */
  public String required(String name) throws RefusedException {
    return text(name)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> new RefusedException(RefusalReason.MISSING_FIELD, "no " + name));
  }

  /** A whole number, quoted or not; none if it is absent. */
  public OptionalLong whole(String name) throws RefusedException {
    return has(name) ? OptionalLong.of(requiredWhole(name)) : OptionalLong.empty();
  }

  /** A whole number that must be there, quoted or not. */
  public long requiredWhole(String name) throws RefusedException {
    String text = required(name);
    try {
      return new BigDecimal(text.strip()).longValueExact();
    } catch (ArithmeticException | NumberFormatException e) {
      throw new RefusedException(
          RefusalReason.UNREADABLE, "%s is '%s', not a whole number".formatted(name, text), e);
    }
  }

  /** A number, quoted or not, that may have a fraction. */
  public double requiredDecimal(String name) throws RefusedException {
    String text = required(name);
    try {
      double number = new BigDecimal(text.strip()).doubleValue();
      if (Double.isFinite(number)) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw notANumber(name, text, e);
    }
    throw notANumber(name, text, null);
  }

  /** A duration in milliseconds that must be there; a fraction is rounded. */
  public long requiredDurationMs(String name) throws RefusedException {
    double ms = requiredDecimal(name);
    if (ms < 0) {
      throw new RefusedException(
          RefusalReason.BAD_TIME,
          "%s is %s ms; work takes no negative time, so ask the vendor for this item again"
              .formatted(name, values.get(name)));
    }
    if (ms > MOST_MS) {
      throw new RefusedException(
          RefusalReason.BAD_TIME, "%s is %s ms, over 30 years".formatted(name, values.get(name)));
    }
    return Math.round(ms);
  }

  /** An ISO-8601 time that must be there, epoch milliseconds. */
  public long requiredInstantMs(String name) throws RefusedException {
    return VendorTime.instantMs(name, required(name));
  }

  /** An ISO-8601 time, or else epoch milliseconds under another name; none if both are absent. */
  public OptionalLong instantMs(String isoName, String epochName) throws RefusedException {
    if (has(isoName)) {
      return OptionalLong.of(requiredInstantMs(isoName));
    }
    return has(epochName) ? OptionalLong.of(requiredEpochMs(epochName)) : OptionalLong.empty();
  }

  /** A time in epoch milliseconds that must be there, quoted or not. */
  public long requiredEpochMs(String name) throws RefusedException {
    String text = required(name);
    try {
      long epochMs = new BigDecimal(text.strip()).longValueExact();
      if (epochMs >= 0) {
        return epochMs;
      }
    } catch (ArithmeticException | NumberFormatException e) {
      throw notEpoch(name, text, e);
    }
    throw notEpoch(name, text, null);
  }

  private static RefusedException notEpoch(String name, String text, RuntimeException cause) {
    return new RefusedException(
        RefusalReason.BAD_TIME, "%s is '%s', not epoch milliseconds".formatted(name, text), cause);
  }

  private static RefusedException notANumber(String name, String text, RuntimeException cause) {
    return new RefusedException(
        RefusalReason.UNREADABLE, "%s is '%s', not a number".formatted(name, text), cause);
  }
}
