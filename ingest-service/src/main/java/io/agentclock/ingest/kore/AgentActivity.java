package io.agentclock.ingest.kore;

import io.agentclock.contract.Streams;
import io.agentclock.ingest.feed.Page;
import io.agentclock.ingest.feed.Window;
import io.agentclock.ingest.feed.WindowReader;
import io.agentclock.ingest.vendor.Address;
import io.agentclock.ingest.vendor.VendorCalls;
import java.util.Optional;

/**
 * Kore's stream of agent states: the changes of all agents of an account within a window, without
 * pages.
 *
 * @see <a
 *     href="https://koreai.mintlify.app/ai-for-service/apis/contact-center/agent-activity">Agent
 *     Activity API</a>
 */
final class AgentActivity implements WindowReader {

  static final String STREAM = Streams.AGENT_ACTIVITY;

  private final KoreAccess access;
  private final AgentActivityAnswer answers;

  AgentActivity(String account, KoreAccess access) {
    this.access = access;
    this.answers = new AgentActivityAnswer(account);
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
