package io.agentclock.simulator.genesys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.mypurecloud.sdk.v2.ApiClient;
import com.mypurecloud.sdk.v2.ApiException;
import com.mypurecloud.sdk.v2.api.AnalyticsApi;
import com.mypurecloud.sdk.v2.api.PresenceApi;
import com.mypurecloud.sdk.v2.api.UsersApi;
import com.mypurecloud.sdk.v2.model.AggregateMetricData;
import com.mypurecloud.sdk.v2.model.AnalyticsRoutingStatusRecord.RoutingStatusEnum;
import com.mypurecloud.sdk.v2.model.AnalyticsUserDetail;
import com.mypurecloud.sdk.v2.model.AnalyticsUserDetailsAsyncQueryResponse;
import com.mypurecloud.sdk.v2.model.AnalyticsUserDetailsQueryResponse;
import com.mypurecloud.sdk.v2.model.AnalyticsUserPresenceRecord;
import com.mypurecloud.sdk.v2.model.AnalyticsUserPresenceRecord.SystemPresenceEnum;
import com.mypurecloud.sdk.v2.model.AsyncQueryStatus.StateEnum;
import com.mypurecloud.sdk.v2.model.AsyncUserDetailsQuery;
import com.mypurecloud.sdk.v2.model.ConversationAggregateDataContainer;
import com.mypurecloud.sdk.v2.model.ConversationAggregateQueryResponse;
import com.mypurecloud.sdk.v2.model.ConversationAggregationQuery;
import com.mypurecloud.sdk.v2.model.ConversationAggregationQuery.GroupByEnum;
import com.mypurecloud.sdk.v2.model.ConversationAggregationQuery.MetricsEnum;
import com.mypurecloud.sdk.v2.model.OrganizationPresence;
import com.mypurecloud.sdk.v2.model.PagingSpec;
import com.mypurecloud.sdk.v2.model.User;
import com.mypurecloud.sdk.v2.model.UserDetailsQuery;
import java.io.IOException;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The vendor's own client library understands the simulator, and is understood. */
class GenesysClientLibraryTest {

  private static final String MARCH_2 = "2026-03-02T00:00:00.000Z/2026-03-03T00:00:00.000Z";

  private GenesysSite site;
  private ApiClient library;

  @BeforeEach
  void start() throws IOException, InterruptedException {
    site = GenesysSite.scripted();
    site.then("09:00:00", "available")
        .then("09:10:00", "busy")
        .then("09:15:00", "acw")
        .then("09:16:00", "available")
        .then("09:30:00", "break");
    library =
        ApiClient.Builder.standard()
            .withBasePath(site.base().toString())
            .withAccessToken(site.client.login())
            .withShouldRefreshAccessToken(false)
            .build();
  }

  @AfterEach
  void close() throws Exception {
    site.close();
    library.close();
  }

  @Test
  void shouldReadUserDetails() throws Exception {
    UserDetailsQuery query =
        new UserDetailsQuery()
            .interval(MARCH_2)
            .order(UserDetailsQuery.OrderEnum.ASC)
            .paging(new PagingSpec().pageSize(100).pageNumber(1));
    AnalyticsApi analytics = new AnalyticsApi(library);

    AnalyticsUserDetailsQueryResponse answer = analytics.postAnalyticsUsersDetailsQuery(query);

    assertThat(answer.getTotalHits()).isEqualTo(1);
    AnalyticsUserDetail user = answer.getUserDetails().get(0);
    assertThat(user.getUserId()).isEqualTo(GenesysSite.AGENTS_ID);
    assertThat(user.getPrimaryPresence()).hasSize(3);
    AnalyticsUserPresenceRecord working = user.getPrimaryPresence().get(1);
    assertThat(working.getStartTime()).isEqualTo(date("09:00:00"));
    assertThat(working.getEndTime()).isEqualTo(date("09:30:00"));
    assertThat(working.getOrganizationPresenceId()).isEqualTo(Presence.ON_QUEUE.organizationId());
    assertThat(user.getPrimaryPresence())
        .extracting(AnalyticsUserPresenceRecord::getSystemPresence)
        .contains(SystemPresenceEnum.ON_QUEUE, SystemPresenceEnum.OFFLINE);
    assertThat(user.getPrimaryPresence().get(2).getEndTime()).isNull();
    assertThat(user.getRoutingStatus().get(2).getRoutingStatus())
        .isEqualTo(RoutingStatusEnum.INTERACTING);
    query.getPaging().setPageNumber(2);
    assertThat(analytics.postAnalyticsUsersDetailsQuery(query).getUserDetails()).isNullOrEmpty();
  }

