package io.agentclock.query.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.settings.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What each call needs, also of those to come. */
class CallsTest {

  @ParameterizedTest
  @CsvSource({
    "/v1/agents,                          READ_AGENTS",
    "/v1/agents/{agent:[^/]+},            READ_AGENTS",
    "/v1/agents/{agent:[^/]+}/timeline,   READ_AGENTS",
    "/v1/agents/{agent:[^/]+}/intervals,  READ_INTERVALS",
    "/v1/intervals,                       READ_INTERVALS",
    "/v1/skills/{skill:[^/]+}/intervals,  READ_INTERVALS",
    "/v1/summary,                         READ_AGENTS",
    "/v1/stream,                          READ_AGENTS",
    "/v1/feeds,                           READ_AGENTS",
    "/cluster,                            READ_CLUSTER",
    "/v1/cluster,                         READ_CLUSTER",
    "/prometheus,                         READ_CLUSTER"
  })
  void shouldTakeAScope(String template, Scope scope) {
    assertThat(Calls.of(template).isOpen()).isFalse();
    assertThat(Calls.of(template).scope()).contains(scope);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/board/app.js",
        "/webjars/x/y.js",
        "/health/readiness",
        "/openapi.yml",
        "/docs",
        "/docs/index.html",
        "/session"
      })
  void shouldBeOpen(String template) {
    assertThat(Calls.of(template).isOpen()).isTrue();
  }

  @Test
  void shouldBeNobodysIfNobodyThoughtOfIt() {
    assertThat(Calls.of("/v1/secrets").isKnown()).isFalse();
    assertThat(Calls.of("/healthy").isKnown()).isFalse();
    assertThat(Calls.of("/v1/agents2").isKnown()).isFalse();
  }
}
