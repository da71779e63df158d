package io.agentclock.simulator.workforce;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Invents people. */
final class Names {

  private static final List<String> FIRST =
      List.of(
          "Ada", "Bela", "Carla", "Dmitri", "Elif", "Farid", "Grace", "Hugo", "Ines", "Jakub",
          "Kofi", "Lena", "Mei", "Nils", "Oumar", "Priya", "Quentin", "Rosa", "Sven", "Tomás",
          "Uma", "Vera", "Wanda", "Xiu", "Yusuf", "Zoë");
  private static final List<String> LAST =
      List.of(
          "Adeyemi",
          "Bergström",
          "Costa",
          "Dubois",
          "Eriksen",
          "Fischer",
          "García",
          "Haddad",
          "Ivanova",
          "Jansen",
          "Kowalski",
          "Laurent",
          "Moreau",
          "Nguyen",
          "O'Neill",
          "Petrov",
          "Quispe",
          "Rossi",
          "Schmidt",
          "Tanaka",
          "Usman",
          "Varga",
          "Weber",
          "Yılmaz",
          "Zhang");
  private static final List<String> TEAMS =
      List.of("Billing", "Claims", "Sales", "Support", "Technical");

  private Names() {}

  static Agent agent(SplittableRandom random) {
    String id = "a-" + new UUID(random.nextLong(), random.nextLong());
    return new Agent(id, pick(FIRST, random), pick(LAST, random), pick(TEAMS, random));
  }

  private static String pick(List<String> words, SplittableRandom random) {
    return words.get(random.nextInt(words.size()));
  }
}
