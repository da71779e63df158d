package io.agentclock.processor.read;

import io.micronaut.core.annotation.Introspected;
import io.micronaut.core.annotation.Nullable;
import io.micronaut.http.annotation.QueryValue;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** The parameters of a partition's counts. */
@Introspected
record SummaryRequest(
    @QueryValue int partition,
    @QueryValue(defaultValue = "state") String groupBy,
    @Nullable @QueryValue String source,
    @Nullable @QueryValue String account) {

  /**
   * What is counted apart.
   *
   * @throws IllegalArgumentException if one is unknown
   */
  Set<SummaryGroup> groups() {
    Set<SummaryGroup> groups = EnumSet.noneOf(SummaryGroup.class);
    for (String name : groupBy.split(",", -1)) {
      groups.add(SummaryGroup.of(name));
    }
    return groups;
  }

  /**
   * Whose agents are counted.
   *
   * @param accounts only of these
   */
  ScopeFilter scopes(Accounts accounts) {
    return new ScopeFilter(accounts, Optional.ofNullable(source), Optional.ofNullable(account));
  }
}
