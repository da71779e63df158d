package io.agentclock.simulator.control;

import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.workforce.ScriptedWorkforce;

/** What a running simulator lets others see and change. */
public record ControlledThings(
    Truth truth, ScriptedWorkforce script, Faults faults, RequestLog requests) {}
