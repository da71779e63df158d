package io.agentclock.simulator.faults;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The faults on order, first come first served. An order's endpoint may name the vendor as well,
 * {@code genesys/token}; without, it is for that endpoint of whichever vendor is asked first, and a
 * standing one for all. Safe for any number of threads.
 */
public final class Faults {

  /** What all views of the same orders share; its own lock. */
  private static final class Book {
    private final List<Ordered> orders = new ArrayList<>();
    private CountDownLatch cleared = new CountDownLatch(1);
  }

  private static final class Ordered {
    private final Fault fault;
    private int left;

    private Ordered(Fault fault) {
      this.fault = fault;
      this.left = fault.times();
    }
  }

  private final Book book;
  private final String vendor;

  /** No faults, of any vendor. */
  public Faults() {
    this(new Book(), null);
  }

  private Faults(Book book, String vendor) {
    this.book = book;
    this.vendor = vendor;
  }

  /** The same orders, those apart that name another vendor. */
  public Faults of(String onlyVendor) {
    return new Faults(book, onlyVendor);
  }

  /** Orders a fault; those ordered before it come first. */
  public void order(Fault fault) {
    synchronized (book) {
      book.orders.add(new Ordered(fault));
    }
  }

  /** Ends all faults and lets go of everyone who waits for an answer. */
  public void clear() {
    synchronized (book) {
      book.orders.clear();
      book.cleared.countDown();
      book.cleared = new CountDownLatch(1);
    }
  }

  /** What is on order now. */
  public List<Fault> inForce() {
    synchronized (book) {
      return book.orders.stream().map(order -> order.fault).toList();
    }
  }

  /** The fault this request meets, which uses up one of its times. */
  public Optional<Fault> take(String endpoint) {
    synchronized (book) {
      for (Iterator<Ordered> orders = book.orders.iterator(); orders.hasNext(); ) {
        Ordered next = orders.next();
        if (!next.fault.kind().standing() && isFor(next.fault, endpoint)) {
          if (next.fault.times() > 0 && --next.left == 0) {
            orders.remove();
          }
          return Optional.of(next.fault);
        }
      }
      return Optional.empty();
    }
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

  private CountDownLatch cleared() {
    synchronized (book) {
      return book.cleared;
    }
  }

  private boolean isFor(Fault fault, String endpoint) {
    return fault.endpoint().equals(endpoint) || fault.endpoint().equals(vendor + "/" + endpoint);
  }

  private boolean mayConcern(Fault fault) {
    int slash = fault.endpoint().indexOf('/');
    return vendor == null || slash < 0 || fault.endpoint().substring(0, slash).equals(vendor);
  }

  private List<Fault> standing(FaultKind kind) {
    return inForce().stream()
        .filter(fault -> fault.kind() == kind)
        .filter(this::mayConcern)
        .toList();
  }
}
