package io.agentclock.processor.raw;

import io.agentclock.contract.RawHeaders;
import io.agentclock.contract.RefusedException;
import io.agentclock.model.AgentKey;
import io.agentclock.model.item.AgentItem;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What the headers of an item say, in tests of its reader. */
public final class TestContext {

  /** When the vendor was asked. */
  public static final Instant FETCHED = Instant.parse("2026-03-02T10:05:00Z");

  private final RecordHeaders headers = new RecordHeaders();

  private TestContext() {}

  /** With all headers that a pull writes. */
  public static TestContext usual() {
    return new TestContext()
        .with(RawHeaders.FEED, "main")
        .with(RawHeaders.WINDOW_FROM, "2026-03-02T08:00:00Z")
        .with(RawHeaders.WINDOW_TO, "2026-03-02T10:00:00Z");
  }

  /** With another header, or another value of it. */
  public TestContext with(String name, String value) {
    headers.remove(name);
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    return this;
  }

  /** Without a header. */
  public TestContext without(String name) {
    headers.remove(name);
    return this;
  }

  /** As readers get it. */
  public ItemContext context() {
    return new ItemContext(new RawRecord(headers, FETCHED.toEpochMilli()), FETCHED.toEpochMilli());
  }

  /** What a reader makes of an item. */
  public Reading<AgentItem> read(ItemReader reader, String agent, String item)
      throws RefusedException {
    return reader.read(AgentKey.parse(agent), item.getBytes(StandardCharsets.UTF_8), context());
  }
}
