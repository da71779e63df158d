package io.agentclock.ingest.vendor;

import io.agentclock.ingest.feed.Feed;
import io.agentclock.ingest.feed.Page;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** All that is asked for one page, once. */
final class Conversation implements VendorCalls {

  private final Feed feed;
  private final VendorHttp http;
  private final RequestLimits limits;
  private final AnswerJudge judge;
  private Instant begun;
  private VendorRequest lastRequest;
  private HttpAnswer lastAnswer;
  private VendorFaultException thrown;

  Conversation(Feed feed, VendorAccess access, VendorHttp http, RequestLimits limits) {
    this.feed = feed;
    this.http = http;
    this.limits = limits;
    this.judge = new AnswerJudge(access);
  }

  @Override
  public HttpAnswer send(VendorRequest request, Set<Integer> alsoFine) throws InterruptedException {
    try {
      limits.await(feed.scope());
      HttpAnswer answer = http.exchange(request, feed.options().requestTimeout());
      lastRequest = request;
      lastAnswer = answer;
      begun = begun == null ? answer.begun() : begun;
      judge.judge(request, answer, alsoFine);
      return answer;
    } catch (VendorFaultException fault) {
      thrown = fault;
      throw fault;
    }
  }

  /** A fault that the adapter found in an answer, told as the others are. */
  VendorFaultException told(VendorFaultException fault) {
    return fault == thrown || lastAnswer == null
        ? fault
        : judge.unusable(lastRequest, lastAnswer, fault);
  }

  /**
   * The page, with the times it was fetched at.
   *
   * @param otherwise our clock, where nobody had to be asked
   * @throws VendorFaultException if the answer only seems to be one
   */
  Fetched fetched(Page page, Instant otherwise) {
    if (lastAnswer == null) {
      return new Fetched(page, otherwise, otherwise, Optional.empty());
    }
    if (page.items().isEmpty() && page.refused().isEmpty()) {
      Optional<VendorFaultException> refused = judge.refusedByWord(lastRequest, lastAnswer);
      if (refused.isPresent()) {
        throw refused.get();
      }
    }
    return new Fetched(page, begun, lastAnswer.ended(), HeaderTimes.date(lastAnswer));
  }
}
