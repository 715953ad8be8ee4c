package dev.keymount.report;

import dev.keymount.verify.Trace;
import dev.keymount.verify.Trace.Place;
import dev.keymount.verify.search.Form;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * What people see as one place of a secret: the traces in one layer, or in one other part of an
 * image, whatever number of stages have it.
 *
 * @param place what kind of place
 * @param stages the stages whose images have it; empty for the whole build
 * @param layer the 1-based number of the layer; 0 where it is in none
 * @param paths the files or the fields; empty where the place has none
 * @param forms the forms in which the secret stands there
 * @param lines the 1-based lines of the instructions that put it there, as far as they are known
 */
public record Remains(
    Place place,
    List<String> stages,
    int layer,
    List<String> paths,
    List<Form> forms,
    List<Integer> lines) {

  /** Takes copies. */
  public Remains {
    stages = List.copyOf(stages);
    paths = List.copyOf(paths);
    forms = List.copyOf(forms);
    lines = List.copyOf(lines);
  }

  /** Returns the places of the traces of one secret, in order of the traces. */
  public static List<Remains> of(List<Trace> traces) {
    var sightings = new LinkedHashMap<Evidence, Sighting>();
    for (var trace : traces) {
      var evidence = new Evidence(trace.place(), trace.layer(), trace.path(), trace.line());
      var sighting = sightings.computeIfAbsent(evidence, key -> Sighting.none());
      if (!trace.stage().isEmpty()) {
        sighting.stages().add(trace.stage());
      }
      sighting.forms().add(trace.form());
    }
    var spots = new LinkedHashMap<Spot, List<Evidence>>();
    sightings.forEach(
        (evidence, sighting) ->
            spots
                .computeIfAbsent(
                    new Spot(evidence.place(), evidence.layer(), sighting),
                    key -> new ArrayList<>())
                .add(evidence));
    var remains = new ArrayList<Remains>();
    spots.forEach((spot, evidence) -> remains.add(spot.with(evidence)));
    return remains;
  }

  /** Returns the place in words: {@code layer 3 of build}. */
  public String label() {
    return switch (place) {
      case LAYER -> "layer" + (layer > 0 ? " " + layer : "") + ofStages();
      case HISTORY -> "the image history" + ofStages();
      case CONFIGURATION -> "the image configuration" + ofStages();
      case PROVENANCE -> "the provenance attestation" + ofStages();
      case LOG -> "the build log" + ofStages();
    };
  }

  private String ofStages() {
    return stages.isEmpty() ? "" : " of " + Words.join(stages.stream().map(Words::stage).toList());
  }

  /** Returns the forms in words; empty where the secret stands there as it is and in no other. */
  public String form() {
    return forms.equals(List.of(Form.PLAIN))
        ? ""
        : Words.join(forms.stream().map(Form::label).toList());
  }

  /** Returns the lines in words: {@code line 3}; empty where none is known. */
  public String line() {
    var numbers = lines.stream().map(String::valueOf).toList();
    return lines.isEmpty() ? "" : (lines.size() == 1 ? "line " : "lines ") + Words.join(numbers);
  }

  private record Evidence(Place place, int layer, String path, int line) {}

  private record Sighting(LinkedHashSet<String> stages, LinkedHashSet<Form> forms) {

    static Sighting none() {
      return new Sighting(new LinkedHashSet<>(), new LinkedHashSet<>());
    }
  }

  private record Spot(Place place, int layer, Sighting sighting) {

    Remains with(List<Evidence> evidence) {
      return new Remains(
          place,
          List.copyOf(sighting.stages()),
          layer,
          evidence.stream().map(Evidence::path).filter(path -> !path.isEmpty()).distinct().toList(),
          List.copyOf(sighting.forms()),
          evidence.stream().map(Evidence::line).filter(line -> line > 0).distinct().toList());
    }
  }
}
