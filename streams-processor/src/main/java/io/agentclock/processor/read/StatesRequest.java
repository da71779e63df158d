package io.agentclock.processor.read;

import io.agentclock.model.AgentState;
import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The parameters of a partition's list of agents. */
@Introspected
record StatesRequest(
    @QueryValue int partition,
    @Nullable @QueryValue String after,
    @QueryValue(defaultValue = "100") int limit,
    @Nullable @QueryValue String source,
    @Nullable @QueryValue String account,
    @Nullable @QueryValue String state,
    @Nullable @QueryValue String reason,
    @Nullable @QueryValue String team,
    @Nullable @QueryValue String q,
    @Nullable @QueryValue Long minForMs) {

  private static final int MOST = 10_000;

  /**
   * @throws IllegalArgumentException if a page can't be of that size
   */
  StatesRequest {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("limit is %d, not 1 to %d".formatted(limit, MOST));
    }
  }

  /**
   * The agents asked for.
   *
   * @param accounts the answer may only be about these
   * @throws IllegalArgumentException if a state is none
   */
  AgentFilter filter(Accounts accounts) {
    return new AgentFilter(
        new ScopeFilter(accounts, Optional.ofNullable(source), Optional.ofNullable(account)),
        state == null ? EnumSet.allOf(AgentState.class) : states(),
        Optional.ofNullable(reason),
        Optional.ofNullable(team),
        Optional.ofNullable(q),
        minForMs == null ? OptionalLong.empty() : OptionalLong.of(minForMs));
  }

  private Set<AgentState> states() {
    Set<AgentState> states = EnumSet.noneOf(AgentState.class);
    for (String name : state.split(",", -1)) {
      states.add(
          Arrays.stream(AgentState.values())
              .filter(known -> known.name().equals(name))
              .findFirst()
              .orElseThrow(
                  () -> new IllegalArgumentException("state '%s' is none".formatted(name))));
    }
    return states;
  }
}
