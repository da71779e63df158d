package io.agentclock.processor.read;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
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
    @Nullable @QueryValue String q,
    @Nullable @QueryValue Long minForMs) {

  AgentFilter filter() {
    return new AgentFilter(
        Optional.ofNullable(source),
        Optional.ofNullable(account),
        state == null ? Set.of() : Set.of(state.split(",")),
        Optional.ofNullable(reason),
        Optional.ofNullable(q),
        minForMs == null ? OptionalLong.empty() : OptionalLong.of(minForMs));
  }
}
