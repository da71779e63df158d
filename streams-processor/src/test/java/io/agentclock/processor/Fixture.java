package io.agentclock.processor;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Vendor answers of this project's own, in the vendors' shapes, and the items in them. */
public final class Fixture {

  private Fixture() {}

  /** A file among the test resources. */
  public static String text(String path) {
    try (InputStream file = Fixture.class.getResourceAsStream('/' + path)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(path, e);
    }
  }

  /** The elements of a list in an answer, each as ingest would write it. */
  public static List<String> items(String path, String... fields) {
    return itemsOf(text(path), fields);
  }

  /** The same of an answer that is at hand. */
  public static List<String> itemsOf(String answer, String... fields) {
    JsonNode list = Published.tree(answer);
    for (String field : fields) {
      list = list.isArray() ? list.get(0).path(field) : list.path(field);
    }
    List<String> items = new ArrayList<>();
    list.forEach(item -> items.add(item.toString()));
    return items;
  }
}
