package io.agentclock.simulator;

import io.agentclock.simulator.kore.KoreAccount;
import io.agentclock.simulator.kore.KoreHabits;
import java.time.Duration;
import java.time.ZoneId;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The command's options about the simulated Kore.ai: its account and its habits. */
final class KoreOptions {

  @Option(
      names = "--account",
      description = "The account whose agents are simulated.",
      defaultValue = "${env:SIMULATOR_ACCOUNT:-63fb9a0f90425b644d3e0000}")
  private String account;

  @Option(
      names = "--client-id",
      description = "The app's client id, the appId of its tokens.",
      defaultValue = "${env:SIMULATOR_CLIENT_ID:-cs-simulator}")
  private String clientId;

  @Option(
      names = "--client-secret",
      description = "At least 32 bytes.",
      showDefaultValue = Visibility.NEVER,
      defaultValue = "${env:SIMULATOR_CLIENT_SECRET:-simulator-secret-of-32-bytes-or-more}")
  private String clientSecret;

  @Option(
      names = "--stream-id",
      description = "What the iId header must say.",
      defaultValue = "${env:SIMULATOR_STREAM_ID:-st-simulator}")
  private String streamId;

  @Option(
      names = "--zone",
      description = "The zone of EventTime.",
      defaultValue = "${env:SIMULATOR_ZONE:-UTC}")
  private ZoneId zone;

  @Option(
      names = "--max-posting-delay",
      description = "How late a change is posted at most.",
      defaultValue = "${env:SIMULATOR_MAX_POSTING_DELAY:-PT25S}")
  private Duration maxPostingDelay;

  @Option(
      names = "--late",
      description = "The fraction of changes posted --late-by later than others.",
      defaultValue = "${env:SIMULATOR_LATE:-0}")
  private double late;

  @Option(
      names = "--late-by",
      description = "How much later those are posted.",
      defaultValue = "${env:SIMULATOR_LATE_BY:-PT5M}")
  private Duration lateBy;

  @Option(
      names = "--duplicates",
      description = "The fraction of items an answer holds twice.",
      defaultValue = "${env:SIMULATOR_DUPLICATES:-0}")
  private double duplicates;

  @Option(names = "--camel-case", description = "Spell keys as the parameter table does.")
  private boolean camelCase;

  @Option(
      names = "--requests-per-minute",
      description = "Requests of the account that pass in a minute.",
      defaultValue = "${env:SIMULATOR_REQUESTS_PER_MINUTE:-60}")
  private int requestsPerMinute;

  @Option(names = "--limit-as-ok", description = "Say it with status 200 instead of 429.")
  private boolean limitAsOk;

  @Option(
      names = "--enforce-jti",
      description = "Refuse tokens without a fresh jti.",
      negatable = true,
      fallbackValue = "true",
      defaultValue = "true")
  private boolean enforceJti;

  @Option(
      names = "--clock-skew",
      description = "How far ahead the Date header is.",
      defaultValue = "${env:SIMULATOR_CLOCK_SKEW:-PT0S}")
  private Duration clockSkew;

  KoreAccount account() {
    return new KoreAccount(account, clientId, clientSecret, streamId, zone);
  }

  KoreHabits habits() {
    KoreHabits habits =
        KoreHabits.defaults()
            .withMaxPostingDelay(maxPostingDelay)
            .withLate(late, lateBy)
            .withDuplicates(duplicates)
            .withLimit(requestsPerMinute, limitAsOk)
            .withEnforceJti(enforceJti)
            .withClockSkew(clockSkew);
    return camelCase ? habits.withCamelCaseKeys() : habits;
  }
}
