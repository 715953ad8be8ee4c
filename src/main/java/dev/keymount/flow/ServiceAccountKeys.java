package dev.keymount.flow;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.SecretKind;
import dev.keymount.shell.Command;
import dev.keymount.shell.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Keys of service accounts that a COPY brings and that a build names to the tools of Google. */
final class ServiceAccountKeys {

  private static final String VARIABLE = "GOOGLE_APPLICATION_CREDENTIALS";
  private static final Set<String> OPTIONS = Set.of("--key-file", "--cred-file");

  /**
   * Where a build names a file to such a tool.
   *
   * @param path the absolute path
   * @param advice what to do about it
   */
  private record Naming(Stage stage, String path, String advice) {}

  private final Build build;
  private final List<Naming> namings = new ArrayList<>();

  private ServiceAccountKeys(Build build) {
    this.build = build;
  }

  /**
   * Returns a life for each such file; a mount alone is no remedy.
   *
   * @param others the lives of other files of the build context
   */
  static List<Life> in(Build build, List<Life> others) {
    var text = build.text();
    boolean possible =
        text.contains("gcloud") && OPTIONS.stream().anyMatch(text::contains)
            || text.contains(VARIABLE);
    if (!possible) {
      return List.of();
    }
    var found = new LinkedHashMap<String, Life>();
    new ServiceAccountKeys(build).search(found);
    others.forEach(life -> found.remove(life.name()));
    return new ArrayList<>(found.values());
  }

  private void search(Map<String, Life> found) {
    for (var stage : build.stages()) {
      stage.steps().forEach(step -> collect(stage, step));
    }
    for (var stage : build.stages()) {
      for (var step : stage.steps()) {
        for (var copy : ContextCopy.in(build, stage, step)) {
          namings.stream()
              .filter(naming -> naming.stage() == stage || naming.stage().descendsFrom(stage))
              .filter(naming -> naming.path().equals(copy.target()) && mayBeKey(copy))
              .findFirst()
              .ifPresent(naming -> found.computeIfAbsent(copy.source(), n -> life(copy, naming)));
        }
      }
    }
  }

  private boolean mayBeKey(ContextCopy copy) {
    return !Glob.isGlob(copy.source())
        && build.context().text(copy.source()).map(t -> t.contains("private_key")).orElse(true);
  }

  private void collect(Stage stage, Step step) {
    var place = Place.of(build, stage, step);
    if (step.is(Keyword.ENV)) {
      Build.definitions(step).stream()
          .filter(definition -> definition.name().equals(VARIABLE))
          .flatMap(definition -> definition.value().stream())
          .forEach(value -> name(place, stage, Optional.of(place.expand(value)), ofImage(step)));
    } else if (step.is(Keyword.RUN) && step.commands().isPresent()) {
      for (var simple : Commands.simple(step.commands().get())) {
        option(place, simple).ifPresent(path -> name(place, stage, Optional.of(path), ofTool()));
        simple.assignments().stream()
            .filter(assignment -> assignment.name().equals(VARIABLE))
            .forEach(given -> name(place, stage, place.value(given.value()), ofStep(step)));
      }
    }
  }

  private void name(Place place, Stage stage, Optional<String> path, String advice) {
    path.filter(value -> !value.isEmpty())
        .ifPresent(
            value ->
                namings.add(new Naming(stage, Place.absolute(value, place.workdir()), advice)));
  }

  private static Optional<String> option(Place place, Command.Simple simple) {
    var invocation = Invocation.of(simple);
    if (invocation.program().filter("gcloud"::equals).isEmpty()) {
      return Optional.empty();
    }
    var words = invocation.words();
    for (int at = 0; at < words.size(); at++) {
      var text = value(place, words.get(at));
      int equals = text.indexOf('=');
      if (equals > 0 && OPTIONS.contains(text.substring(0, equals))) {
        return Optional.of(text.substring(equals + 1));
      } else if (OPTIONS.contains(text) && at + 1 < words.size()) {
        return Optional.of(value(place, words.get(at + 1)));
      }
    }
    return Optional.empty();
  }

  private static String value(Place place, Word word) {
    return place.value(word).orElse(word.text());
  }

  private static String ofTool() {
    return "gcloud keeps what it is given in its own configuration, which stays in the image; mount"
        + " the file in the steps that need it with --mount=type=secret,id=ID,target=PATH, name it"
        + " to them by CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE, and delete the COPY";
  }

  private static String ofStep(Step step) {
    return "line "
        + step.line()
        + " names it to its programs; mount it there with --mount=type=secret,id=ID,target=PATH,"
        + " and delete the COPY";
  }

  private static String ofImage(Step step) {
    return "ENV in line "
        + step.line()
        + " names it to the container; give it to the container when it starts, and delete the"
        + " COPY";
  }

  private static Life life(ContextCopy copy, Naming naming) {
    return new Life(
        copy.source(),
        SecretKind.CLOUD_CREDENTIAL,
        Entry.CONTEXT_FILE,
        List.of(),
        List.of(
            LifeEvent.of(Kind.INTRODUCED, copy.step(), ""),
            LifeEvent.of(Kind.UNFOLLOWED, copy.step(), naming.advice())),
        Set.of(),
        false);
  }
}
