package io.agentclock.ingest.liveperson;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.ingest.vendor.Address;
import io.agentclock.ingest.vendor.HttpAnswer;
import io.agentclock.ingest.vendor.VendorCalls;
import io.agentclock.ingest.vendor.VendorFaultException;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import io.agentclock.ingest.vendor.VendorRequest;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Where LivePerson's services are for an account, by its Domain API. An answer is believed for two
 * hours, as by the vendor's own client, unless nobody is found there.
 *
 * @see <a href="https://developers.liveperson.com/agent-domain-domain-api.html">Domain API</a>
 */
final class ServiceHosts {

  private static final Duration BELIEVED = Duration.ofHours(2);
  private static final Duration BELIEVED_MEANWHILE = Duration.ofMinutes(5);
  private static final Set<String> NOBODY_THERE = Set.of("NO_CONNECTION", "TIMEOUT");
  private static final String BASE_URI = "baseURI";

  private final String account;
  private final URI domainApi;
  private final Map<String, URI> configured;
  private final Clock clock;
  private final Map<String, Known> known = new HashMap<>();

  private record Known(URI base, Instant until) {}

  /**
   * @param configured services that aren't asked for
   */
  ServiceHosts(String account, URI domainApi, Map<String, URI> configured, Clock clock) {
    this.account = account;
    this.domainApi = domainApi;
    this.configured = Map.copyOf(configured);
    this.clock = clock;
  }

  /**
   * Where a service is.
   *
   * @throws VendorFaultException if the Domain API doesn't say it
   */
  synchronized URI base(String service, VendorCalls calls) throws InterruptedException {
    if (configured.containsKey(service)) {
      return configured.get(service);
    }
    Known last = known.get(service);
    if (last == null) {
      keep(service, asked(service, calls), BELIEVED);
    } else if (!clock.instant().isBefore(last.until())) {
      renew(service, last.base(), calls);
    }
    return known.get(service).base();
  }

  /** While the Domain API is out of order, the last address is as good as any. */
  private void renew(String service, URI last, VendorCalls calls) throws InterruptedException {
    try {
      keep(service, asked(service, calls), BELIEVED);
    } catch (VendorFaultException fault) {
      keep(service, last, BELIEVED_MEANWHILE);
    }
  }

  private void keep(String service, URI base, Duration time) {
    known.put(service, new Known(base, clock.instant().plus(time)));
  }

  /** Asks a service; where nobody is found, or somebody else, the address is looked up anew. */
  HttpAnswer send(String service, VendorRequest request, Set<Integer> alsoFine, VendorCalls calls)
      throws InterruptedException {
    try {
      return calls.send(request, alsoFine);
    } catch (VendorFaultException fault) {
      if (NOBODY_THERE.contains(fault.code()) || fault.kind() == Kind.REQUEST) {
        forget(service);
      }
      throw fault;
    }
  }

  private synchronized void forget(String service) {
    known.remove(service);
  }

  /**
   * The address that a Domain API answer means: usually a bare host, spoken to by https.
   *
   * @throws IllegalArgumentException if it is none
   */
  static URI base(String host) {
    String text = host.strip().toLowerCase(Locale.ROOT).replaceAll("(?<=[^/:])/+$", "");
    URI base = URI.create(text.matches("https?://.*") ? text : "https://" + text);
    boolean plain =
        base.getRawPath().isEmpty()
            && base.getRawQuery() == null
            && base.getRawFragment() == null
            && base.getRawUserInfo() == null;
    if (base.getHost() == null || !plain) {
      throw new IllegalArgumentException("not a host");
    }
    return base;
  }

  private URI asked(String service, VendorCalls calls) throws InterruptedException {
    Address address =
        Address.of(domainApi)
            .path("/api/account")
            .segment(account)
            .path("/service")
            .segment(service)
            .path("/baseURI.json")
            .query("version", "1.0");
    JsonNode answer = JsonBody.read(calls.send(VendorRequest.get(address.uri())).body());
    if (!answer.isObject()) {
      throw VendorFaultException.passing(
          "UNREADABLE_ANSWER", "the Domain API's answer isn't a JSON object");
    }
    String host = host(service, answer).orElseThrow(() -> notNamed(service));
    try {
      return base(host);
    } catch (IllegalArgumentException e) {
      throw VendorFaultException.passing(
          "BAD_DOMAIN",
          "the Domain API says that %s is at '%s', which is no host".formatted(service, host));
    }
  }

  /** The documentation shows the answer for all services where one is asked for, too. */
  private static Optional<String> host(String service, JsonNode answer) {
    for (JsonNode entry : answer.path("baseURIs")) {
      if (service.equals(entry.path("service").asText())) {
        return JsonBody.text(entry, BASE_URI);
      }
    }
    return answer.path("service").asText(service).equals(service)
        ? JsonBody.text(answer, BASE_URI)
        : Optional.empty();
  }

  private static VendorFaultException notNamed(String service) {
    return new VendorFaultException(
        Kind.REQUEST,
        "NO_DOMAIN",
        "the Domain API names no host of the service %s for this account".formatted(service),
        Optional.empty());
  }
}
