package io.agentclock.processor.read;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import io.agentclock.contract.ContractJson;
import io.agentclock.contract.IntervalRowJson;
import io.agentclock.model.ledger.AgentReader;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** One row's JSON per line. */
final class NdjsonRows implements RowWriter {

  private static final SerializedString NOTHING = new SerializedString("");

  private final JsonGenerator json;
  private final IntervalRowJson rows;

  NdjsonRows(OutputStream out, IntervalRowJson rows) {
    try {
      this.json = ContractJson.FACTORY.createGenerator(out);
    } catch (IOException e) {
      throw new UncheckedIOException("can't happen in memory", e);
    }
    json.setRootValueSeparator(NOTHING); // the line's end does it
    this.rows = rows;
  }

  @Override
  public void write(Whose who, AgentReader.Row row, long asOfMs) throws IOException {
    rows.write(json, who.agent(), row, asOfMs);
    json.writeRaw('\n');
  }

  @Override
  public void flush() throws IOException {
    json.flush();
  }
}
