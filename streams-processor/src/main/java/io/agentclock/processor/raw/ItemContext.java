package io.agentclock.processor.raw;

import java.util.Optional;

/**
 * What a raw record's headers say of its item.
 *
 * @param feed the feed's id; none if the record doesn't say
 * @param fetchedAtMs when the vendor was asked, epoch milliseconds
 * @param zone the zone of the item's times, where they carry none
 */
public record ItemContext(Optional<String> feed, long fetchedAtMs, Optional<String> zone) {}
