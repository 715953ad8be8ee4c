package dev.keymount.verify.image;

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

  /** Shows nothing of it. */
  @Override
  public String toString() {
    return "configuration with " + history.size() + " steps";
  }
}
