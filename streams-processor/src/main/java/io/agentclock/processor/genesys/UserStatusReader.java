package io.agentclock.processor.genesys;

import io.agentclock.contract.RefusalReason;
import io.agentclock.contract.RefusedException;
import io.agentclock.contract.Sources;
import io.agentclock.model.AgentKey;
import io.agentclock.model.item.AgentItem;
import io.agentclock.model.item.StatusRecord;
import io.agentclock.processor.raw.FlatFields;
import io.agentclock.processor.raw.ItemContext;
import io.agentclock.processor.raw.ItemJson;
import io.agentclock.processor.raw.ItemReader;
import io.agentclock.processor.raw.Parts;
import io.agentclock.processor.raw.Reading;
import io.agentclock.settings.StateMaps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Reads an element of Genesys Cloud's {@code userDetails}: all presences and routing statuses of a
 * user that touch the pull's window. The first may have begun long before it; one that lasts has no
 * end.
 *
 * @see <a
 *     href="https://developer.genesys.cloud/analyticsdatamanagement/analytics/detail/user-query">User
 *     detail query</a>
 */
final class UserStatusReader implements ItemReader {

  private static final String USER = "userId";
  private static final String PRESENCES = "primaryPresence";
  private static final String ROUTINGS = "routingStatus";
  private static final String START = "startTime";
  private static final String END = "endTime";
  private static final String PRESENCE = "systemPresence";
  private static final String PRESENCE_ID = "organizationPresenceId";
  private static final String ROUTING = "routingStatus";

  private final StateMaps maps;

  UserStatusReader(StateMaps maps) {
    this.maps = maps;
  }

  @Override
  public Reading<AgentItem> read(AgentKey agent, byte[] value, ItemContext context)
      throws RefusedException {
    List<FlatFields> presences = new ArrayList<>();
    List<FlatFields> routings = new ArrayList<>();
    FlatFields user = new FlatFields(USER);
    ItemJson.read(
        "the item",
        value,
        (name, json) -> {
          switch (name) {
            case PRESENCES -> collect(name, json, presences);
            case ROUTINGS -> collect(name, json, routings);
            default -> user.read(name, json);
          }
        });
    if (!user.has(USER) && presences.isEmpty() && routings.isEmpty()) {
      throw new RefusedException(
          RefusalReason.MISSING_FIELD, "no userId, primaryPresence or routingStatus");
    }
    PresenceLabels labels = PresenceLabels.of(context);
    Parts<StatusRecord> records = new Parts<>();
    add(records, PRESENCES, presences, fields -> presence(fields, labels));
    add(records, ROUTINGS, routings, UserStatusReader::routing);
    return reading(records, context);
  }

  /** With nothing that can be used, what is known of the window had better stay. */
  private Reading<AgentItem> reading(Parts<StatusRecord> records, ItemContext context)
      throws RefusedException {
    ItemContext.Window window = context.requiredWindow();
    if (records.items().isEmpty() && !records.refused().isEmpty()) {
      return new Reading<>(List.of(), records.refused());
    }
    GenesysMerge merge = new GenesysMerge(maps.of(Sources.GENESYS, context.feed().orElse("")));
    return new Reading<>(
        List.of(
            new AgentItem.StatusWindow(
                window.fromMs(), window.toMs(), context.fetchedAtMs(), records.items(), merge)),
        records.refused());
  }

  private static void collect(String name, ItemJson json, List<FlatFields> records)
      throws IOException, RefusedException {
    json.elements(
        name,
        (position, element) -> {
          FlatFields fields = new FlatFields(START, END, PRESENCE, PRESENCE_ID, ROUTING);
          element.fields(fields);
          records.add(fields);
        });
  }

  /** What one record says. */
  @FunctionalInterface
  private interface RecordReader {
    StatusRecord read(FlatFields fields) throws RefusedException;
  }

  private static void add(
      Parts<StatusRecord> records, String list, List<FlatFields> found, RecordReader reader) {
    for (int i = 0; i < found.size(); i++) {
      FlatFields fields = found.get(i);
      records.add(
          "%s[%d]".formatted(list, i),
          () -> Optional.of(reader.read(fields)).filter(UserStatusReader::lasts));
    }
  }

  private static StatusRecord presence(FlatFields fields, PresenceLabels labels)
      throws RefusedException {
    String id = fields.text(PRESENCE_ID).orElse(null);
    return record(StatusRecord.Kind.PRESENCE, fields, fields.required(PRESENCE), id, labels.of(id));
  }

  private static StatusRecord routing(FlatFields fields) throws RefusedException {
    return record(StatusRecord.Kind.ROUTING, fields, fields.required(ROUTING), null, null);
  }

  private static StatusRecord record(
      StatusRecord.Kind kind, FlatFields fields, String value, String detail, String label)
      throws RefusedException {
    long startMs = fields.requiredInstantMs(START);
    OptionalLong endMs =
        fields.has(END) ? OptionalLong.of(fields.requiredInstantMs(END)) : OptionalLong.empty();
    if (endMs.isPresent() && endMs.getAsLong() < startMs) {
      throw new RefusedException(
          RefusalReason.BAD_TIME,
          "it starts at %s and ends at %s".formatted(fields.required(START), fields.required(END)));
    }
    return new StatusRecord(kind, startMs, endMs, value, detail, label);
  }

  /** One without length says nothing, and would have the name of the one that follows it. */
  private static boolean lasts(StatusRecord record) {
    return record.endMs().isEmpty() || record.endMs().getAsLong() > record.startMs();
  }
}
