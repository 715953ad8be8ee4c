package dev.keymount.verify.audit;

import dev.keymount.secret.Redaction;
import dev.keymount.verify.image.ImageConfig;
import dev.keymount.verify.search.Discoveries;
import dev.keymount.verify.search.Discovery;
import dev.keymount.verify.search.Needle;
import dev.keymount.verify.search.Needles;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The values of the secrets that configurations of images tell, with their histories. */
final class HistoryValues {

  private final Discoveries discoveries;
  private final Map<String, Discovery> byValue = new LinkedHashMap<>();
  private final Map<Discovery, WrittenValue> names = new HashMap<>();

  HistoryValues(Discoveries discoveries) {
    this.discoveries = discoveries;
  }

  /** Adds those of an image. */
  void add(ImageConfig config) {
    config.history().forEach(entry -> discovered(InstructionSecrets.in(entry.createdBy())));
    config
        .settings()
        .forEach((field, value) -> discovered(InstructionSecrets.inSetting(field, value)));
  }

  /** Returns the secrets that some values are, each once. */
  List<Discovery> discovered(List<WrittenValue> values) {
    var found = new ArrayList<Discovery>();
    for (var written : values) {
      var discovery =
          byValue.computeIfAbsent(
              written.value(),
              value -> discoveries.of(value, written.what(), written.kind(), written.detail()));
      names.putIfAbsent(discovery, written);
      if (!found.contains(discovery)) {
        found.add(discovery);
      }
    }
    return found;
  }

  /** Returns what the history calls a secret. */
  Optional<WrittenValue> name(Discovery discovery) {
    return Optional.ofNullable(names.get(discovery));
  }

  /** Returns what can be looked for. */
  List<Needle> needles() {
    return byValue.entrySet().stream()
        .filter(entry -> entry.getKey().length() >= Needles.MINIMAL_LENGTH)
        .map(entry -> Needle.of(entry.getValue().name(), List.of(entry.getKey())))
        .toList();
  }

  /** Returns a text without any of the values. */
  String redact(String text) {
    var longestFirst = new ArrayList<>(byValue.keySet());
    longestFirst.sort(Comparator.comparingInt(String::length).reversed());
    var result = text;
    for (var value : longestFirst) {
      result = result.replace(value, Redaction.MARK);
    }
    return result;
  }

  @Override
  public String toString() {
    return byValue.size() + " values";
  }
}
