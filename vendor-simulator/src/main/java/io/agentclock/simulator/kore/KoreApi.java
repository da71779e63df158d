package io.agentclock.simulator.kore;

import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.faults.FaultKind;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.faults.RateLimit;
import io.agentclock.simulator.http.Handler;
import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.Workforce;
import java.time.InstantSource;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Kore.ai's public WFM API as documented, over the given workforce: agent activity and agents of
 * one account. See <a
 * href="https://koreai.mintlify.app/ai-for-service/apis/contact-center/agent-activity">agent
 * activity</a>.
 */
public final class KoreApi implements Handler {

  /** What all its paths start with. */
  public static final String ROOT = "/agentassist/api/public/analytics/account/";

  private static final Pattern PATH = Pattern.compile(Pattern.quote(ROOT) + "([^/]+)/([a-z]+)");

  private final KoreAccount account;
  private final KoreHabits habits;
  private final Faults faults;
  private final InstantSource clock;
  private final KoreTokens tokens;
  private final RateLimit limit;
  private final KoreData data;

  public KoreApi(KoreProfile profile, Workforce workforce, Faults faults, InstantSource clock) {
    this.account = profile.account();
    this.habits = profile.habits();
    this.faults = faults;
    this.clock = clock;
    this.tokens = new KoreTokens(account, habits.enforceJti());
    this.limit = new RateLimit(habits.requestsPerMinute());
    this.data = new KoreData(profile, workforce, faults, clock);
  }

  @Override
  public Response answer(Request request) throws InterruptedException {
    Matcher path = PATH.matcher(request.path());
    if (!path.matches()) {
      return KoreErrors.notFound();
    }
    String endpoint = path.group(2);
    Optional<Fault> fault = faults.take(endpoint);
    if (fault.isPresent()) {
      return faulty(fault.get(), request, path.group(1), endpoint);
    }
    return usual(request, path.group(1), endpoint, false);
  }

  private Response faulty(Fault fault, Request request, String ofAccount, String endpoint)
      throws InterruptedException {
    if (fault.kind() == FaultKind.TIME_OUT) {
      faults.await(fault);
    }
    return switch (fault.kind()) {
      case STATUS -> status(fault);
      case BODY_HTML -> KoreErrors.htmlPage();
      case EMPTY_BODY -> Response.json(200, "");
      case RATE_LIMIT_BODY -> KoreErrors.rateLimit(200);
      case UNAUTHORIZED -> KoreErrors.badToken();
      case FORBIDDEN -> KoreErrors.forbidden();
      case BROKEN_JSON -> halved(usual(request, ofAccount, endpoint, false));
      case BAD_ITEMS -> usual(request, ofAccount, endpoint, true);
      case TIME_OUT, CLOCK_SKEW, DUPLICATES, LATE, PARTIAL, TOKEN_DIES, REPEAT_PAGE ->
          usual(request, ofAccount, endpoint, false);
    };
  }

  private Response usual(Request request, String ofAccount, String endpoint, boolean badItems) {
    if (!account.account().equals(ofAccount)) {
      return KoreErrors.notFound();
    }
    if (!request.header("auth").map(tokens::accepts).orElse(false)) {
      return KoreErrors.badToken();
    }
    if (request.header("iid").isEmpty()) {
      return KoreErrors.badRequest("The iId header is required");
    }
    if (!request.header("iid").get().equals(account.streamId())) {
      return KoreErrors.badToken();
    }
    if (!limit.admits(clock.instant())) {
      return KoreErrors.rateLimit(habits.limitAsOk() ? 200 : 429);
    }
    if (!request.method().equals("GET")) {
      return KoreErrors.status(405);
    }
    return switch (endpoint) {
      case "agentactivity" -> data.activity(request, badItems);
      case "agents" -> data.agents(request);
      default -> KoreErrors.notFound();
    };
  }

  private static Response status(Fault fault) {
    Response response = KoreErrors.status(fault.status());
    return fault.retryAfterSeconds() == null
        ? response
        : response.withHeader("Retry-After", fault.retryAfterSeconds().toString());
  }

  private static Response halved(Response whole) {
    return Response.json(whole.status(), whole.body().substring(0, whole.body().length() / 2));
  }
}
