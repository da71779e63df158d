package io.agentclock.processor.raw;

import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import java.util.Optional;

/**
 * What a raw record's headers say of its item. They are read when they are asked for: nobody minds
 * a bad one that isn't needed.
 *
 * @param record whose headers
 * @param fetchedAtMs when the vendor was asked, epoch milliseconds
 */
public record ItemContext(RawRecord record, long fetchedAtMs) {

  /**
   * What a pull asked for.
   *
   * @param fromMs epoch milliseconds
   * @param toMs exclusive
   */
  public record Window(long fromMs, long toMs) {}

  /** The feed's id; none if the record doesn't say. */
  public Optional<String> feed() throws RefusedException {
    return record.optional(RawHeaders.FEED);
  }

  /** The zone of the item's times, where they carry none. */
  public Optional<String> zone() throws RefusedException {
    return record.optional(RawHeaders.ZONE);
  }

  /** Any other header. */
  public Optional<String> header(String name) throws RefusedException {
    return record.optional(name);
  }

  /** The pull's window, which must be there. */
  public Window requiredWindow() throws RefusedException {
    Window window = new Window(instantMs(RawHeaders.WINDOW_FROM), instantMs(RawHeaders.WINDOW_TO));
    if (window.fromMs() >= window.toMs()) {
      throw new RefusedException(
          RefusalReason.BAD_TIME,
          "headers window-from and window-to are '%s' and '%s': a window ends after it starts"
              .formatted(
                  record.required(RawHeaders.WINDOW_FROM), record.required(RawHeaders.WINDOW_TO)));
    }
    return window;
  }

  private long instantMs(String header) throws RefusedException {
    return VendorTime.instantMs("header " + header, record.required(header));
  }
}
