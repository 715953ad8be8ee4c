package dev.keymount.flow;

import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Reach;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a COPY from another stage takes along of a key. */
final class KeyCopy {

  private final Build build;
  private final Step step;
  private final KeyState origin;
  private final KeyState state;

  /**
   * Makes a view of one COPY.
   *
   * @param origin where the key is at the end of the stage that is copied from
   * @param state where it is in the stage that copies
   */
  KeyCopy(Build build, Step step, KeyState origin, KeyState state) {
    this.build = build;
    this.step = step;
    this.origin = origin;
    this.state = state;
  }

  /**
   * Notes where the key goes and returns what is to become of the COPY.
   *
   * @param sources the sources as absolute paths or patterns
   * @param target the target as an absolute path
   * @param into whether the target is a directory to copy into
   */
  Optional<LifeEvent> follow(List<String> sources, String target, boolean into) {
    var dropped = new ArrayList<TextRange>();
    for (int at = 0; at < sources.size(); at++) {
      var source = Place.absolute(sources.get(at), "/");
      if (isOnlyKey(source, target, into)) {
        dropped.add(step.instruction().arguments().get(at).range());
      }
    }
    if (dropped.isEmpty()) {
      return Optional.empty();
    }
    var directory = into || target.endsWith("/.ssh") ? target : parent(target);
    return Optional.of(withdrawn(build, step, Kind.CARRIED, dropped, sources.size(), directory));
  }

  /**
   * Returns what is to become of a COPY that loses some or all of its sources: nothing is left of
   * it but, in the note, the directory that it made.
   */
  static LifeEvent withdrawn(
      Build build, Step step, Kind kind, List<TextRange> dropped, int sources, String directory) {
    boolean some = dropped.size() < sources;
    var stage = step.stage().orElseThrow();
    boolean made = !some && !Directories.isThere(build, stage, step.position(), directory);
    return new LifeEvent(
        kind,
        step,
        Optional.empty(),
        some ? dropped : List.of(),
        Reach.SURELY,
        made ? directory : "",
        false);
  }

  /** Follows one source; returns whether it brings the key and nothing else that is known. */
  private boolean isOnlyKey(String source, String target, boolean into) {
    boolean directory = into || target.endsWith("/.ssh");
    if (origin.isKey(source)) {
      state.write(target(source, target, directory));
      return true;
    }
    if (Glob.isGlob(source)) {
      return isOnlyKeyByGlob(source, target);
    }
    boolean key = false;
    for (var file : origin.files()) {
      if (file.startsWith(source.equals("/") ? "/" : source + "/")) {
        var rest = source.equals("/") ? file : file.substring(source.length());
        state.write((target.equals("/") ? "" : target) + rest);
        key = true;
      }
    }
    if (!key || origin.hasNeighbours(source)) {
      state.unknownNeighbour(target);
      return false;
    }
    return source.endsWith("/.ssh") && !isNamedLater(target);
  }

  private boolean isOnlyKeyByGlob(String source, String target) {
    var parent = parent(source);
    var glob = new Glob(source.substring(source.lastIndexOf('/') + 1));
    boolean key = false;
    for (var file : origin.files()) {
      if (parent(file).equals(parent) && glob.matches(file.substring(file.lastIndexOf('/') + 1))) {
        state.write(target(file, target, true));
        key = true;
      }
    }
    boolean others = origin.hasNeighbour(parent, glob);
    if (others) {
      state.unknownNeighbour(target);
    }
    return key && !others;
  }

  /** Returns where a source comes to lie. */
  static String target(String source, String target, boolean into) {
    var trimmed = source.endsWith("/") ? source.substring(0, source.length() - 1) : source;
    return into ? target + "/" + trimmed.substring(trimmed.lastIndexOf('/') + 1) : target;
  }

  private static String parent(String path) {
    int slash = path.lastIndexOf('/');
    return slash <= 0 ? "/" : path.substring(0, slash);
  }

  /** Returns whether a later step of this stage or one that starts from it names a directory. */
  private boolean isNamedLater(String directory) {
    var name = directory.substring(directory.lastIndexOf('/') + 1);
    var stage = step.stage().orElseThrow();
    return build.stages().stream()
        .filter(other -> other.descendsFrom(stage))
        .flatMap(other -> other.steps().stream())
        .filter(later -> later.position() > step.position())
        .anyMatch(
            later ->
                later.instruction().values().stream().anyMatch(value -> value.contains(name))
                    || later.instruction().heredocs().stream()
                        .anyMatch(heredoc -> heredoc.content().contains(name)));
  }
}
