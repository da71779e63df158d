package io.agentclock.ingest.vendor;

import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import java.util.Optional;
import java.util.Set;

/** Decides whether an HTTP answer is one, and if not, what kind of fault it is. */
final class AnswerJudge {

  private static final int OK = 200;
  private static final int TOO_MANY = 429;

  private final VendorAccess access;

  AnswerJudge(VendorAccess access) {
    this.access = access;
  }

  /**
   * Lets answers through.
   *
   * @param alsoFine statuses that are answers too, beside 200
   * @throws VendorFaultException for everything else
   */
  void judge(VendorRequest request, HttpAnswer answer, Set<Integer> alsoFine) {
    int status = answer.status();
    if (status == OK || alsoFine.contains(status)) {
      return;
    }
    if (status == TOO_MANY || new VendorWords(answer.body()).speakOfRateLimit()) {
      throw rateLimit(request, answer);
    }
    throw fault(
        access.kind(status),
        "HTTP_" + status,
        "%s answered with status %d".formatted(request.uri().getAuthority(), status),
        request,
        answer);
  }

  /** What is wrong with an answer that could not be taken apart. */
  VendorFaultException unusable(
      VendorRequest request, HttpAnswer answer, VendorFaultException fault) {
    return new VendorWords(answer.body()).speakOfRateLimit()
        ? rateLimit(request, answer)
        : fault(fault.kind(), fault.code(), fault.getMessage(), request, answer);
  }

  /** Some vendors say that they won't answer with an answer that holds nothing. */
  Optional<VendorFaultException> refusedByWord(VendorRequest request, HttpAnswer answer) {
    return new VendorWords(answer.body()).speakOfRateLimit()
        ? Optional.of(rateLimit(request, answer))
        : Optional.empty();
  }

  private VendorFaultException rateLimit(VendorRequest request, HttpAnswer answer) {
    return fault(
        Kind.PASSING,
        "RATE_LIMIT",
        "the vendor's rate limit is reached; other clients of the account share it, so lower the"
            + " feed's rate-limit-per-minute if this goes on",
        request,
        answer);
  }

  private VendorFaultException fault(
      Kind kind, String code, String what, VendorRequest request, HttpAnswer answer) {
    String said =
        access
            .explanation(answer)
            .map(VendorWords::new)
            .orElseGet(() -> new VendorWords(answer.body()))
            .excerpt(request, access.secrets());
    String message = "%s. %s %s".formatted(what, access.advice(kind), said).strip();
    return new VendorFaultException(kind, code, message, HeaderTimes.of(answer));
  }
}
