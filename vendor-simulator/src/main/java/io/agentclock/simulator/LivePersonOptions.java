package io.agentclock.simulator;

import io.agentclock.simulator.liveperson.LivePersonAccount;
import io.agentclock.simulator.liveperson.LivePersonHabits;
import java.time.Duration;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Option;

/** The command's options about the simulated LivePerson. */
final class LivePersonOptions {

  @Option(
      names = "--liveperson-account",
      description = "The site's number.",
      defaultValue = "${env:SIMULATOR_LIVEPERSON_ACCOUNT:-12345678}")
  private String account;

  @Option(
      names = "--liveperson-consumer-key",
      description = "The app key of OAuth 1.0.",
      defaultValue = "${env:SIMULATOR_LIVEPERSON_CONSUMER_KEY:-lp-simulator-app-key}")
  private String consumerKey;

  @Option(
      names = "--liveperson-consumer-secret",
      description = "The app key's secret.",
      showDefaultValue = Visibility.NEVER,
      defaultValue = "${env:SIMULATOR_LIVEPERSON_CONSUMER_SECRET:-lp-simulator-secret}")
  private String consumerSecret;

  @Option(
      names = "--liveperson-token",
      description = "The access token of OAuth 1.0.",
      defaultValue = "${env:SIMULATOR_LIVEPERSON_TOKEN:-lp-simulator-access-token}")
  private String token;

  @Option(
      names = "--liveperson-token-secret",
      description = "The access token's secret.",
      showDefaultValue = Visibility.NEVER,
      defaultValue = "${env:SIMULATOR_LIVEPERSON_TOKEN_SECRET:-lp-simulator-access-token-secret}")
  private String tokenSecret;

  @Option(
      names = "--liveperson-client-id",
      description = "The client of OAuth 2.0.",
      defaultValue = "${env:SIMULATOR_LIVEPERSON_CLIENT_ID:-lp-simulator-client}")
  private String clientId;

  @Option(
      names = "--liveperson-client-secret",
      description = "The client's secret.",
      showDefaultValue = Visibility.NEVER,
      defaultValue = "${env:SIMULATOR_LIVEPERSON_CLIENT_SECRET:-lp-simulator-client-secret}")
  private String clientSecret;

  @Option(
      names = "--liveperson-status-delay",
      description = "How late a status change is posted at most.",
      defaultValue = "${env:SIMULATOR_LIVEPERSON_STATUS_DELAY:-PT40S}")
  private Duration statusDelay;

  @Option(
      names = "--liveperson-segment-delay",
      description = "How late a closed segment is posted at most.",
      defaultValue = "${env:SIMULATOR_LIVEPERSON_SEGMENT_DELAY:-PT20M}")
  private Duration segmentDelay;

  LivePersonAccount account() {
    return new LivePersonAccount(
        account, consumerKey, consumerSecret, token, tokenSecret, clientId, clientSecret);
  }

  LivePersonHabits habits() {
    return LivePersonHabits.defaults().withPosting(statusDelay, segmentDelay);
  }
}
