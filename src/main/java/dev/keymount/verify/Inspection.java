package dev.keymount.verify;

import dev.keymount.flow.Build;
import dev.keymount.verify.Trace.Place;
import dev.keymount.verify.builder.BuildResult;
import dev.keymount.verify.image.InstructionLines;
import dev.keymount.verify.image.SavedImage;
import dev.keymount.verify.search.Form;
import dev.keymount.verify.search.Match;
import dev.keymount.verify.search.Needles;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Where one side left secrets: in its images, in what the builder says of it, and in the log. */
final class Inspection {

  private final SideFiles files;
  private final Needles needles;
  private final Set<Trace> traces = new LinkedHashSet<>();
  private final Set<String> seen = new HashSet<>();
  private final Set<String> unread = new LinkedHashSet<>();
  private final Set<String> layers = new HashSet<>();

  private Inspection(SideFiles files, Needles needles) {
    this.files = files;
    this.needles = needles;
  }

  /**
   * Looks through all that a side left.
   *
   * @param images the images of its stages, by the stage
   */
  static Inspection of(
      SideFiles files, Map<String, SavedImage> images, List<BuildResult> results, Needles needles) {
    var inspection = new Inspection(files, needles);
    for (var stage : files.stages()) {
      var image = images.get(stage);
      if (image != null) {
        inspection.image(stage, image);
      }
    }
    for (var result : results) {
      result
          .provenance()
          .ifPresent(text -> inspection.text(text, Place.PROVENANCE, "", "provenance", 0));
      inspection.log(result);
    }
    return inspection;
  }

  List<Trace> traces() {
    return List.copyOf(traces);
  }

  List<String> unread() {
    return List.copyOf(unread);
  }

  int layers() {
    return layers.size();
  }

  private void image(String stage, SavedImage image) {
    var label = NamedStages.label(stage);
    var lines = InstructionLines.of(Build.of(files.tree()), label, image.config());
    for (int at = 0; at < image.layers().size(); at++) {
      var layer = image.layers().get(at);
      if (!layers.add(layer.digest())) {
        continue;
      }
      int line = lines.ofLayer(at);
      for (var found : layer.found()) {
        traces.add(
            new Trace(
                found.secret(), Place.LAYER, label, at + 1, found.path(), found.form(), line));
      }
      if (line > 0 || !isAligned(image, lines)) {
        for (var reason : layer.unread()) {
          unread.add("layer " + (at + 1) + " of " + label + ": " + reason);
        }
      }
    }
    image
        .config()
        .settings()
        .forEach(
            (field, value) ->
                text(
                    field + "=" + value,
                    Place.CONFIGURATION,
                    label,
                    field,
                    SettingLines.of(files.tree(), label, field)));
    history(label, image, lines);
    rest(label, image);
    for (var found : image.found()) {
      traces.add(
          new Trace(found.secret(), Place.CONFIGURATION, label, 0, found.path(), found.form(), 0));
    }
    image.unread().forEach(reason -> unread.add("image of " + label + ": " + reason));
    for (var attestation : image.attestations()) {
      text(attestation, Place.PROVENANCE, label, "attestation", 0);
    }
  }

  /** Looks at the whole configuration for what is in none of its known parts. */
  private void rest(String label, SavedImage image) {
    var known = new HashSet<String>();
    image.config().settings().values().forEach(value -> secrets(value, known));
    image.config().history().forEach(entry -> secrets(entry.createdBy(), known));
    for (var match : needles.in(image.config().text())) {
      if (!known.contains(match.secret())) {
        add(match, Place.CONFIGURATION, label, 0, "", 0);
      }
    }
  }

  private void secrets(String text, Set<String> to) {
    needles.in(text).forEach(match -> to.add(match.secret()));
  }

  /** Returns whether it is known which layers the base image brings, which have no secrets yet. */
  private static boolean isAligned(SavedImage image, InstructionLines lines) {
    int last = image.config().history().size() - 1;
    return last >= 0 && lines.ofEntry(last) > 0;
  }

  private void history(String stage, SavedImage image, InstructionLines lines) {
    var history = image.config().history();
    for (int at = 0; at < history.size(); at++) {
      int line = lines.ofEntry(at);
      for (var match : needles.in(history.get(at).createdBy())) {
        // A stage repeats the history of the one it starts from.
        if (seen.add(match.secret() + match.form() + history.get(at).createdBy())) {
          int layer = history.get(at).layer() + 1;
          add(match, Place.HISTORY, stage, layer, "", line);
        }
      }
    }
  }

  private void text(String text, Place place, String stage, String path, int line) {
    for (var match : needles.in(text)) {
      add(match, place, stage, 0, path, line);
    }
  }

  private void add(Match match, Place place, String stage, int layer, String path, int line) {
    traces.add(new Trace(match.secret(), place, stage, layer, path, form(match), line));
  }

  private static Form form(Match match) {
    return match.form();
  }

  private void log(BuildResult result) {
    var steps = LoggedLines.of(files);
    for (var step : result.log().steps()) {
      var found = new ArrayList<>(needles.in(step.name()));
      found.addAll(needles.in(String.join("\n", step.output())));
      for (var match : found) {
        var place = steps.place(step.name());
        add(match, Place.LOG, place.stage(), 0, "", place.line());
      }
    }
  }
}
