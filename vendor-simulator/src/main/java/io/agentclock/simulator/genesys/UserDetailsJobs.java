package io.agentclock.simulator.genesys;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agentclock.simulator.faults.Faults;
import io.agentclock.simulator.http.Request;
import io.agentclock.simulator.http.Response;
import io.agentclock.simulator.workforce.Agent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The same records by asynchronous jobs: bulk, but from a store that lags behind. A job is done
 * when it was asked for twice; whatever fault is ordered for {@link #OUTCOME} lets it fail.
 */
final class UserDetailsJobs {

  /** What decides at its submission that a job fails: an endpoint for faults alone. */
  static final String OUTCOME = "job-outcome";

  private static final class Job {
    private final UserDetailsQuery query;
    private final Snapshot seen;
    private final Instant available;
    private final boolean fails;
    private int asks;

    private Job(UserDetailsQuery query, Snapshot seen, Instant available, boolean fails) {
      this.query = query;
      this.seen = seen;
      this.available = available;
      this.fails = fails;
    }

    private synchronized String nextState() {
      asks++;
      if (asks > ASKS_UNTIL_DONE) {
        return fails ? "FAILED" : "FULFILLED";
      }
      return asks == 1 ? "QUEUED" : "PENDING";
    }

    private synchronized boolean fulfilled() {
      return asks > ASKS_UNTIL_DONE && !fails;
    }
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROOT = Endpoint.JOBS.path();
  private static final int ASKS_UNTIL_DONE = 2;
  private static final int JOBS_KEPT = 1_000;
  private static final int LARGEST_PAGE = 1_000;
  private static final Duration KEPT = Duration.ofDays(1);

  private final UserDetails details;
  private final Duration lag;
  private final Faults faults;
  private final Map<String, Job> jobs = Collections.synchronizedMap(new LinkedHashMap<>());

  UserDetailsJobs(UserDetails details, Duration lag, Faults faults) {
    this.details = details;
    this.lag = lag;
    this.faults = faults;
  }

  Response answer(Ask ask) {
    Request request = ask.request();
    if (request.path().equals(ROOT)) {
      return submit(ask);
    }
    if (!request.method().equals("GET")) {
      throw Refusal.badMethod();
    }
    String[] rest = request.path().substring(ROOT.length() + 1).split("/", -1);
    if (rest.length == 1 && rest[0].equals("availability")) {
      return Response.json(200, availability(ask.seen().asOf().minus(lag)));
    }
    Job job = jobs.get(rest[0]);
    if (job == null || rest.length > 2) {
      throw Refusal.notFound();
    }
    if (rest.length == 1) {
      return Response.json(200, state(job));
    }
    if (!rest[1].equals("results")) {
      throw Refusal.notFound();
    }
    return results(job, ask);
  }

  private Response submit(Ask ask) {
    UserDetailsQuery query = UserDetailsQuery.ofJob(JsonBody.posted(ask.request()));
    Instant available = ask.seen().asOf().minus(lag);
    boolean fails = faults.take(OUTCOME).isPresent();
    String id = UUID.randomUUID().toString();
    synchronized (jobs) {
      jobs.put(id, new Job(query, ask.seen().until(available), available, fails));
      if (jobs.size() > JOBS_KEPT) {
        jobs.remove(jobs.keySet().iterator().next());
      }
    }
    return Response.json(202, JSON.createObjectNode().put("jobId", id));
  }

  private static ObjectNode state(Job job) {
    String state = job.nextState();
    Instant submitted = job.seen.asOf();
    ObjectNode answer = JSON.createObjectNode().put("state", state);
    answer.put("submissionDate", Interval.print(submitted));
    if (state.equals("FULFILLED")) {
      answer.put("completionDate", Interval.print(submitted));
      answer.put("expirationDate", Interval.print(submitted.plus(KEPT)));
    } else if (state.equals("FAILED")) {
      answer.put("errorMessage", "The job could not be completed.");
    }
    return answer;
  }

  private Response results(Job job, Ask ask) {
    if (!job.fulfilled()) {
      throw Refusal.badRequest("The job is not fulfilled.");
    }
    Request request = ask.request();
    int size = Paging.number(request, "pageSize", LARGEST_PAGE);
    if (size < 1 || size > LARGEST_PAGE) {
      throw Refusal.badRequest("pageSize must be 1 to " + LARGEST_PAGE);
    }
    int from = request.parameter("cursor").map(UserDetailsJobs::position).orElse(0);
    List<Agent> users = details.users(job.query, job.seen);
    int start = Math.min(from, users.size());
    int end = Math.min(users.size(), start + size);
    BadItems bad = ask.badItems() ? BadItems.of(BadItems.USER_DETAILS, ask.seen()) : BadItems.NONE;
    return JsonBody.of(
        200,
        json -> {
          details.write(json, users.subList(start, end), job.query, job.seen, bad);
          if (end < users.size()) {
            json.writeStringField("cursor", cursor(end));
          }
          json.writeStringField("dataAvailabilityDate", Interval.print(job.available));
        });
  }

  private static ObjectNode availability(Instant available) {
    return JSON.createObjectNode().put("dataAvailabilityDate", Interval.print(available));
  }

  private static String cursor(int position) {
    byte[] bytes = ("after " + position).getBytes(StandardCharsets.UTF_8);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static int position(String cursor) {
    try {
      String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
      return Integer.parseUnsignedInt(text.replace("after ", ""));
    } catch (IllegalArgumentException e) {
      throw Refusal.badRequest("Invalid cursor: " + cursor);
    }
  }
}
