package io.agentclock.simulator.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The faults on order, first come first served. Safe for any number of threads. */
public final class Faults {

  private static final class Ordered {
    private final Fault fault;
    private int left;

    private Ordered(Fault fault) {
      this.fault = fault;
      this.left = fault.times();
    }
  }

  private final List<Ordered> ordered = new ArrayList<>();
  private CountDownLatch cleared = new CountDownLatch(1);

  /** Orders a fault; those ordered before it come first. */
  public synchronized void order(Fault fault) {
    ordered.add(new Ordered(fault));
  }

  /** Ends all faults and lets go of everyone who waits for an answer. */
  public synchronized void clear() {
    ordered.clear();
    cleared.countDown();
    cleared = new CountDownLatch(1);
  }

  /** What is on order now. */
  public synchronized List<Fault> inForce() {
    return ordered.stream().map(order -> order.fault).toList();
  }

  /** The fault this request meets, which uses up one of its times. */
  public synchronized Optional<Fault> take(String endpoint) {
    for (Iterator<Ordered> orders = ordered.iterator(); orders.hasNext(); ) {
      Ordered next = orders.next();
      if (!next.fault.kind().standing() && next.fault.endpoint().equals(endpoint)) {
        if (next.fault.times() > 0 && --next.left == 0) {
          orders.remove();
        }
        return Optional.of(next.fault);
      }
    }
    return Optional.empty();
  }

  /** How far ahead the vendor's clock is said to be. */
  public Duration clockSkew() {
    long millis = standing(FaultKind.CLOCK_SKEW).stream().mapToLong(Fault::millis).sum();
    return Duration.ofMillis(millis);
  }

  /** Which fraction of items comes twice. */
  public double duplicates() {
    return standing(FaultKind.DUPLICATES).stream().mapToDouble(Fault::fraction).max().orElse(0);
  }

  /** The faults that hold back postings; ask each by {@link Fault#posted}. */
  public List<Fault> late() {
    return standing(FaultKind.LATE);
  }

  /** Waits as the fault says, or until the faults are cleared. */
  public void await(Fault timeOut) throws InterruptedException {
    CountDownLatch release = cleared();
    if (timeOut.millis() == 0) {
      release.await();
    } else if (release.await(timeOut.millis(), TimeUnit.MILLISECONDS)) {
      return;
    }
  }

  private synchronized CountDownLatch cleared() {
    return cleared;
  }

  private synchronized List<Fault> standing(FaultKind kind) {
    return ordered.stream().map(order -> order.fault).filter(f -> f.kind() == kind).toList();
  }
}
