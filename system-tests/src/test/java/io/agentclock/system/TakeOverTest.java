package io.agentclock.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.simulator.SimulatorSettings;
import io.agentclock.simulator.VendorSimulator;
import io.agentclock.simulator.control.LoggedRequest;
import io.agentclock.simulator.faults.Fault;
import io.agentclock.simulator.kore.KoreAccount;
import io.agentclock.simulator.kore.KoreHabits;
import io.agentclock.simulator.workforce.ScriptedChange;
import io.agentclock.simulator.workforce.TruthEvent;
import io.agentclock.system.kit.Api;
import io.agentclock.system.kit.ChildProcess;
import io.agentclock.system.kit.ConfigFile;
import io.agentclock.system.kit.Deployment;
import io.agentclock.system.kit.Inputs;
import io.agentclock.system.kit.Message;
import io.agentclock.system.kit.RowCheck;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Two ingest services share two feeds; one of them dies, or only seems to. */
@Tag("slow")
@Timeout(180)
class TakeOverTest {

  /** Whose partitions of two are different ones, so that each service gets one. */
  private static final List<String> ACCOUNTS = List.of("account-b", "account-c");

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String UNREAD = "a-script";

  @RegisterExtension private final Deployment deployment = new Deployment("take-over");

  private final List<VendorSimulator> vendors = new ArrayList<>();
  private ConfigFile config;
  private Api api;
  private Ingest one;
  private Ingest other;

  private record Ingest(ChildProcess process, Api port) {

    List<String> owned() {
      List<String> owned = new ArrayList<>();
      port.find("/health").ifPresent(health -> owned(health, owned));
      return owned;
    }

    private static void owned(JsonNode health, List<String> owned) {
      health.at("/details/feeds/details/owned").forEach(feed -> owned.add(feed.asText()));
    }
  }

  @BeforeEach
  void start() throws IOException {
    config = deployment.config().with("agentclock.topics.partitions", 2);
    for (String account : ACCOUNTS) {
      VendorSimulator vendor = vendor(account);
      vendors.add(vendor);
      String feed = "agentclock.feeds." + feed(account);
      config =
          config
              .withFeed(feed(account), vendor)
              .with(feed + ".poll-every", "1s")
              .with(feed + ".streams.agent-activity.settle", "2s")
              .with(feed + ".start-from", "PT25H")
              .with(feed + ".request-timeout", "120s");
    }
    int processorPort = Deployment.freePort();
    deployment.processor("processor", processorPort, config);
    api = deployment.query(processorPort, config);
    one = ingest("ingest-one");
    other = ingest("ingest-other");
    await().atMost(LONG).until(() -> one.owned().size() == 1 && other.owned().size() == 1);
    assertThat(one.owned()).as("feeds of one").isNotEqualTo(other.owned());
  }

  @AfterEach
  void end() throws IOException {
    for (VendorSimulator vendor : vendors) {
      vendor.close();
    }
  }

  @Test
  void shouldTakeOverTheFeedOfOneThatWasKilled() {
    String feed = one.owned().get(0);
    await().atMost(LONG).until(() -> api.observedThrough(feed).isPresent());
    assertThatOneAlonePolls(vendorOf(feed));

    one.process().kill();
    Instant killed = Instant.now();

    await().atMost(LONG).until(() -> other.owned().size() == 2);
    await().atMost(LONG).until(() -> isAfter(api.observedThrough(feed).orElseThrow(), killed));
    assertThatRowsAreRight();
    assertThatTransitionsAreThereOnce();
  }

