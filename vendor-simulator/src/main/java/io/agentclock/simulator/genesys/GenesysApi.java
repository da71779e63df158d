package io.agentclock.simulator.genesys;

import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.faults.FaultKind;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.http.Handler;
import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.SeedMix;
import io.agentclock.simulator.workforce.Workforce;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Genesys Cloud's platform API as documented, over the given workforce: tokens, conversation
 * aggregates and details, user details and their jobs, presence definitions and users. See <a
 * href="https://developer.genesys.cloud/analyticsdatamanagement/analytics/">analytics</a>.
 */
public final class GenesysApi implements Handler {

  private static final String ROOT = "/api/v2/";

  private final long seed;
  private final GenesysHabits habits;
  private final Faults faults;
  private final InstantSource clock;
  private final GenesysTokens tokens;
  private final ConversationAggregates aggregates;
  private final ConversationDetails details;
  private final UserDetails userDetails;
  private final UserDetailsJobs jobs;
  private final Directory directory;
  private final Map<Endpoint, Response> lastAnswers = new EnumMap<>(Endpoint.class);
  private final AtomicLong requests = new AtomicLong();

  /**
   * @param historyStart everyone was offline for twenty days before
   */
  public GenesysApi(
      GenesysProfile profile,
      Workforce workforce,
      Faults faults,
      InstantSource clock,
      Instant historyStart) {
    this.seed = profile.seed();
    this.habits = profile.habits();
    this.faults = faults;
    this.clock = clock;
    this.tokens = new GenesysTokens(profile.account(), habits);
    Conversations conversations = new Conversations(seed, workforce);
    this.aggregates = new ConversationAggregates(seed, conversations);
    this.details =
        new ConversationDetails(
            conversations,
            new ConversationSummary(seed, habits.summaryRowsPerPage(), workforce, conversations));
    this.userDetails = new UserDetails(seed, habits, workforce, faults, historyStart);
    this.jobs = new UserDetailsJobs(userDetails, habits.jobLag(), faults);
    this.directory = new Directory(profile.account(), habits.usersPermitted(), workforce);
  }

  /** Whether this path is Genesys Cloud's. */
  public static boolean owns(String path) {
    return path.startsWith(ROOT) || path.equals(Endpoint.TOKEN.path());
  }

  @Override
  public Response answer(Request request) throws InterruptedException {
    String correlation = correlation();
    Optional<Endpoint> endpoint = Endpoint.of(request.path());
    Response response;
    try {
      response = endpoint.isEmpty() ? unknown(request) : answer(endpoint.get(), request);
    } catch (Refusal refusal) {
      response =
          endpoint.filter(Endpoint.TOKEN::equals).isPresent()
              ? refusal.tokenAnswer()
              : refusal.answer(correlation);
    }
    return withHeaders(response, request, correlation);
  }

  private Response answer(Endpoint endpoint, Request request) throws InterruptedException {
    Optional<Fault> fault = faults.take(endpoint.faultName());
    if (fault.isPresent()) {
      return faulty(fault.get(), endpoint, request);
    }
    return usual(endpoint, request, false);
  }

  private Response faulty(Fault fault, Endpoint endpoint, Request request)
      throws InterruptedException {
    if (fault.kind() == FaultKind.TIME_OUT) {
      faults.await(fault);
    } else if (fault.kind() == FaultKind.TOKEN_DIES) {
      tokens.die();
    }
    return switch (fault.kind()) {
      case STATUS -> throw Refusal.ordered(fault.status(), fault.retryAfterSeconds(), endpoint);
      case UNAUTHORIZED -> throw Refusal.ordered(401, null, endpoint);
      case FORBIDDEN -> throw Refusal.ordered(403, null, endpoint);
      case RATE_LIMIT_BODY -> throw Refusal.rateLimit(200, null);
      case BODY_HTML -> htmlPage();
      case EMPTY_BODY -> Response.json(200, "");
      case BROKEN_JSON -> halved(usual(endpoint, request, false));
      case BAD_ITEMS -> usual(endpoint, request, true);
      case PARTIAL -> partial(usual(endpoint, request, false));
      case REPEAT_PAGE -> repeated(endpoint, request);
      case TIME_OUT, TOKEN_DIES, CLOCK_SKEW, DUPLICATES, LATE -> usual(endpoint, request, false);
    };
  }

  private Response usual(Endpoint endpoint, Request request, boolean badItems) {
    Instant now = clock.instant();
    if (endpoint == Endpoint.TOKEN) {
      return tokens.give(request, now);
    }
    admit(request, now);
    Ask ask = new Ask(request, Snapshot.at(now, seed, habits, faults), badItems);
    Response response =
        switch (endpoint) {
          case TOKEN, AGGREGATES -> aggregates.query(ask);
          case DETAILS -> details.query(ask);
          case USERS_DETAILS -> userDetails.query(ask);
          case JOBS -> jobs.answer(ask);
          case PRESENCE_DEFINITIONS -> directory.presenceDefinitions(ask);
          case USERS -> directory.users(ask);
        };
    synchronized (lastAnswers) {
      lastAnswers.put(endpoint, response);
    }
    return response;
  }

  private Response unknown(Request request) {
    admit(request, clock.instant());
    throw Refusal.notFound();
  }

  private void admit(Request request, Instant now) {
    if (GenesysTokens.bearer(request).isEmpty()) {
      throw Refusal.noToken();
    }
    Allowance allowance = tokens.allowance(request, now).orElseThrow(Refusal::badToken);
    if (!allowance.admits(now)) {
      throw Refusal.rateLimit(429, allowance.resetSeconds(now));
    }
  }

  private Response repeated(Endpoint endpoint, Request request) {
    synchronized (lastAnswers) {
      if (lastAnswers.containsKey(endpoint)) {
        return lastAnswers.get(endpoint);
      }
    }
    return usual(endpoint, request, false);
  }

  private Response withHeaders(Response response, Request request, String correlation) {
    Instant now = clock.instant();
    Allowance allowance =
        tokens.allowance(request, now).orElseGet(() -> new Allowance(habits.requestsPerMinute()));
    return response
        .withHeader("ININ-Correlation-Id", correlation)
        .withHeader("inin-ratelimit-allowed", Integer.toString(allowance.limit()))
        .withHeader("inin-ratelimit-count", Integer.toString(allowance.used(now)))
        .withHeader("inin-ratelimit-reset", Integer.toString(allowance.resetSeconds(now)));
  }

  private String correlation() {
    long number = requests.incrementAndGet();
    return new UUID(SeedMix.stream(seed, number).nextLong(), number).toString();
  }

  private static Response halved(Response whole) {
    String body = whole.body();
    return Response.json(whole.status(), body.substring(0, body.length() / 2));
  }

  private static Response partial(Response whole) {
    return Response.bytes(206, whole.contentType(), whole.bytes());
  }

  private static Response htmlPage() {
    return Response.text(
        200,
        "text/html; charset=utf-8",
        "<!doctype html><html><body><h1>502 Bad Gateway</h1></body></html>");
  }
}
