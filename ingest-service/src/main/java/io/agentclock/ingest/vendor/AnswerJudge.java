package io.agentclock.ingest.vendor;

import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Optional;

/** Decides whether an HTTP answer is one, and if not, what kind of fault it is. */
final class AnswerJudge {

  private final VendorStream stream;

  AnswerJudge(VendorStream stream) {
    this.stream = stream;
  }

  /**
   * The page an answer holds.
   *
   * @throws VendorFaultException if it holds none
   */
  Page judge(HttpRequest request, HttpAnswer answer) {
    VendorWords words = new VendorWords(answer.body());
    if (answer.status() != 200) {
      throw refused(request, answer, words);
    }
    try {
      Page page = stream.read(answer.body());
      if (page.items().isEmpty() && page.refused().isEmpty() && words.speakOfRateLimit()) {
        throw rateLimit(request, answer, words);
      }
      return page;
    } catch (VendorFaultException fault) {
      throw words.speakOfRateLimit()
          ? rateLimit(request, answer, words)
          : fault(fault.kind(), fault.code(), fault.getMessage(), request, answer, words);
    }
  }

  private VendorFaultException refused(HttpRequest request, HttpAnswer answer, VendorWords words) {
    int status = answer.status();
    if (status == 429 || words.speakOfRateLimit()) {
      return rateLimit(request, answer, words);
    }
    return fault(
        kind(status),
        "HTTP_" + status,
        "%s answered with status %d".formatted(request.uri().getAuthority(), status),
        request,
        answer,
        words);
  }

  static Kind kind(int status) {
    return switch (status) {
      case 401, 403 -> Kind.LOGIN;
      case 408, 425, 429 -> Kind.PASSING;
      default -> status >= 300 && status < 500 ? Kind.REQUEST : Kind.PASSING;
    };
  }

  private VendorFaultException rateLimit(
      HttpRequest request, HttpAnswer answer, VendorWords words) {
    return fault(
        Kind.PASSING,
        "RATE_LIMIT",
        "the vendor's rate limit is reached; other clients of the account share it, so lower the"
            + " feed's rate-limit-per-minute if this goes on",
        request,
        answer,
        words);
  }

  private VendorFaultException fault(
      Kind kind,
      String code,
      String what,
      HttpRequest request,
      HttpAnswer answer,
      VendorWords words) {
    Optional<Duration> retryAfter = HeaderTimes.of(answer);
    String message =
        "%s. %s %s"
            .formatted(what, stream.advice(kind), words.excerpt(request, stream.secrets()))
            .strip();
    return new VendorFaultException(kind, code, message, retryAfter);
  }
}
