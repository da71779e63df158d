package io.agentclock.query.routing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.agentclock.query.routing.AssignmentReport.Instance;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class AssignmentTest {

  @Test
  void shouldKnowNothingAtFirst() {
    assertThat(Assignment.NONE.isKnown()).isFalse();
    assertThat(Assignment.NONE.ownersOf(0)).isEmpty();
  }

  @Test
  void shouldPutTheOwnerThatMostNameFirst() {
    AssignmentReport old = report(instance("a", 0, 1), instance("b", 2));
    AssignmentReport current = report(instance("a", 0), instance("b", 1, 2));

    Assignment assignment = Assignment.of(List.of(old, current, current));

    assertThat(assignment.ownersOf(0)).containsExactly(address("a"));
    assertThat(assignment.ownersOf(1)).containsExactly(address("b"), address("a"));
    assertThat(assignment.ownersOf(2)).containsExactly(address("b"));
    assertThat(assignment.ownersOf(3)).isEmpty();
    assertThat(assignment.instances()).containsExactlyInAnyOrder(address("a"), address("b"));
  }

  @Test
  void shouldKnowWhoHoldsACopy() {
    AssignmentReport report =
        report(instance("a", 0), new Instance("b", 8081, List.of(1), List.of(0)));

    Assignment assignment = Assignment.of(List.of(report));

    assertThat(assignment.standbysOf(0)).containsExactly(address("b"));
    assertThat(assignment.standbysOf(1)).isEmpty();
  }

  @Test
  void shouldWriteAnIpv6AddressAsAUrlNeedsIt() {
    assertThat(new Instance("::1", 8081, List.of(), List.of()).address())
        .isEqualTo(URI.create("http://[::1]:8081"));
  }

  @Test
  void shouldReadWhatItKnowsOfAReport() throws IOException {
    AssignmentReport report =
        parse(
            "{\"partitions\":2,\"future\":1,\"instances\":[{\"host\":\"a\",\"port\":8081,"
                + "\"active\":[0,1],\"standby\":[],\"rack\":\"x\"}]}");

    assertThat(report).isEqualTo(report(instance("a", 0, 1)));
  }

  @Test
  void shouldRefuseAHostThatIsNone() {
    assertThatThrownBy(
            () -> parse("{\"partitions\":2,\"instances\":[{\"host\":\" \",\"port\":1}]}"))
        .isInstanceOf(IOException.class);
  }

  private static AssignmentReport parse(String json) throws IOException {
    return AssignmentReport.parse(json.getBytes(StandardCharsets.UTF_8));
  }

  private static AssignmentReport report(Instance... instances) {
    return new AssignmentReport(2, List.of(instances));
  }

  private static Instance instance(String host, Integer... active) {
    return new Instance(host, 8081, List.of(active), List.of());
  }

  private static URI address(String host) {
    return URI.create("http://" + host + ":8081");
  }
}
