package io.agentclock.simulator.genesys;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.agentclock.simulator.workforce.Agent;
import org.junit.jupiter.api.Test;

class DirectoryTest {

  private static final String USERS = "/api/v2/users";
  private static final String PRESENCES = "/api/v2/presencedefinitions";

  @Test
  void shouldListItsUsersPageByPage() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.script.add(new Agent("a-" + GenesysSite.AGENTS_ID, "Ada", "Weber", "Sales"));
      site.script.add(new Agent("a-two", "Bela", "Costa", "Claims"));
      site.script.add(new Agent("a-three", "Carla", "Rossi", "Claims"));

      JsonNode page = site.client.got(USERS + "?pageSize=2&pageNumber=1");
      JsonNode last = site.client.got(USERS + "?pageSize=2&pageNumber=2");

      assertThat(page.get("entities")).hasSize(2);
      assertThat(page.get("pageCount").asInt()).isEqualTo(2);
      assertThat(page.get("total").asInt()).isEqualTo(3);
      assertThat(page.get("nextUri").asText()).isEqualTo(USERS + "?pageSize=2&pageNumber=2");
      JsonNode ada = page.at("/entities/0");
      assertThat(ada.get("id").asText()).isEqualTo(GenesysSite.AGENTS_ID);
      assertThat(ada.get("name").asText()).isEqualTo("Ada Weber");
      assertThat(ada.get("department").asText()).isEqualTo("Sales");
      assertThat(ada.get("email").asText()).endsWith("@simulated-org.example");
      assertThat(ada.at("/division/name").asText()).isEqualTo("Home");
      assertThat(ada.has("employerInfo")).isFalse();
      assertThat(last.get("entities")).hasSize(1);
      assertThat(last.has("nextUri")).isFalse();
      assertThat(site.client.got(USERS + "?pageNumber=9").get("entities")).isEmpty();
    }
  }

  @Test
  void shouldTellTheEmployersWordsOnlyWhenAskedFor() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      site.script.add(new Agent("a-" + GenesysSite.AGENTS_ID, "Ada", "Weber", "Sales"));

      JsonNode ada = site.client.got(USERS + "?expand=team&expand=employerInfo").at("/entities/0");

      assertThat(ada.at("/employerInfo/employeeId").asText()).isEqualTo("E-11111111");
    }
  }

  @Test
  void shouldRefuseTheDirectoryToAClientWithoutPermission() throws Exception {
    try (GenesysSite site = GenesysSite.scripted(GenesysHabits::withoutUsersPermission)) {
      JsonNode refused = GenesysClient.json(site.client.get(USERS), 403);

      assertThat(refused.get("code").asText()).isEqualTo("missing.permissions");
      assertThat(refused.get("message").asText()).contains("directory:user:view");
      assertThat(site.client.get(PRESENCES).statusCode()).isEqualTo(200);
    }
  }

  @Test
  void shouldDefineThePresencesItsRecordsName() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      JsonNode definitions = site.client.got(PRESENCES + "?pageSize=100&pageNumber=1");

      assertThat(definitions.get("total").asInt()).isEqualTo(12);
      assertThat(definitions.get("entities").findValuesAsText("systemPresence"))
          .contains("On Queue", "Available", "Offline");
      JsonNode paperwork = definition(definitions, Presence.PAPERWORK.organizationId());
      assertThat(paperwork.at("/languageLabels/en_US").asText()).isEqualTo("Paperwork");
      assertThat(paperwork.get("systemPresence").asText()).isEqualTo("Busy");
      assertThat(paperwork.get("primary").asBoolean()).isFalse();
      assertThat(definition(definitions, Presence.MEAL.organizationId()).get("primary").asBoolean())
          .isTrue();
      assertThat(definition(definitions, Presence.WALKING_THE_DOG.organizationId())).isNull();
    }
  }

  @Test
  void shouldRefusePagesThatAreNone() throws Exception {
    try (GenesysSite site = GenesysSite.scripted()) {
      for (String query : new String[] {"?pageSize=501", "?pageSize=x", "?pageNumber=0"}) {
        assertThat(site.client.get(USERS + query).statusCode()).isEqualTo(400);
      }
    }
  }

  private static JsonNode definition(JsonNode definitions, String id) {
    for (JsonNode definition : definitions.get("entities")) {
      if (definition.get("id").asText().equals(id)) {
        return definition;
      }
    }
    return null;
  }
}
