package io.agentclock.query.board;

import io.agentclock.query.web.JarFile;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/** The files below one folder of the class path. Each is read once, when it is first asked for. */
final class Assets {

  /**
   * Names of files as they occur here: with an ending, none begins with a dot, nothing is encoded.
   */
  // Possessive: a group that may give back what it took recurses with each folder of the path.
  private static final Pattern PATH =
      Pattern.compile(
          "(?:[A-Za-z0-9_@][A-Za-z0-9_@.-]*+/)*+[A-Za-z0-9_@][A-Za-z0-9_@.-]*\\.[a-z]+");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "svg", "image/svg+xml",
          "png", "image/png");

  private final String folder;
  private final Map<String, JarFile> read = new ConcurrentHashMap<>();

  /**
   * @param folder absolute, with a slash at its end
   */
  Assets(String folder) {
    this.folder = folder;
  }

  /**
   * The file at a path as it stands in an address, not decoded.
   *
   * @return empty if there is none, or none that a page has a use for
   */
  Optional<JarFile> find(String path) {
    String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
    if (type == null || !PATH.matcher(path).matches()) {
      return Optional.empty();
    }
    return Optional.ofNullable(read.computeIfAbsent(path, asked -> read(asked, type)));
  }

  private JarFile read(String path, String type) {
    return JarFile.find(folder + path).map(content -> JarFile.of(content, type)).orElse(null);
  }
}
