package io.agentclock.ingest.liveperson;

import io.agentclock.ingest.json.JsonAnswer;
import io.agentclock.ingest.json.JsonSlice;
import io.agentclock.ingest.json.UnreadableAnswerException;
import io.agentclock.ingest.vendor.VendorFaultException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Takes a breakdown file apart. Whether it is zipped, and whether it holds an array or a unit per
 * line, isn't documented: the file itself shows it.
 *
 * @see <a
 *     href="https://developers.liveperson.com/actual-handle-time-api-methods-get-agent-segments-breakdown-file.html">Get
 *     Agent Segments Breakdown File</a>
 */
final class UnitFile {

  /** No file is this large; one that is would take all memory. */
  private static final int MOST_BYTES = 256 * 1024 * 1024;

  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  private UnitFile() {}

  /**
   * The units in the vendor's bytes.
   *
   * @param idField that names a unit
   * @throws VendorFaultException if the file can't be read to its end
   */
  static List<JsonSlice> read(byte[] file, String idField) {
    try {
      return JsonAnswer.readItems(isZipped(file) ? unzipped(file) : file, idField).elements();
    } catch (UnreadableAnswerException | IOException e) {
      throw VendorFaultException.passing(
          "UNREADABLE_FILE", "a breakdown file can't be read: " + e.getMessage());
    }
  }

  private static boolean isZipped(byte[] file) {
    return file.length > 1 && file[0] == GZIP[0] && file[1] == GZIP[1];
  }

  private static byte[] unzipped(byte[] file) throws IOException {
    try (GZIPInputStream zipped = new GZIPInputStream(new ByteArrayInputStream(file))) {
      byte[] plain = zipped.readNBytes(MOST_BYTES + 1);
      if (plain.length > MOST_BYTES) {
        throw new IOException("it has more than %d bytes".formatted(MOST_BYTES));
      }
      return plain;
    }
  }
}
