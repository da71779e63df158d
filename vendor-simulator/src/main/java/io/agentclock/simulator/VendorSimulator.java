package io.agentclock.simulator;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.control.ControlApi;
import io.agentclock.simulator.control.ControlledThings;
import io.agentclock.simulator.control.LoggedRequest;
import io.agentclock.simulator.control.RequestLog;
import io.agentclock.simulator.control.Truth;
import io.agentclock.simulator.control.Vendor;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.genesys.GenesysIds;
import io.agentclock.simulator.http.Handler;
import io.agentclock.simulator.http.HttpListener;
import io.agentclock.simulator.liveperson.LivePersonIds;
import io.agentclock.simulator.workforce.JoinedWorkforce;
import io.agentclock.simulator.workforce.ScriptedWorkforce;
import io.agentclock.simulator.workforce.SeededWorkforce;
import io.agentclock.simulator.workforce.Workforce;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A running simulator: a seeded workforce, and whatever a script adds, behind the vendors'
 * documented contracts over real HTTP. It can print what truly happened, and fail on order.
 */
public final class VendorSimulator implements AutoCloseable {

  private final SimulatorSettings settings;
  private final Instant historyStart;
  private final ControlledThings things;
  private final HttpListener listener;

  private VendorSimulator(SimulatorSettings settings) throws IOException {
    this.settings = settings;
    this.historyStart = settings.historyStart(settings.clock().instant());
    ScriptedWorkforce script = new ScriptedWorkforce();
    Workforce seeded = new SeededWorkforce(settings.seed(), settings.agents(), historyStart);
    Workforce workforce = new JoinedWorkforce(seeded, script);
    Faults faults = new Faults();
    Vendors vendors = new Vendors(settings, workforce, faults, historyStart);
    RequestLog log = new RequestLog(vendors, settings.clock());
    this.things = new ControlledThings(truths(workforce), script, faults, log);
    this.listener = listen(log, faults);
  }

  /**
   * Starts one; it answers when this returns.
   *
   * @throws IOException if the port can't be had
   */
  public static VendorSimulator start(SimulatorSettings settings) throws IOException {
    return new VendorSimulator(settings);
  }

  /** Where the vendors answer, without a slash at the end: what a feed's base URL has to be. */
  public URI baseUrl() {
    return URI.create("http://" + settings.host() + ":" + listener.port());
  }

  public SimulatorSettings settings() {
    return settings;
  }

  /** Nothing happened before, scripts apart. */
  public Instant historyStart() {
    return historyStart;
  }

  public Faults faults() {
    return things.faults();
  }

  /** By Kore.ai's agent ids. */
  public Truth truth() {
    return truth(Vendor.KORE);
  }

  /** By that vendor's agent ids. */
  public Truth truth(Vendor vendor) {
    return things.truth(vendor);
  }

  /** What a test adds to the truth. */
  public ScriptedWorkforce script() {
    return things.script();
  }

  /** The last requests the vendors got, oldest first. */
  public List<LoggedRequest> requests() {
    return things.requests().recent();
  }

  @Override
  public void close() throws IOException {
    faults().clear();
    listener.close();
  }

  private static Map<Vendor, Truth> truths(Workforce workforce) {
    return Map.of(
        Vendor.KORE, new Truth(workforce),
        Vendor.LIVEPERSON, new Truth(workforce, LivePersonIds::of),
        Vendor.GENESYS, new Truth(workforce, GenesysIds::of));
  }

  private HttpListener listen(RequestLog vendors, Faults faults) throws IOException {
    Handler control = new ControlApi(this::about, things, settings.clock());
    Handler both =
        request -> Vendors.own(request.path()) ? vendors.answer(request) : control.answer(request);
    return HttpListener.open(
        settings.host(),
        settings.port(),
        both,
        () ->
            settings
                .clock()
                .instant()
                .plus(settings.habits().clockSkew())
                .plus(faults.clockSkew()));
  }

  private ObjectNode about() {
    return About.of(settings.accounts(), baseUrl())
        .put("agents", truth().agents().size())
        .put("seed", settings.seed())
        .put("historyStart", historyStart.toString())
        .put("now", settings.clock().instant().toString());
  }
}
