package io.agentclock.ingest.feed;

import io.agentclock.contract.Refusal;
import java.util.List;
import java.util.Optional;

/**
 * A vendor's answer, taken apart.
 *
 * @param items what can be written, in the vendor's order
 * @param refused what can't
 * @param next names the next page; none: this was the last
 */
public record Page(List<Item> items, List<Refusal> refused, Optional<String> next) {}
