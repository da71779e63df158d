package io.agentclock.ingest.feed;

/**
 * A word to the operator; the stream goes on.
 *
 * @param code for machines
 * @param message for people: what it is, and what they can do; never holds a secret
 * @param worrying whether what the stream brings may not be all there is
 */
public record Note(String code, String message, boolean worrying) {}
