package io.agentclock.query.intervals;

import io.agentclock.contract.IntervalRowCsv;
import io.agentclock.query.web.MediaRanges;
import io.micronaut.http.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import reactor.core.publisher.Flux;

/** How rows are written. The processors write the rows; what goes around them is added here. */
enum RowFormat {
  /** An array; what a caller gets who doesn't say. */
  JSON("application/json", "application/x-ndjson", "application/json") {
    @Override
    Flux<byte[]> around(Flux<byte[]> pages) {
      return pages.map(JsonRows::part);
    }
  },
  /** A row on each line. */
  NDJSON("application/x-ndjson", "application/x-ndjson", "application/x-ndjson") {
    @Override
    Flux<byte[]> around(Flux<byte[]> pages) {
      return pages;
    }
  },
  /** RFC 4180 with a line of names at the top. */
  CSV("text/csv", "text/csv", "text/csv; charset=utf-8; header=present") {
    @Override
    Flux<byte[]> around(Flux<byte[]> pages) {
      return Flux.concat(
          Flux.just(IntervalRowCsv.header().getBytes(StandardCharsets.UTF_8)), pages);
    }
  };

  private final MediaType offered;
  private final MediaType asked;
  private final MediaType answered;

  RowFormat(String offered, String asked, String answered) {
    this.offered = MediaType.of(offered);
    this.asked = MediaType.of(asked);
    this.answered = MediaType.of(answered);
  }

  /** The one a request likes most; empty if it likes none. */
  static Optional<RowFormat> liked(MediaRanges accepted) {
    List<MediaType> offers = Arrays.stream(values()).map(format -> format.offered).toList();
    return accepted.best(offers).map(offers::indexOf).map(index -> values()[index]);
  }

  /** What the processors are asked for. */
  MediaType asked() {
    return asked;
  }

  /** What the caller is told it is. */
  MediaType answered() {
    return answered;
  }

  /**
   * The whole of an answer.
   *
   * @param pages rows as {@link #asked()}, none of them empty
   */
  abstract Flux<byte[]> around(Flux<byte[]> pages);

  Flux<byte[]> body(Flux<byte[]> pages) {
    return around(Pieces.of(pages.filter(page -> page.length > 0)));
  }
}
