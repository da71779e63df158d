package io.agentclock.processor.read;

import io.agentclock.contract.IntervalRowCsv;
import io.agentclock.contract.IntervalRowJson;
import io.agentclock.model.ledger.AgentReader;
import java.io.OutputStream;

/** The contract's columns. */
final class CsvRows implements RowWriter {

  private final IntervalRowCsv csv;

  CsvRows(OutputStream out, IntervalRowJson rows) {
    this.csv = new IntervalRowCsv(out, rows.interval());
  }

  @Override
  public void write(Whose who, AgentReader.Row row, long asOfMs) {
    csv.write(who.agent(), who.entry(), row);
  }

  @Override
  public void flush() {
    csv.flush();
  }
}
