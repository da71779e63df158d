package io.agentclock.ingest.json;

import java.util.Optional;

/**
 * One element of an array in a vendor's answer.
 *
 * @param bytes exactly as they came
 * @param object whether it is a JSON object
 * @param id the text of the field that was looked for, if the element has it as a text or number
 * @param wellFormed whether the bytes are UTF-8
 */
public record JsonSlice(byte[] bytes, boolean object, Optional<String> id, boolean wellFormed) {

  /** Whether bytes that aren't UTF-8 are in the id itself, so that it can't be told what it is. */
  public boolean idSpoiled() {
    return !wellFormed && id.filter(text -> text.indexOf(Utf8Body.REPLACEMENT) >= 0).isPresent();
  }
}
