package io.agentclock.settings;

import io.agentclock.model.AgentKey;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * One feed, as far as every service needs to know it. What only its adapter knows is read from
 * {@link #section()}.
 *
 * @param id the feed's id
 * @param source the platform
 * @param account the platform's account
 * @param states overrides of the platform's state map: vendor value to state
 * @param section all of the feed's settings; whoever reads the last of them calls {@link
 *     Section#refuseUnknown()}
 */
public record FeedSettings(
    String id, String source, String account, Map<String, String> states, Section section) {

  static FeedSettings read(String id, Section section) {
    String source = section.text("source");
    String account = section.text("account");
    Section overrides = section.section("states");
    Map<String, String> states = new TreeMap<>();
    overrides.keys().forEach(value -> states.put(value, overrides.text(value)));
    overrides.refuseUnknown();
    return new FeedSettings(id, source, account, states, section);
  }

  /** {@code source:account}. */
  public String scope() {
    return AgentKey.scope(source, account);
  }

  /** The streams that the feed names; none if it reads all that its source has. */
  public Set<String> streamNames() {
    return section.isMap("streams")
        ? section.section("streams").keys()
        : new TreeSet<>(section.list("streams"));
  }

  @Override
  public String toString() {
    return "feed " + id + " (" + scope() + ")"; // the section may hold secrets
  }
}
