package io.agentclock.ingest.kore;

import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.Streams;
import io.agentclock.ingest.feed.Cadence;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.VendorStream;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.vendor.Address;
import io.agentclock.ingest.vendor.VendorAccess;
import io.agentclock.ingest.vendor.VendorCalls;
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
  private final KoreAccess access;
  private final AgentActivityAnswer answers;

  AgentActivity(KoreSettings settings, Cadence cadence, KoreAccess access) {
    this.settings = settings;
    this.cadence = cadence;
    this.access = access;
    this.answers = new AgentActivityAnswer(settings.account());
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
  public VendorAccess access() {
    return access;
  }

  @Override
  public Page page(Window window, Optional<String> page, VendorCalls calls)
      throws InterruptedException {
    Address address =
        access
            .api("agentactivity")
            .query("fromTimeStamp", window.from().toString())
            .query("toTimeStamp", window.to().toString());
    return answers.read(calls.send(access.get(address)).body());
  }
}
