package io.agentclock.processor.genesys;

import io.agentclock.contract.RefusedException;
import io.agentclock.processor.raw.ItemJson;
import io.agentclock.processor.raw.VendorText;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a group of conversations has in common apart from its agent. Usually that is the media type;
 * a query that groups by more, by queue for example, gives several groups of one agent and media
 * type, which must not take each other's place.
 */
final class GroupName implements ItemJson.FieldReader {

  private static final String AGENT = "userId";
  private static final String MEDIA_TYPE = "mediaType";

  private final Map<String, String> others = new TreeMap<>();
  private String mediaType = "";

  @Override
  public void read(String name, ItemJson value) throws IOException, RefusedException {
    String text = value.scalar();
    if (text == null || name.equals(AGENT)) {
      return;
    }
    if (name.equals(MEDIA_TYPE)) {
      mediaType = VendorText.checked(MEDIA_TYPE, text);
    } else {
      others.put(VendorText.checked("a dimension's name", name), VendorText.checked(name, text));
    }
  }

  /** The media type, then everything else there is. */
  String part() throws RefusedException {
    StringBuilder part = new StringBuilder(mediaType);
    others.forEach((name, text) -> part.append(' ').append(name).append('=').append(text));
    return VendorText.checked("group", part.toString());
  }
}
