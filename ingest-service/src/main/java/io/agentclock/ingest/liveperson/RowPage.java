package io.agentclock.ingest.liveperson;

import io.agentclock.ingest.json.JsonAnswer;
import io.agentclock.ingest.json.JsonSlice;
import io.agentclock.ingest.json.UnreadableAnswerException;
import io.agentclock.ingest.vendor.VendorFaultException;
import java.util.List;
import java.util.Optional;

/**
 * One page of rows in an answer. Pages may be shorter than asked for, so the next one starts after
 * as many rows as came, whatever the limit was.
 *
 * @param shape of the answer
 * @param rows in the vendor's bytes
 * @param links to other pages
 */
record RowPage(Shape shape, List<JsonSlice> rows, PageLinks links) {

  /**
   * How an answer is built.
   *
   * @param rows the field with the array of rows
   * @param id the field of a row that names whom it is about
   * @param links the field with the links to other pages
   */
  record Shape(String rows, String id, String links) {}

  /**
   * Reads a body.
   *
   * @param shapes that it may have, the usual one first
   * @throws VendorFaultException if it has none of them
   */
  static RowPage read(byte[] body, Shape... shapes) {
    try {
      for (Shape shape : shapes) {
        JsonAnswer answer = JsonAnswer.read(body, shape.rows(), shape.id());
        if (answer.hasArray() || isEmpty(answer, shape)) {
          return new RowPage(
              shape,
              answer.elements(),
              PageLinks.of(JsonBody.read(answer.value(shape.links()).orElse(new byte[0]))));
        }
      }
    } catch (UnreadableAnswerException e) {
      throw VendorFaultException.passing(
          "UNREADABLE_ANSWER", "LivePerson's answer can't be read: " + e.getMessage());
    }
    throw VendorFaultException.passing(
        "OTHER_ANSWER", "LivePerson's answer holds no " + shapes[0].rows());
  }

  /** None may be said by null, too. */
  private static boolean isEmpty(JsonAnswer answer, Shape shape) {
    return answer.has(shape.rows()) && !answer.hasContent(shape.rows());
  }

  /**
   * Where the next page is, if there is one.
   *
   * @param asked for this one
   * @throws VendorFaultException if this isn't the page that was asked for
   */
  Optional<PageCursor> after(PageCursor asked) {
    long fingerprint = fingerprint();
    if (!rows.isEmpty() && asked.last().filter(last -> last == fingerprint).isPresent()) {
      if (links.saysNothing()) {
        return Optional.empty(); // a server that has no pages, so all of it came at once
      }
      throw VendorFaultException.passing(
          "REPEATED_PAGE",
          "LivePerson gave the same %d rows again for offset %d"
              .formatted(rows.size(), asked.offset()));
    }
    if (rows.isEmpty()) {
      return end(asked);
    }
    long delivered = asked.offset() + rows.size();
    return links.goOnAfter(delivered)
        ? Optional.of(new PageCursor(delivered, Optional.of(fingerprint)))
        : Optional.empty();
  }

  private Optional<PageCursor> end(PageCursor asked) {
    if (links.next()) {
      throw VendorFaultException.passing(
          "EMPTY_PAGE",
          "LivePerson gave no rows for offset %d, but says that more follow"
              .formatted(asked.offset()));
    }
    return Optional.empty();
  }

  /** Of the rows in any order: it isn't always the same. */
  private long fingerprint() {
    return rows.stream().mapToLong(row -> Fingerprint.of(row.bytes())).sum();
  }
}
