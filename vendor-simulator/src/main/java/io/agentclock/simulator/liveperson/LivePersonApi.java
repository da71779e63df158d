package io.agentclock.simulator.liveperson;

import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.faults.FaultKind;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.faults.RateLimit;
import io.agentclock.simulator.http.Handler;
import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.Workforce;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * LivePerson's workforce management APIs as documented, over the given workforce, and what one
 * needs to get at them: domains, tokens, and the account's configuration. See <a
 * href="https://developers.liveperson.com/agent-activity-api-overview.html">Agent Activity API</a>.
 */
public final class LivePersonApi implements Handler {

  private static final List<String> ROOTS =
      List.of("/api/account/", "/api/v2/account/", "/sentinel/", "/operations/api/account/");

  private final LivePersonAccount account;
  private final Faults faults;
  private final InstantSource clock;
  private final AccessTokens tokens;
  private final Signatures signatures;
  private final RateLimit limit;
  private final List<Route> routes;
  private final Map<String, Response> delivered = new ConcurrentHashMap<>();

  /**
   * @param historyStart nothing happened before, scripts apart
   */
  public LivePersonApi(
      LivePersonProfile profile,
      Workforce workforce,
      Faults faults,
      InstantSource clock,
      Instant historyStart) {
    LivePersonHabits habits = profile.habits();
    this.account = profile.account();
    this.faults = faults;
    this.clock = clock;
    this.tokens = new AccessTokens(account, habits.access().tokenLifetime());
    this.signatures = new Signatures(account, habits.access().timestampTolerance());
    this.limit = new RateLimit(habits.access().requestsPerMinute());
    this.routes = routes(profile, new History(workforce, historyStart), workforce);
  }

  /** Whether the path is one of LivePerson's. */
  public static boolean owns(String path) {
    return ROOTS.stream().anyMatch(path::startsWith);
  }

  private List<Route> routes(LivePersonProfile profile, History history, Workforce workforce) {
    LivePersonHabits habits = profile.habits();
    long seed = profile.seed();
    SegmentLedger ledger = new SegmentLedger(account.account(), seed, habits, history, faults);
    Breakdown breakdown = new Breakdown(account.account(), seed, habits, ledger);
    AccountConfiguration configuration =
        new AccountConfiguration(workforce, habits.access().usersPermitted());
    Endpoint domains = new Domains(account.account());
    return List.of(
        Route.open("baseURI", "GET", "/api/account/{}/service/{}/baseURI.json", domains),
        Route.open("baseURI", "GET", "/api/account/{}/service/baseURI.json", domains),
        Route.open("token", "POST", "/sentinel/api/v2/account/{}/app/token", tokens),
        Route.of(
            "status-changes",
            "/api/v2/account/{}/status-changes",
            new StatusChanges(history, seed, habits, faults)),
        Route.of(
            "agent-segments",
            "/api/account/{}/agent-segments",
            new AgentSegments(ledger, seed, habits, faults)),
        Route.of("breakdown", "/api/account/{}/agent-segments/breakdown", breakdown::list),
        Route.of("files", "/api/account/{}/agent-segments/files", breakdown::file),
        Route.of("nht", "/operations/api/account/{}/nht", new NetHandleTime(ledger, seed)),
        Route.of(
            "status-reasons",
            "/api/account/{}/configuration/le-agents/status-reasons",
            configuration::statusReasons),
        Route.of("users", "/api/account/{}/configuration/le-users/users", configuration::users));
  }

  @Override
  public Response answer(Request request) throws InterruptedException {
    Optional<Route> route = routes.stream().filter(each -> each.fits(request.path())).findFirst();
    if (route.isEmpty()) {
      return LivePersonErrors.notFound();
    }
    Optional<Fault> fault = faults.take(route.get().name());
    Response answer =
        fault.isPresent()
            ? faulty(fault.get(), request, route.get())
            : usual(request, route.get(), null);
    if (answer.status() == 200) {
      delivered.put(route.get().name(), answer);
    }
    return answer;
  }

  private Response faulty(Fault fault, Request request, Route route) throws InterruptedException {
    if (fault.kind() == FaultKind.TIME_OUT) {
      faults.await(fault);
    }
    return switch (fault.kind()) {
      case STATUS -> withRetryAfter(fault, LivePersonErrors.status(fault.status()));
      case BODY_HTML -> LivePersonErrors.htmlPage();
      case EMPTY_BODY -> Response.json(200, "");
      case RATE_LIMIT_BODY -> LivePersonErrors.tooMany();
      case UNAUTHORIZED -> LivePersonErrors.unauthorized("token_rejected");
      case FORBIDDEN -> LivePersonErrors.forbidden();
      case TOKEN_DIES -> tokenless();
      case REPEAT_PAGE -> repeated(request, route);
      case BROKEN_JSON -> halved(usual(request, route, null));
      case PARTIAL -> partial(usual(request, route, FaultKind.PARTIAL));
      case BAD_ITEMS, TIME_OUT, CLOCK_SKEW, DUPLICATES, LATE -> usual(request, route, fault.kind());
    };
  }

  private Response usual(Request request, Route route, FaultKind trick) {
    Instant now = clock.instant();
    if (!account.account().equals(route.account(request.path()))) {
      return LivePersonErrors.unauthorized("permission_denied");
    }
    Optional<String> problem = route.open() ? Optional.empty() : problem(request, now);
    if (problem.isPresent()) {
      return LivePersonErrors.unauthorized(problem.get());
    }
    if (!limit.admits(now)) {
      return LivePersonErrors.tooMany();
    }
    if (!request.method().equals(route.method())) {
      return LivePersonErrors.status(405);
    }
    return route.endpoint().answer(new Call(request, now, trick));
  }

  private Optional<String> problem(Request request, Instant now) {
    String header = request.header("authorization").orElse("");
    if (header.startsWith("Bearer ")) {
      boolean accepted = tokens.accepts(header.substring("Bearer ".length()), now);
      return accepted ? Optional.empty() : Optional.of("token_rejected");
    }
    return signatures.problem(request, now);
  }

  private Response tokenless() {
    tokens.forgetAll();
    return LivePersonErrors.unauthorized("token_rejected");
  }

  private Response repeated(Request request, Route route) {
    Response before = delivered.get(route.name());
    return before == null ? usual(request, route, null) : before;
  }

  private static Response withRetryAfter(Fault fault, Response response) {
    return fault.retryAfterSeconds() == null
        ? response
        : response.withHeader("Retry-After", fault.retryAfterSeconds().toString());
  }

  private static Response partial(Response whole) {
    return whole.status() == 200 ? like(whole, 206, whole.bytes()) : whole;
  }

  private static Response halved(Response whole) {
    byte[] half = Arrays.copyOf(whole.bytes(), whole.bytes().length / 2);
    return like(whole, whole.status(), half);
  }

  private static Response like(Response other, int status, byte[] body) {
    Response response = Response.bytes(status, other.contentType(), body);
    for (Map.Entry<String, String> header : other.headers().entrySet()) {
      response = response.withHeader(header.getKey(), header.getValue());
    }
    return response;
  }
}
