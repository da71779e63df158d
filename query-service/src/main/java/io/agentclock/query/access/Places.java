package io.agentclock.query.access;

import io.agentclock.query.web.Answer;
import io.agentclock.settings.AccessSettings;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The places for answers that last, and who has them. One is taken before the answer begins, so
 * that many who come at once can't have more than there are. Of any thread.
 */
public final class Places {

  private static final String RETRY_AFTER_SECONDS = "5";

  private final int most;
  private final int mostEach;
  private final long unusedNanos;
  private final Map<String, Integer> taken = new HashMap<>();
  private final Map<Place, Long> unused = new LinkedHashMap<>();
  private int total;

  private Places(int most, int mostEach, Duration unused) {
    this.most = most;
    this.mostEach = mostEach;
    this.unusedNanos = unused.toNanos();
  }

  /**
   * Places, all of them free. Where anybody may ask, all are the same caller, who may have all.
   *
   * @param most of all callers together
   * @param mostEach of each caller
   * @param unused how long a place is kept for an answer that doesn't begin
   */
  public static Places of(AccessSettings access, int most, int mostEach, Duration unused) {
    return new Places(most, access.isOff() ? most : mostEach, unused);
  }

  /** One caller's place; no two are the same. */
  public static final class Place {

    private final String caller;
    private boolean isGivenBack;

    private Place(String caller) {
      this.caller = caller;
    }
  }

  /** Takes a place; none if there is none left, or none for this caller. */
  public synchronized Optional<Place> take(Caller caller) {
    giveBackUnused();
    if (isFull() || taken.getOrDefault(caller.name(), 0) >= mostEach) {
      return Optional.empty();
    }
    Place place = new Place(caller.name());
    taken.merge(caller.name(), 1, Integer::sum);
    total++;
    unused.put(place, System.nanoTime());
    return Optional.of(place);
  }

  /** Whether a place is still the client's for whom it was taken; from now on it is. */
  public synchronized boolean use(Place place) {
    return unused.remove(place) != null;
  }

  /** Gives a place back, whether it was used or not; again, it does nothing. */
  public synchronized void giveBack(Place place) {
    if (place.isGivenBack) {
      return;
    }
    place.isGivenBack = true;
    unused.remove(place);
    taken.computeIfPresent(place.caller, (caller, count) -> count == 1 ? null : count - 1);
    total--;
  }

  /** How many are taken. */
  public synchronized int taken() {
    return total;
  }

  /**
   * What to say where {@link #take} found none.
   *
   * @param full why there is none for anybody
   * @param enough why there is none for this caller, after his name
   */
  public MutableHttpResponse<byte[]> refuse(
      HttpRequest<?> request, Caller caller, String full, String enough) {
    MutableHttpResponse<byte[]> answer =
        isFull()
            ? Answer.unavailable(request, full)
            : Answer.problem(request, HttpStatus.TOO_MANY_REQUESTS, caller.name() + ' ' + enough);
    answer.getHeaders().set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    return answer;
  }

  private synchronized boolean isFull() {
    return total >= most;
  }

  /** Gives back the places of those who went away before their answer began. */
  private void giveBackUnused() {
    long now = System.nanoTime();
    List<Place> left =
        unused.entrySet().stream()
            .filter(entry -> now - entry.getValue() > unusedNanos)
            .map(Map.Entry::getKey)
            .toList();
    left.forEach(this::giveBack);
  }
}
