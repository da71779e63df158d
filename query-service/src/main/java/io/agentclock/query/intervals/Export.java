package io.agentclock.query.intervals;

import io.agentclock.query.access.Caller;
import io.agentclock.query.access.Places;
import io.agentclock.query.routing.Deadline;
import io.agentclock.query.routing.Gathered;
import io.agentclock.query.routing.Lookup;
import io.agentclock.query.routing.Question;
import io.agentclock.query.routing.Router;
import io.agentclock.query.routing.Scatter;
import io.agentclock.settings.ExportSettings;
import io.agentclock.settings.Settings;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Everyone's rows, partition by partition and page by page. A page is asked for while the one
 * before is being taken and not sooner, so that memory stays flat however slow a client is; one
 * that goes away ends the asking.
 */
@Singleton
final class Export {

  private static final Logger LOG = LoggerFactory.getLogger(Export.class);

  /** A partition that moves while its rows are read has this long to come up elsewhere. */
  private static final Duration PAGE_PATIENCE = Duration.ofSeconds(10);

  /**
   * A place is kept so long for an export that doesn't begin; asking for its first pages is less.
   */
  private static final Duration UNUSED = Duration.ofSeconds(30);

  private final Scatter scatter;
  private final Router router;
  private final Settings settings;
  private final Places places;
  private final Counter untaken;

  Export(Scatter scatter, Router router, Settings settings, MeterRegistry registry) {
    this.scatter = scatter;
    this.router = router;
    this.settings = settings;
    ExportSettings bounds = settings.query().exports();
    this.places =
        Places.of(settings.query().access(), bounds.atOnce(), bounds.atOncePerKey(), UNUSED);
    this.untaken = registry.counter("agentclock.exports.untaken");
    Gauge.builder("agentclock.exports", places::taken).register(registry);
  }

  /** The places for exports: each holds memory while it is on its way. */
  Places places() {
    return places;
  }

  /** Asks every partition for its first page: what can't begin should be known before it begins. */
  CompletableFuture<Gathered> begin(RowQuery query, Caller caller) {
    int agents = pageSize(query).first();
    return scatter.ask(caller.name(), partition -> query.first(partition, agents));
  }

  /**
   * All the rows.
   *
   * @param begun every partition's first page
   * @param place given back at the end, however it ends
   * @return fails if a partition can't be asked any more, or the rows aren't taken
   */
  Publisher<byte[]> rows(RowQuery query, Gathered begun, Places.Place place) {
    return Taken.within(
            settings.query().exports().stall(),
            Flux.defer(
                () ->
                    places.use(place)
                        ? body(query, begun).doFinally(end -> places.giveBack(place))
                        : Flux.error(new UntakenException())))
        .doOnError(UntakenException.class, ended -> end(ended));
  }

  private void end(UntakenException ended) {
    LOG.info("an export is ended: {}", ended.getMessage());
    untaken.increment();
  }

  private Flux<byte[]> body(RowQuery query, Gathered begun) {
    int agents = pageSize(query).later();
    return query
        .format()
        .body(
            Flux.fromIterable(begun.found().entrySet())
                .concatMap(first -> pages(query, first.getKey(), first.getValue(), agents), 1)
                .map(Lookup.Found::body)
                .doOnError(
                    BrokenExportException.class,
                    broken -> LOG.warn("an answer was broken off: {}", broken.getMessage())));
  }

  private Flux<Lookup.Found> pages(RowQuery query, int partition, Lookup.Found first, int agents) {
    return Mono.just(first)
        .expand(
            page ->
                Mono.justOrEmpty(page.next())
                    .map(after -> query.next(partition, agents, after))
                    .flatMap(question -> page(partition, question)));
  }

  private Mono<Lookup.Found> page(int partition, Question question) {
    return Mono.fromFuture(() -> router.ask(partition, question, Deadline.in(PAGE_PATIENCE)))
        .map(
            lookup -> {
              if (lookup instanceof Lookup.Found found) {
                return found;
              }
              throw new BrokenExportException(partition, lookup.why());
            });
  }

  private PageSize pageSize(RowQuery query) {
    return PageSize.of(
        Duration.between(query.range().from(), query.range().to()),
        settings.interval(),
        settings.topics().partitions());
  }
}
