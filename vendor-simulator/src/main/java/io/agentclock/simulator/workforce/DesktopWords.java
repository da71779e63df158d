package io.agentclock.simulator.workforce;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What an agent's desktop calls what the agent does. Kore.ai documents {@code notready} alone; the
 * others are the words of its platform statuses and of contact centres. See <a
 * href="https://koreai.mintlify.app/ai-for-service/apis/contact-center/agent-activity">agent
 * activity</a>.
 */
final class DesktopWords {

  private static final Map<Doing, List<String>> WORDS =
      Map.of(
          Doing.READY, List.of("available"),
          Doing.ON_A_CONTACT, List.of("busy", "interacting"),
          Doing.WRAPPING_UP, List.of("acw", "wrapup"),
          Doing.ON_A_BREAK, List.of("break"),
          Doing.AT_LUNCH, List.of("lunch"),
          Doing.IN_A_MEETING, List.of("meeting"),
          Doing.IN_TRAINING, List.of("training"),
          Doing.PAUSED, List.of("notready", "away"),
          Doing.GONE, List.of("offline", "logout", "loggedout"));

  private DesktopWords() {}

  /** A word for it; now and then in another letter case, as vendors do. */
  static String pick(Doing doing, SplittableRandom random) {
    List<String> words = WORDS.get(doing);
    String word = words.get(random.nextInt(words.size()));
    return cased(word, random);
  }

  static String cased(String word, SplittableRandom random) {
    int dice = random.nextInt(100);
    if (dice < 2) {
      return word.toUpperCase(Locale.ROOT);
    }
    return dice < 4 ? word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1) : word;
  }

  /** What someone does whose desktop says this, whatever its letter case. */
  static Doing doing(String said) {
    String word = said.toLowerCase(Locale.ROOT);
    return WORDS.entrySet().stream()
        .filter(entry -> entry.getValue().contains(word))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(Doing.SOMETHING_ELSE);
  }
}
