package io.agentclock.quickstart;

import io.agentclock.ingest.IngestService;
import io.agentclock.processor.ProcessorService;
import io.agentclock.query.QueryService;
import io.agentclock.settings.Settings;
import java.io.PrintWriter;

/** Starts everything in the order it depends on each other, and says so line by line. */
final class Launch {

  private static final int ANY_PORT = 0;

  private final QuickstartOptions options;
  private final DataDirectory data;
  private final StartedParts parts;
  private final PrintWriter out;

  /**
   * @param options checked already
   * @param data where the broker and the processor keep theirs
   * @param parts gets what is up, also when a later part fails
   * @param out gets a line per part
   */
  Launch(QuickstartOptions options, DataDirectory data, StartedParts parts, PrintWriter out) {
    this.options = options;
    this.data = data;
    this.parts = parts;
    this.out = out;
  }

  /**
   * Checks everything, then starts it all; back when it is up.
   *
   * @param configuration checked settings of the user
   * @return the dashboard's address
   * @throws io.agentclock.settings.BadSettingException names the setting or option that stops it
   */
  String run(QuickstartSettings configuration) {
    check(configuration);
    EmbeddedBroker broker =
        parts.add("broker", EmbeddedBroker.start(options.kafkaPort(), data.broker()));
    say("broker", broker.bootstrapServers());
    QuickstartSettings withFeeds =
        options.config().isPresent() ? configuration : withSimulation(configuration);
    int queryPort = startServices(withFeeds, broker.bootstrapServers());
    String dashboard = address(queryPort) + '/';
    out.println("Kafka is at " + broker.bootstrapServers());
    out.println("The dashboard is at " + dashboard);
    out.flush();
    return dashboard;
  }

  /** Nothing listens yet: addresses that only come with the start are made up. */
  private void check(QuickstartSettings configuration) {
    QuickstartSettings withFeeds =
        options.config().isPresent()
            ? configuration
            : configuration.withFeeds(Simulation.feedsToCheck());
    IngestService.check(settings(withFeeds, Ports.HOST + ":9092", ANY_PORT));
  }

  private Settings settings(QuickstartSettings configuration, String brokers, int processorPort) {
    return configuration.forServices(brokers, options.port(), processorPort, data.state());
  }

  private QuickstartSettings withSimulation(QuickstartSettings configuration) {
    Simulation simulation =
        parts.add("simulator", Simulation.start(options, data.simulationStart()));
    say("simulator", simulation.description());
    return configuration.withFeeds(simulation.feeds());
  }

  private int startServices(QuickstartSettings configuration, String brokers) {
    Settings settings = settings(configuration, brokers, ANY_PORT);
    ProcessorService processor = parts.add("processor", ProcessorService.start(settings));
    say("processor", address(processor.port()));
    IngestService ingest = parts.add("ingest", IngestService.start(settings));
    say("ingest", "%s, feeds: %s".formatted(address(ingest.port()), feeds(settings)));
    QueryService query =
        parts.add("query", QueryService.start(settings(configuration, brokers, processor.port())));
    String api = address(query.port()) + "/v1";
    FirstAnswer.await(firstQuestion(settings, query.port()));
    say("query", api);
    return query.port();
  }

  /** Where callers must say who they are, nobody here can ask for agents. */
  private static String firstQuestion(Settings settings, int port) {
    return address(port)
        + (settings.query().access().isOff() ? "/v1/agents?limit=1" : "/health/readiness");
  }

  private void say(String part, String where) {
    out.println("%-9s  up  %s".formatted(part, where));
    out.flush();
  }

  private static String feeds(Settings settings) {
    return settings.feeds().isEmpty() ? "none" : String.join(", ", settings.feeds().keySet());
  }

  private static String address(int port) {
    return "http://%s:%d".formatted(Ports.HOST, port);
  }
}
