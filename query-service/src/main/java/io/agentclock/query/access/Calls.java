package io.agentclock.query.access;

import io.agentclock.settings.Scope;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What each call needs. One that isn't here is answered to nobody.
 *
 * @param isOpen whether anybody may make it
 * @param scope what it takes if it isn't open; none: nobody may
 */
record Calls(boolean isOpen, Optional<Scope> scope) {

  private static final Set<String> OPEN =
      Set.of("/", "/board", "/health", "/openapi.yml", "/docs", "/session");
  private static final List<String> OPEN_BELOW =
      List.of("/board/", "/webjars/", "/health/", "/docs/");
  private static final Set<String> CLUSTER = Set.of("/cluster", "/v1/cluster", "/prometheus");
  private static final Set<String> AGENTS =
      Set.of("/v1/agents", "/v1/summary", "/v1/stream", "/v1/feeds");
  private static final String ONE_AGENT = "/v1/agents/";
  private static final String ONE_SKILL = "/v1/skills/";
  private static final String INTERVALS = "/intervals";

  /**
   * What a call needs.
   *
   * @param template of its route, for example <code>/v1/agents/{agent:[^/]+}</code>
   */
  static Calls of(String template) {
    if (OPEN.contains(template) || OPEN_BELOW.stream().anyMatch(template::startsWith)) {
      return new Calls(true, Optional.empty());
    }
    return new Calls(false, scope(template));
  }

  /** Whether somebody has thought of it. */
  boolean isKnown() {
    return isOpen || scope.isPresent();
  }

  private static Optional<Scope> scope(String template) {
    boolean ofAgent = template.startsWith(ONE_AGENT);
    if (template.equals("/v1" + INTERVALS)
        || template.startsWith(ONE_SKILL)
        || (ofAgent && template.endsWith(INTERVALS))) {
      return Optional.of(Scope.READ_INTERVALS);
    }
    if (ofAgent || AGENTS.contains(template)) {
      return Optional.of(Scope.READ_AGENTS);
    }
    return CLUSTER.contains(template) ? Optional.of(Scope.READ_CLUSTER) : Optional.empty();
  }
}