  @Test
  void shouldReadTheResultsOfAJob() throws Exception {
    AnalyticsApi analytics = new AnalyticsApi(library);
    AsyncUserDetailsQuery query =
        new AsyncUserDetailsQuery().interval("2026-02-01T00:00:00.000Z/2026-03-03T00:00:00.000Z");

    String job = analytics.postAnalyticsUsersDetailsJobs(query).getJobId();

    assertThat(analytics.getAnalyticsUsersDetailsJob(job).getState()).isEqualTo(StateEnum.QUEUED);
    assertThat(analytics.getAnalyticsUsersDetailsJob(job).getState()).isEqualTo(StateEnum.PENDING);
    assertThat(analytics.getAnalyticsUsersDetailsJob(job).getState())
        .isEqualTo(StateEnum.FULFILLED);
    AnalyticsUserDetailsAsyncQueryResponse results =
        analytics.getAnalyticsUsersDetailsJobResults(job, null, 100);
    assertThat(results.getUserDetails()).hasSize(1);
    assertThat(results.getCursor()).isNull();
    assertThat(results.getDataAvailabilityDate()).isEqualTo(date("09:50:00"));
    assertThat(analytics.getAnalyticsUsersDetailsJobsAvailability().getDataAvailabilityDate())
        .isEqualTo(date("09:50:00"));
  }

  @Test
  void shouldReadConversationAggregates() throws Exception {
    ConversationAggregationQuery query =
        new ConversationAggregationQuery()
            .interval("2026-03-02T09:00:00.000Z/2026-03-02T10:00:00.000Z")
            .granularity("PT30M")
            .groupBy(List.of(GroupByEnum.USERID, GroupByEnum.MEDIATYPE))
            .metrics(List.of(MetricsEnum.THANDLE, MetricsEnum.TACW));

    ConversationAggregateQueryResponse answer =
        new AnalyticsApi(library).postAnalyticsConversationsAggregatesQuery(query);

    ConversationAggregateDataContainer group = answer.getResults().get(0);
    assertThat(group.getGroup())
        .containsEntry("userId", GenesysSite.AGENTS_ID)
        .containsKey("mediaType");
    assertThat(group.getData()).hasSize(1);
    assertThat(group.getData().get(0).getInterval())
        .isEqualTo("2026-03-02T09:00:00.000Z/2026-03-02T09:30:00.000Z");
    AggregateMetricData handle = group.getData().get(0).getMetrics().get(1);
    assertThat(handle.getMetric()).isEqualTo("tHandle");
    assertThat(handle.getStats().getSum()).isEqualByComparingTo("360000");
    assertThat(handle.getStats().getCount()).isEqualTo(1);
  }

  @Test
  void shouldReadUsersAndPresenceDefinitions() throws Exception {
    User user =
        new UsersApi(library)
            .getUsers(25, 1, null, null, null, List.of("employerInfo"), null, null)
            .getEntities()
            .get(0);
    List<OrganizationPresence> presences =
        new PresenceApi(library).getPresencedefinitions(1, 25, null, null).getEntities();

    assertThat(user.getId()).isEqualTo(GenesysSite.AGENTS_ID);
    assertThat(user.getName()).startsWith("Scripted");
    assertThat(user.getState()).isEqualTo(User.StateEnum.ACTIVE);
    assertThat(user.getEmployerInfo().getEmployeeId()).isEqualTo("E-11111111");
    assertThat(presences)
        .filteredOn(presence -> !presence.getPrimary() && !presence.getDeactivated())
        .extracting(presence -> presence.getLanguageLabels().get("en_US"))
        .containsExactly("Paperwork");
  }

  @Test
  void shouldReadRefusals() {
    ConversationAggregationQuery query = new ConversationAggregationQuery().interval(MARCH_2);

    ApiException refused =
        catchThrowableOfType(
            ApiException.class,
            () -> new AnalyticsApi(library).postAnalyticsConversationsAggregatesQuery(query));

    assertThat(refused.getStatusCode()).isEqualTo(400);
    assertThat(refused.getCorrelationId()).isNotEmpty();
    assertThat(refused.getRawBody()).contains("bad.request");
  }

  private static Date date(String time) {
    return Date.from(Instant.parse("2026-03-02T" + time + "Z"));
  }
}
