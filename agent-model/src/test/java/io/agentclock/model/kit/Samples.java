package io.agentclock.model.kit;

import io.agentclock.model.Activity;
import io.agentclock.model.AgentState;
import io.agentclock.model.RawStatus;
import io.agentclock.model.Transition;
import io.agentclock.model.coverage.Coverage;
import io.agentclock.model.coverage.Range;
import io.agentclock.model.interval.HandleLine;
import io.agentclock.model.interval.IntervalContent;
import io.agentclock.model.interval.PublishedRow;
import io.agentclock.model.interval.RevisionReason;
import io.agentclock.model.interval.Run;
import io.agentclock.model.interval.Standing;
import io.agentclock.model.interval.StateTime;
import io.agentclock.model.interval.UnknownCause;
import io.agentclock.model.item.HandleAmount;
import io.agentclock.model.item.HandleMetric;
import io.agentclock.model.item.StatusRecord;
import io.agentclock.model.ledger.AgentHead;
import io.agentclock.model.ledger.Extent;
import io.agentclock.model.ledger.HandleFacts;
import io.agentclock.model.ledger.PendingRange;
import io.agentclock.model.ledger.ScopeState;
import io.agentclock.model.ledger.SegmentFacts;
import io.agentclock.model.ledger.SegmentShare;
import io.agentclock.model.ledger.Slot;
import io.agentclock.model.ledger.StatusFacts;
import io.agentclock.model.ledger.StatusFacts.Kept;
import io.agentclock.model.ledger.StatusPast;
import io.agentclock.model.ledger.Walk;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One value of each kind with something in every field. */
public final class Samples {

  private static final long AT = 1_772_445_600_000L;
  private static final Activity NOT_READY = new Activity(AgentState.NOT_READY, "1");
  private static final Activity AVAILABLE = new Activity(AgentState.AVAILABLE, null);

  private static final Transition TRANSITION =
      new Transition(AT, 3, NOT_READY, new RawStatus("notready", "1"), AT + 30_000, true);
  private static final Standing STANDING =
      new Standing(TRANSITION, AT - 5_000, Optional.of(new Run(AVAILABLE, AT - 60_000)));
  private static final Standing FIRST =
      Standing.first(new Transition(AT, 0, AVAILABLE, new RawStatus("Verfügbar", null), AT, false));

  private static final Kept PRESENCE =
      new Kept(
          new StatusRecord(
              StatusRecord.Kind.PRESENCE,
              AT - 86_400_000,
              OptionalLong.of(AT + 5),
              "AWAY",
              "6a3af858",
              "Zahnarzt"),
          AT + 30_000);
  private static final Kept ROUTING =
      new Kept(
          new StatusRecord(StatusRecord.Kind.ROUTING, AT, OptionalLong.empty(), "IDLE", null, null),
          AT + 30_000);

  public static final AgentHead HEAD =
      new AgentHead(
          new Extent(AT - 60_000, AT + 1_800_000),
          Optional.of(STANDING),
          Optional.of(new AgentHead.StateDoubt(AT + 1, UnknownCause.GAP)),
          AT + 1_800_000,
          Optional.of(FIRST),
          7,
          List.of(
              new PendingRange(
                  "agent-activity", AT, AT + 1_800_000, RevisionReason.LATE_TRANSITION)),
          Optional.of(new StatusPast(AT - 3_600_000, Optional.of(PRESENCE), Optional.of(ROUTING))));

  public static final Slot SLOT =
      new Slot(
          Optional.of(FIRST),
          List.of(TRANSITION),
          new HandleFacts(
              List.of(
                  new HandleFacts.Bucket(
                      "conversation-aggregates",
                      "voice",
                      HandleMetric.TALK_COMPLETE,
                      new HandleAmount(312_000, OptionalLong.of(2)),
                      AT + 30_000)),
              List.of(new SegmentShare("s-1", "segment-units", SegmentShare.Kind.SPLIT, 600_000))),
          new StatusFacts(
              List.of(PRESENCE, ROUTING),
              List.of(new StatusFacts.Replaced(AT, AT + 300_000, AT + 30_000))),
          Optional.of(
              new PublishedRow(
                  new IntervalContent(
                      List.of(
                          new StateTime(AVAILABLE, 600_000, 0),
                          new StateTime(NOT_READY, 1_200_000, 2)),
                      1,
                      2,
                      false,
                      List.of(
                          new HandleLine(
                              "segment-units",
                              HandleLine.Attribution.SPLIT,
                              OptionalLong.empty(),
                              OptionalLong.of(600_000),
                              OptionalLong.of(1),
                              OptionalLong.of(2),
                              OptionalLong.of(3)))),
                  4,
                  RevisionReason.GAP_FILLED,
                  AT + 1_800_030)));

  public static final SegmentFacts SEGMENT =
      new SegmentFacts(
          Optional.of(new SegmentFacts.Whole("agent-segments", AT, 700_000, AT + 30_000)),
          List.of(new SegmentFacts.Unit("segment-units", 4, AT - 60_000, AT, 60_000, AT + 30_000)));

  public static final ScopeState SCOPE =
      new ScopeState(
          Map.of(
              "agent-activity",
              new Coverage(
                  List.of(new Range(AT, AT + 60_000), new Range(AT + 90_000, AT + 99_000)))),
          Map.of("agent-activity", 125_000L),
          Optional.of(
              new Walk(
                  12,
                  "agent-activity",
                  AT + 100_000,
                  AT + 99_000,
                  AT,
                  Optional.of(new Coverage.Changed(AT + 60_000, AT + 60_000)),
                  true,
                  true)),
          AT,
          AT - 691_200_000);

  private Samples() {}
}
