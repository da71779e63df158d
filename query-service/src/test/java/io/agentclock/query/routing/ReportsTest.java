package io.agentclock.query.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.agentclock.query.routing.AssignmentReport.Instance;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Each processor names itself alone, as owner of partition 0. */
class ReportsTest {

  private static final URI A = address("a");
  private static final URI B = address("b");

  private final Reports reports = new Reports();

  @Test
  void shouldKnowNobodyAtFirst() {
    reports.end(1);

    assertThat(reports.together()).isEqualTo(Assignment.NONE);
  }

  @Test
  void shouldForgetNobodyBecauseAnotherOneIsQuicker() {
    reports.add(1, A, itself("a"));
    reports.add(1, B, itself("b"));
    reports.end(1);

    reports.add(2, A, itself("a"));

    assertThat(reports.together().ownersOf(0)).containsExactly(A, B);
    assertThat(reports.together().instances()).containsExactlyInAnyOrder(A, B);
  }

  @Test
  void shouldForgetWhoHasNotAnsweredByTheEndOfARound() {
    reports.add(1, A, itself("a"));
    reports.add(1, B, itself("b"));
    reports.end(1);

    reports.add(2, B, itself("b"));
    reports.end(2);

    assertThat(reports.together().ownersOf(0)).containsExactly(B);
  }

  @Test
  void shouldForgetNobodyWhileNobodyAnswers() {
    reports.add(1, A, itself("a"));
    reports.add(1, B, itself("b"));

    reports.end(2);

    assertThat(reports.together().ownersOf(0)).containsExactly(A, B);
  }

  @Test
  void shouldForgetNobodyWhoAnsweredInALaterRoundThatIsNotOver() {
    reports.add(1, A, itself("a"));
    reports.add(2, B, itself("b"));

    reports.end(1);

    assertThat(reports.together().ownersOf(0)).containsExactly(A, B);
  }

  @Test
  void shouldBelieveALaterRoundHoweverLateAnEarlierAnswerComes() {
    reports.add(2, A, itself("a"));
    reports.add(1, A, itself("b"));

    assertThat(reports.together().ownersOf(0)).containsExactly(A);
  }

  @Test
  void shouldNotRememberWhoWasForgottenByALateAnswer() {
    reports.add(2, A, itself("a"));
    reports.end(2);

    reports.add(1, B, itself("b"));

    assertThat(reports.together().ownersOf(0)).containsExactly(A);
  }

  private static AssignmentReport itself(String host) {
    return new AssignmentReport(1, List.of(new Instance(host, 8081, List.of(0), List.of())));
  }

  private static URI address(String host) {
    return URI.create("http://" + host + ":8081");
  }
}