  @Test
  void shouldFenceOneThatWakesUpAfterItsFeedWasTakenOver() {
    String feed = one.owned().get(0);
    await().atMost(LONG).until(() -> api.observedThrough(feed).isPresent());
    VendorSimulator vendor = vendorOf(feed);
    vendor.faults().order(Fault.timeOut(Duration.ZERO, 1));
    await().atMost(LONG).until(() -> unanswered(vendor).size() == 1);
    LoggedRequest open = unanswered(vendor).get(0);

    one.process().signal("STOP");
    await().atMost(LONG).until(() -> other.owned().size() == 2);
    await().atMost(LONG).until(() -> isAfter(api.observedThrough(feed).orElseThrow(), open.at()));
    vendor.script().add(new ScriptedChange(UNREAD, Instant.parse(open.from()), "busy", null));
    vendor.faults().clear(); // now the sleeper has an answer to write
    int said = one.process().output().length();
    List<Message> before = ofWindow(feed, open); // the poll before may have had the same end
    one.process().signal("CONT");

    // by what it writes or by its group, whichever tells it first
    await()
        .atMost(LONG)
        .until(() -> one.process().output().substring(said).contains(feed + " is let go"));
    await().atMost(LONG).until(() -> one.owned().size() == 1 && other.owned().size() == 1);
    assertThat(ofWindow(feed, open)).as("with what the sleeper wrote").hasSameSizeAs(before);
    assertThat(one.process().isAlive()).isTrue();
    assertThatRowsAreRight();
    assertThatTransitionsAreThereOnce();
  }

  /** Two would ask twice as often as the feed's setting says. */
  private void assertThatOneAlonePolls(VendorSimulator vendor) {
    Instant begun = Instant.now();
    await().atMost(LONG).until(() -> requestsSince(vendor, begun) >= 12);
    assertThat(Duration.between(begun, Instant.now())).isGreaterThan(Duration.ofSeconds(8));
  }

  private void assertThatRowsAreRight() {
    for (VendorSimulator vendor : vendors) {
      String account = vendor.settings().account().account();
      RowCheck check = RowCheck.of(api, account, Duration.ofMinutes(30));
      Instant through = check.border(api.observedThrough(feed(account)).orElseThrow());
      List<TruthEvent> truth =
          vendor.truth().between(Instant.EPOCH, through).stream()
              .filter(event -> !event.agentId().equals(UNREAD)) // after its windows were read
              .toList();
      await()
          .atMost(LONG)
          .untilAsserted(() -> assertThat(check.differences(truth, through)).isEmpty());
      assertThat(check.expected(truth, through)).isNotEmpty();
    }
  }

  private void assertThatTransitionsAreThereOnce() {
    List<Message> transitions = deployment.topics().all("agent-transitions");
    assertThat(transitions).isNotEmpty();
    assertThat(Inputs.twice(Inputs.ofTransitions(transitions))).isEmpty();
  }

  private VendorSimulator vendorOf(String feed) {
    return vendors.stream()
        .filter(vendor -> feed(vendor.settings().account().account()).equals(feed))
        .findFirst()
        .orElseThrow();
  }

  private Ingest ingest(String instance) {
    int port = Deployment.freePort();
    return new Ingest(
        deployment.ingest(instance, port, config), new Api("http://127.0.0.1:" + port));
  }

  private static VendorSimulator vendor(String account) throws IOException {
    KoreAccount known = KoreAccount.defaults();
    return VendorSimulator.start(
        SimulatorSettings.defaults()
            .withAgents(8)
            .withSeed(account.hashCode())
            .withAccount(
                new KoreAccount(
                    account,
                    known.clientId(),
                    known.clientSecret(),
                    known.streamId(),
                    known.zone()))
            .withHabits(
                KoreHabits.defaults()
                    .withMaxPostingDelay(Duration.ofSeconds(1))
                    .withLimit(600, false)));
  }

  private static long requestsSince(VendorSimulator vendor, Instant begun) {
    return polls(vendor).filter(request -> request.at().isAfter(begun)).count();
  }

  private List<Message> ofWindow(String feed, LoggedRequest open) {
    return deployment.topics().all("raw.kore").stream()
        .filter(record -> record.headers().get("feed").equals(feed))
        .filter(record -> open.to().equals(record.headers().get("window-to")))
        .toList();
  }

  private static List<LoggedRequest> unanswered(VendorSimulator vendor) {
    return polls(vendor).filter(request -> request.status() == 0).toList();
  }

  /** Who the agents are is asked for beside them. */
  private static Stream<LoggedRequest> polls(VendorSimulator vendor) {
    return vendor.requests().stream().filter(request -> request.path().endsWith("/agentactivity"));
  }

  private static boolean isAfter(Instant one, Instant other) {
    return one.isAfter(other.truncatedTo(ChronoUnit.SECONDS));
  }

  private static String feed(String account) {
    return "feed-" + account;
  }
}
