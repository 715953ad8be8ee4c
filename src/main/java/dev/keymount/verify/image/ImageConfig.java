package dev.keymount.verify.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The configuration of an image.
 *
 * @param settings what containers run with, by field and key, as text: {@code Env.PATH}, {@code
 *     User}, {@code Cmd}, {@code Labels.maintainer}
 * @param history the oldest first
 * @param text all of it as it stands in the archive; values of secrets may be in it
 * @see <a href="https://github.com/opencontainers/image-spec/blob/main/config.md">OCI image
 *     configuration</a>
 */
public record ImageConfig(
    SortedMap<String, String> settings, List<HistoryEntry> history, String text) {

  /** Takes copies. */
  public ImageConfig {
    settings = new TreeMap<>(Map.copyOf(settings));
    history = List.copyOf(history);
  }

  private static final List<String> FIELDS =
      List.of("User", "WorkingDir", "Cmd", "Entrypoint", "StopSignal", "OnBuild", "Shell");

  /**
   * Reads a configuration. Fields that are empty are not among its settings: an image without them
   * runs the same.
   *
   * @throws IOException if the text is no JSON
   */
  static ImageConfig read(String text) throws IOException {
    var root = Json.read(text);
    return new ImageConfig(settings(root.field("config")), history(root.field("history")), text);
  }

  private static SortedMap<String, String> settings(Json config) {
    var settings = new TreeMap<String, String>();
    for (var variable : config.field("Env").texts()) {
      int equals = variable.indexOf('=');
      var name = equals < 0 ? variable : variable.substring(0, equals);
      settings.put("Env." + name, variable.substring(equals + 1));
    }
    config
        .field("Labels")
        .fields()
        .forEach((key, value) -> settings.put("Labels." + key, value.text()));
    for (var field : FIELDS) {
      put(settings, field, config.field(field).written());
    }
    put(settings, "Healthcheck", config.field("Healthcheck").written());
    put(settings, "ExposedPorts", String.join(" ", config.field("ExposedPorts").fields().keySet()));
    put(settings, "Volumes", String.join(" ", config.field("Volumes").fields().keySet()));
    return settings;
  }

  private static void put(Map<String, String> settings, String field, String value) {
    if (!value.isEmpty()) {
      settings.put(field, value);
    }
  }

  private static List<HistoryEntry> history(Json history) {
    var entries = new ArrayList<HistoryEntry>();
    int layers = 0;
    for (var entry : history.elements()) {
      boolean empty = entry.field("empty_layer").text().equals("true");
      entries.add(new HistoryEntry(entry.field("created_by").text(), empty ? -1 : layers++));
    }
    return entries;
  }

  /** Shows nothing of it. */
  @Override
  public String toString() {
    return "configuration with " + history.size() + " steps";
  }
}
