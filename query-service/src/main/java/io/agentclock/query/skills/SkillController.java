package io.agentclock.query.skills;

import io.agentclock.contract.KeyPartitioner;
import io.agentclock.model.SkillKey;
import io.agentclock.query.access.Caller;
import io.agentclock.query.api.SkillCalls;
import io.agentclock.query.routing.Deadline;
import io.agentclock.query.routing.Question;
import io.agentclock.query.routing.Router;
import io.agentclock.query.web.Answer;
import io.agentclock.query.web.BadParameterException;
import io.agentclock.query.web.Parameters;
import io.agentclock.query.web.PathText;
import io.agentclock.query.web.TimeRange;
import io.agentclock.settings.Settings;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Skills: how much work their contacts needed, hour by hour. */
@Controller("/v1/skills")
final class SkillController implements SkillCalls {

  // Without the pattern a key with + & or ; would match no route.
  private static final String SKILL = "/{skill:[^/]+}";
  private static final int KEY_SEGMENT = 3; // of /v1/skills/{skill}

  private static final List<String> PARAMETERS = TimeRange.parametersAnd(Parameters.MAX_LAG_MS);

  private final Router router;
  private final KeyPartitioner partitioner;
  private final Duration longestRange;
  private final Clock clock;

  SkillController(Router router, Settings settings, Clock clock) {
    this.router = router;
    this.partitioner = new KeyPartitioner(settings.topics().partitions());
    this.longestRange = settings.retention();
    this.clock = clock;
  }

  @Override
  @Get(SKILL + "/intervals")
  public CompletableFuture<HttpResponse<byte[]>> intervals(HttpRequest<?> request) {
    Parameters parameters = Parameters.of(request, PARAMETERS);
    TimeRange range = TimeRange.of(parameters, clock.instant(), longestRange);
    SkillKey skill = skillIn(request);
    int partition = partitioner.of(skill.toString());
    String target =
        "/internal/skills/" + PathText.encode(skill.toString()) + "/intervals" + range.query();
    Question question =
        Question.json(target)
            .with(Caller.of(request).accounts().parameter())
            .within(parameters.maxLagMs());
    return router
        .ask(partition, question, Deadline.in(Router.PATIENCE))
        .thenApply(
            lookup ->
                Answer.of(
                    request, partition, lookup, () -> "no skill '%s' is known".formatted(skill)));
  }

  private static SkillKey skillIn(HttpRequest<?> request) {
    String segment = PathText.segment(request, KEY_SEGMENT);
    try {
      return SkillKey.parse(PathText.decode(segment));
    } catch (IllegalArgumentException e) {
      throw new BadParameterException(
          ("'%s' is no skill key: %s. A key is source:account:skill:skillId, percent-encoded in the"
                  + " address, for example liveperson:12345678:skill:7")
              .formatted(Parameters.shown(segment), e.getMessage()));
    }
  }
}
