package io.agentclock.simulator.control;

import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.workforce.ScriptedWorkforce;
import java.util.Map;

/**
 * What a running simulator lets others see and change.
 *
 * @param truths one per vendor
 */
public record ControlledThings(
    Map<Vendor, Truth> truths, ScriptedWorkforce script, Faults faults, RequestLog requests) {

  public ControlledThings {
    truths = Map.copyOf(truths);
  }

  /** The truth by that vendor's agent ids. */
  public Truth truth(Vendor vendor) {
    return truths.get(vendor);
  }
}
