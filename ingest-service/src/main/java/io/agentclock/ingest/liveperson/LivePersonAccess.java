package io.agentclock.ingest.liveperson;

import io.agentclock.ingest.vendor.Address;
import io.agentclock.ingest.vendor.HttpAnswer;
import io.agentclock.ingest.vendor.VendorAccess;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import io.agentclock.ingest.vendor.VendorRequest;
import io.agentclock.settings.Secret;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** How one stream asks one of LivePerson's services. */
final class LivePersonAccess implements VendorAccess {

  private static final int UNAUTHORIZED = 401;
  private static final int FORBIDDEN = 403;
  private static final int TOO_MANY = 429;

  private final Service service;
  private final LivePersonSettings settings;
  private final ServiceHosts hosts;
  private final Login login;

  /**
   * A service, as the Domain API calls it.
   *
   * @param name case matters
   * @param permission what a key needs to use it
   */
  record Service(String name, String permission) {

    static final Service AGENT_ACTIVITY =
        new Service(
            "agentActivityDomain",
            "the permission Data > Workforce Management > Agent Activity API (newer consoles:"
                + " Agent Status Changes)");

    static final Service DATA_REPORTING =
        new Service("leDataReporting", "the permission for the Net Handle Time API");

    static final Service ACCOUNT_CONFIGURATION =
        new Service(
            "accountConfigReadOnly",
            "the permission Administration > Users (OAuth 2.0: the scope users.external)");
  }

  LivePersonAccess(Service service, LivePersonSettings settings, ServiceHosts hosts, Login login) {
    this.service = service;
    this.settings = settings;
    this.hosts = hosts;
    this.login = login;
  }

  /**
   * Asks the service.
   *
   * @param request what comes after the host
   * @param alsoFine statuses that are answers too, beside 200
   */
  HttpAnswer get(UnaryOperator<Address> request, Set<Integer> alsoFine, VendorCalls calls)
      throws InterruptedException {
    Address address = request.apply(Address.of(hosts.base(service.name(), calls)));
    VendorRequest proven = login.proven(VendorRequest.get(address.uri()), calls);
    return hosts.send(service.name(), proven, alsoFine, calls);
  }

  /** In the address of every request. */
  String account() {
    return settings.account();
  }

  /** Who is asking, for the address of nearly every request. */
  String sourceParameter() {
    return settings.sourceParameter();
  }

  @Override
  public boolean forgetLogin() {
    return login.forget();
  }

  @Override
  public List<Secret> secrets() {
    return login.secrets();
  }

  /**
   * Nothing with 4xx is asked again but 401 with a new token, and 429.
   *
   * @see <a href="https://developers.liveperson.com/retry-policy-recommendations.html">retry
   *     policy</a>
   */
  @Override
  public Kind kind(int status) {
    return switch (status) {
      case UNAUTHORIZED -> Kind.LOGIN;
      case FORBIDDEN -> Kind.PERMISSION;
      case TOO_MANY -> Kind.PASSING;
      default -> status >= 300 && status < 500 ? Kind.REQUEST : Kind.PASSING;
    };
  }

  @Override
  public String advice(Kind kind) {
    return switch (kind) {
      case PASSING, UNFINISHED -> "It is tried again; nothing is lost as long as it heals in time.";
      case LOGIN ->
          "Check %s, and that the key has %s.".formatted(login.settings(), service.permission());
      case PERMISSION -> "Give the key %s.".formatted(service.permission());
      case REQUEST ->
          "Check the feed's account, domain-api, source-parameter and page-size, and have your"
              + " LivePerson account manager enable this API: it is off by default.";
    };
  }

  @Override
  public Optional<String> explanation(HttpAnswer answer) {
    return ErrorBody.explanation(answer);
  }
}
