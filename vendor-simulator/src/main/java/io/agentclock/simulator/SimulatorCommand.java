package io.agentclock.simulator;

import io.agentclock.simulator.genesys.GenesysAccount;
import io.agentclock.simulator.kore.KoreAccount;
import io.agentclock.simulator.liveperson.LivePersonAccount;
import io.agentclock.simulator.workforce.SeededWorkforce;
import io.agentclock.simulator.workforce.TruthJson;
import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs a simulator until it is stopped, or prints what its workforce truly does. */
@Command(
    name = "vendor-simulator",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Answers as Kore.ai, LivePerson and Genesys Cloud do, for one made-up workforce.")
public final class SimulatorCommand implements Callable<Integer> {

  @Spec private CommandSpec spec;

  @Mixin private KoreOptions kore = new KoreOptions();
  @Mixin private LivePersonOptions livePerson = new LivePersonOptions();
  @Mixin private GenesysOptions genesys = new GenesysOptions();

  @Option(
      names = "--host",
      description = "The address to listen on.",
      defaultValue = "${env:SIMULATOR_HOST:-127.0.0.1}")
  private String host;

  @Option(
      names = "--port",
      description = "The port to listen on; 0: any that is free.",
      defaultValue = "${env:SIMULATOR_PORT:-8089}")
  private int port;

  @Option(
      names = "--agents",
      description = "How many agents there are.",
      defaultValue = "${env:SIMULATOR_AGENTS:-200}")
  private int agents;

  @Option(
      names = "--seed",
      description = "Another one makes another history.",
      defaultValue = "${env:SIMULATOR_SEED:-1}")
  private long seed;

  @Option(
      names = "--history",
      description = "How long the workforce has lived at the start, e.g. PT24H.",
      defaultValue = "${env:SIMULATOR_HISTORY:-PT24H}")
  private Duration history;

  @Option(
      names = "--history-start",
      description = "An instant instead of --history: the same truth at every start.")
  private Instant historyStart;

  @Option(names = "--print-truth", description = "Print what happens as JSON lines, and end.")
  private boolean printTruth;

  @Option(names = "--from", description = "With --print-truth; default: the history's start.")
  private Instant from;

  @Option(names = "--to", description = "With --print-truth, exclusive; default: now.")
  private Instant to;

  /** Runs it; exits with 2 for a bad option. */
  public static void main(String[] args) {
    System.exit(new CommandLine(new SimulatorCommand()).execute(args));
  }

  @Override
  public Integer call() throws Exception {
    Instant now = InstantSource.system().instant();
    SimulatorSettings settings =
        SimulatorSettings.defaults()
            .withHost(host)
            .withPort(port)
            .withAgents(agents)
            .withSeed(seed)
            .withHistory(history)
            .withHistoryStart(historyStart)
            .withAccounts(accounts())
            .withAllHabits(habits());
    PrintWriter out = spec.commandLine().getOut();
    if (printTruth) {
      print(settings, now, out);
    } else {
      run(settings, out);
    }
    return 0;
  }

  private VendorAccounts accounts() {
    return new VendorAccounts(kore.account(), livePerson.account(), genesys.account());
  }

  private VendorHabits habits() {
    return new VendorHabits(kore.habits(), livePerson.habits(), genesys.habits());
  }

  private void print(SimulatorSettings settings, Instant now, PrintWriter out) {
    Instant start = settings.historyStart(now);
    SeededWorkforce workforce = new SeededWorkforce(seed, agents, start);
    workforce
        .between(from == null ? start : from, to == null ? now : to)
        .forEach(event -> out.println(TruthJson.line(event)));
    out.flush();
  }

  private static void run(SimulatorSettings settings, PrintWriter out) throws Exception {
    CountDownLatch stopped = new CountDownLatch(1);
    try (VendorSimulator simulator = VendorSimulator.start(settings)) {
      Runtime.getRuntime().addShutdownHook(new Thread(stopped::countDown, "simulator-stop"));
      out.println(upLine(simulator));
      out.flush();
      stopped.await();
    }
  }

  /** For a person: where it is, how big, and what a feed for it needs to say. */
  static String upLine(VendorSimulator simulator) {
    SimulatorSettings settings = simulator.settings();
    KoreAccount account = settings.account();
    LivePersonAccount livePerson = settings.accounts().livePerson();
    GenesysAccount genesys = settings.accounts().genesys();
    return ("The simulated Kore.ai is up at %s: %d agents since %s;"
            + " account %s, client id %s, stream id %s, zone %s;%n"
            + "so are LivePerson, account %s, app key %s, token %s,"
            + " and Genesys Cloud, organisation %s, client id %s")
        .formatted(
            simulator.baseUrl(),
            settings.agents(),
            simulator.historyStart(),
            account.account(),
            account.clientId(),
            account.streamId(),
            account.zone().getId(),
            livePerson.account(),
            livePerson.consumerKey(),
            livePerson.token(),
            genesys.organization(),
            genesys.clientId());
  }
}
