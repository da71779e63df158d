package io.agentclock.simulator.liveperson;

import com.fasterxml.jackson.databind.JsonNode;

/** One thing of a page, good or bad, written only when its page is asked for. */
@FunctionalInterface
interface Item {

  JsonNode json();
}
