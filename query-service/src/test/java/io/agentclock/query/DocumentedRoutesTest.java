package io.agentclock.query;

import static io.agentclock.query.RunningQuery.PARTITIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.kroxylicious.testing.kafka.api.KafkaCluster;
import io.micronaut.web.router.Router;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.Yaml;

/** The document has each call there is, and no other. */
@ExtendWith(SharedBroker.class)
@Timeout(120)
class DocumentedRoutesTest {

  /** Files for browsers. */
  private static final Set<String> PAGES =
      Set.of("/", "/board/{+path}", "/webjars/{+path}", "/docs", "/docs/docs.js");

  @Test
  void shouldDocumentEachCallThereIsAndNoOther(KafkaCluster broker) {
    try (ScriptedProcessor processor = new ScriptedProcessor(PARTITIONS).owningAll();
        RunningQuery query = RunningQuery.with(broker, processor)) {
      assertThat(documented(query.get("/openapi.yml").body())).isEqualTo(routes(query));
    }
  }

  private static Set<String> routes(RunningQuery query) {
    return query
        .context()
        .getBean(Router.class)
        .uriRoutes()
        .filter(route -> !route.getHttpMethodName().equals("HEAD")) // comes with GET
        .filter(route -> !PAGES.contains(route.getUriMatchTemplate().toString()))
        .map(
            route ->
                route.getHttpMethodName()
                    + ' '
                    + route.getUriMatchTemplate().toString().replaceAll(":[^}]*}", "}"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> documented(String document) {
    Map<String, Map<String, Map<String, Object>>> root = new Yaml().load(document);
    Set<String> calls = new TreeSet<>();
    root.get("paths")
        .forEach(
            (path, methods) ->
                List.copyOf(methods.keySet())
                    .forEach(method -> calls.add(method.toUpperCase(Locale.ROOT) + ' ' + path)));
    return calls;
  }
}
