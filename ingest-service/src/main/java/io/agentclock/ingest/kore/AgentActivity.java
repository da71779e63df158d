package io.agentclock.ingest.kore;

import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.Streams;
import io.agentclock.ingest.feed.Cadence;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.vendor.VendorFaultException.Kind;
import io.agentclock.settings.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Kore's stream of agent states: the changes of all agents of an account within a window, without
 * pages.
 *
 * @see <a
 *     href="https://koreai.mintlify.app/ai-for-service/apis/contact-center/agent-activity">Agent
 *     Activity API</a>
 */
final class AgentActivity implements VendorStream {

  static final String STREAM = Streams.AGENT_ACTIVITY;

  private final KoreSettings settings;
  private final Cadence cadence;
  private final Clock clock;
  private final KoreToken token;
  private final AgentActivityAnswer answers;
  private final String address;

  AgentActivity(KoreSettings settings, Cadence cadence, Clock clock) {
    this.clock = clock;
    this.settings = settings;
    this.cadence = cadence;
    this.token = new KoreToken(settings.clientId(), settings.clientSecret());
    this.answers = new AgentActivityAnswer(settings.account());
    this.address =
        settings.baseUrl().toString().replaceAll("/+$", "")
            + "/agentassist/api/public/analytics/account/"
            + encoded(settings.account())
            + "/agentactivity";
  }

  @Override
  public String name() {
    return STREAM;
  }

  @Override
  public Cadence cadence() {
    return cadence;
  }

  @Override
  public Map<String, String> rawHeaders() {
    return Map.of(RawHeaders.ZONE, settings.zone().getId());
  }

  @Override
  public HttpRequest request(Window window, Optional<String> page) {
    String query =
        "?fromTimeStamp=%s&toTimeStamp=%s"
            .formatted(encoded(window.from().toString()), encoded(window.to().toString()));
    return HttpRequest.newBuilder(URI.create(address + query))
        .header("auth", token.at(clock.instant()))
        .header("Content-Type", "application/json")
        .header("iId", settings.streamId())
        .GET()
        .build();
  }

  @Override
  public void forgetLogin() {
    // every request makes its own token
  }

  @Override
  public Page read(byte[] body) {
    return answers.read(body);
  }

  @Override
  public List<Secret> secrets() {
    return List.of(settings.clientSecret());
  }

  @Override
  public String advice(Kind kind) {
    return switch (kind) {
      case PASSING -> "It is tried again; nothing is lost as long as it heals in time.";
      case LOGIN ->
          "Check the feed's client-id, client-secret and stream-id, that the app has the API scope"
              + " WFM Integration, and that it is published.";
      case REQUEST -> "Check the feed's base-url and account.";
    };
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }
}
