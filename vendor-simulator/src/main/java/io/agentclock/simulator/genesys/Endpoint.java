package io.agentclock.simulator.genesys;

import java.util.Arrays;
import java.util.Optional;

/** What can be asked for: the name faults are ordered by, the path, and what permits it. */
enum Endpoint {
  TOKEN("token", "/oauth/token", "none"),
  AGGREGATES(
      "aggregates",
      "/api/v2/analytics/conversations/aggregates/query",
      "analytics:conversationAggregate:view"),
  DETAILS(
      "details",
      "/api/v2/analytics/conversations/details/query",
      "analytics:conversationDetail:view"),
  USERS_DETAILS(
      "users-details", "/api/v2/analytics/users/details/query", "analytics:userDetail:view"),
  JOBS("jobs", "/api/v2/analytics/users/details/jobs", "analytics:userDetail:view"),
  PRESENCE_DEFINITIONS(
      "presencedefinitions", "/api/v2/presencedefinitions", "presence:definition:view"),
  USERS("users", "/api/v2/users", "directory:user:view");

  private final String faultName;
  private final String path;
  private final String permission;

  Endpoint(String faultName, String path, String permission) {
    this.faultName = faultName;
    this.path = path;
    this.permission = permission;
  }

  static Optional<Endpoint> of(String path) {
    return Arrays.stream(values()).filter(endpoint -> endpoint.at(path)).findFirst();
  }

  String faultName() {
    return faultName;
  }

  String path() {
    return path;
  }

  String permission() {
    return permission;
  }

  private boolean at(String asked) {
    return asked.equals(path) || (this == JOBS && asked.startsWith(path + "/"));
  }
}
