package dev.keymount.migrate;

import dev.keymount.caller.Engine;
import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.dockerfile.Instruction;
import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.ContextFiles;
import dev.keymount.flow.ContextSource;
import dev.keymount.flow.DockerIgnore;
import dev.keymount.source.SourceText;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The entries of the {@code .dockerignore} in force that keep files out of the build context.
 *
 * @param file the file with the entries, where any were missing
 * @param ignored what is kept out with them; empty where nothing changes
 * @param objections for each path that needs an entry and gets none, why
 */
record ContextExclusions(
    Optional<ChangedFile> file, Optional<DockerIgnore> ignored, Map<String, String> objections) {

  /** Takes a copy. */
  ContextExclusions {
    objections = Map.copyOf(objections);
  }

  /**
   * Returns the entries that paths need.
   *
   * @param after the Dockerfile as migrated
   * @param paths the paths in the context that must not enter it any more
   */
  static ContextExclusions of(
      ContextFiles context, SourceText after, Settings settings, Collection<String> paths) {
    if (paths.isEmpty()) {
      return unchanged(Map.of());
    }
    var tree = DockerfileReader.read(after);
    var missing = paths.stream().distinct().filter(path -> enters(tree, context, path)).toList();
    var objections = new LinkedHashMap<String, String>();
    if (!(context instanceof RepositoryFiles repository) || !context.isAtHand()) {
      missing.forEach(path -> objections.put(path, "keep " + path + " out with .dockerignore"));
      return unchanged(objections);
    }
    return new Entries(repository, after, settings, objections).add(tree, missing);
  }

  private static ContextExclusions unchanged(Map<String, String> objections) {
    return new ContextExclusions(Optional.empty(), Optional.empty(), objections);
  }

  /** Returns a context as it is with the entries. */
  ContextFiles in(ContextFiles context) {
    return ignored.<ContextFiles>map(more -> new PatchedContext(context, more)).orElse(context);
  }

  /** Returns a reason with what speaks against the entries for some paths. */
  String reason(String reason, List<String> paths) {
    var sentence = new StringBuilder(reason);
    paths.stream()
        .distinct()
        .map(objections::get)
        .filter(Objects::nonNull)
        .forEach(objection -> sentence.append("; ").append(objection));
    return sentence.toString();
  }

  private static boolean enters(Dockerfile tree, ContextFiles context, String path) {
    return !context.ignored().excludes(path)
        && sources(tree).stream().anyMatch(source -> source.isAbove(path) || source.names(path));
  }

  private static List<ContextSource> sources(Dockerfile tree) {
    return tree.instructions().stream()
        .flatMap(instruction -> ContextSource.of(instruction, tree.escape()).stream())
        .toList();
  }

  /** Returns the line of the first instruction that takes a file by its own name. */
  private static Optional<Integer> lineThatNames(Dockerfile tree, String path) {
    return tree.instructions().stream()
        .filter(instruction -> names(instruction, tree.escape(), path))
        .map(instruction -> tree.source().line(instruction.range().start()))
        .findFirst();
  }

  private static boolean names(Instruction instruction, char escape, String path) {
    if (instruction.keyword() == Keyword.RUN) {
      return instruction.flags().stream()
          .filter(flag -> flag.name().equals("mount"))
          .flatMap(flag -> flag.value().stream())
          .anyMatch(options -> binds(List.of(options.split(",", -1)), path));
    }
    return ContextSource.of(instruction, escape).stream().anyMatch(source -> source.names(path));
  }

  private static boolean binds(List<String> options, String path) {
    boolean elsewhere =
        options.stream()
            .anyMatch(
                o -> o.startsWith("from=") || o.startsWith("type=") && !o.equals("type=bind"));
    return !elsewhere
        && options.stream()
            .filter(option -> option.startsWith("source=") || option.startsWith("src="))
            .map(option -> new ContextSource(target(option)))
            .anyMatch(source -> source.names(path));
  }

  private static String target(String option) {
    return ContextSource.relative(option.substring(option.indexOf('=') + 1));
  }

  /** The entries of one file as they come together. */
  private static final class Entries {

    private final RepositoryFiles context;
    private final SourceText dockerfile;
    private final Settings settings;
    private final Map<String, String> objections;
    private final boolean own;
    private final String name;

    Entries(
        RepositoryFiles context,
        SourceText dockerfile,
        Settings settings,
        Map<String, String> objections) {
      this.context = context;
      this.dockerfile = dockerfile;
      this.settings = settings;
      this.objections = objections;
      var ownName = context.dockerfile() + DockerIgnore.NAME;
      this.own = context.has(ownName);
      this.name = own ? ownName : DockerIgnore.NAME;
    }

    ContextExclusions add(Dockerfile tree, List<String> paths) {
      var before = context.text(name);
      var text = before.orElse("");
      for (var path : paths) {
        var objection = objection(tree, path);
        var extended = objection.isEmpty() ? extended(text, path) : text;
        if (objection.isPresent()) {
          objections.put(path, objection.get());
        } else if (DockerIgnore.of(extended).excludes(path)) {
          text = extended;
        } else {
          objections.put(path, "no line of " + name + " can name " + path + "; rename it");
        }
      }
      if (text.equals(before.orElse(""))) {
        return unchanged(objections);
      }
      var changed =
          new ChangedFile(context.fromRoot(name), before.map(SourceText::of), SourceText.of(text));
      return new ContextExclusions(
          Optional.of(changed), Optional.of(DockerIgnore.of(text)), objections);
    }

    private String extended(String text, String path) {
      if (DockerIgnore.of(text).excludes(path)) {
        return text;
      }
      var ending = text.isEmpty() ? dockerfile.lineEnding() : SourceText.of(text).lineEnding();
      var start = text.isEmpty() || text.endsWith("\n") ? text : text + ending;
      return start + path.replaceAll("[\\\\*?\\[]|^[!#]", "\\\\$0") + ending;
    }

    private Optional<String> objection(Dockerfile tree, String path) {
      if (context.has(name) && context.text(name).isEmpty()) {
        return Optional.of(name + " can't be read as text; add " + path + " to it");
      }
      var line = lineThatNames(tree, path);
      if (line.isPresent()) {
        return Optional.of(
            path + " stays in the context, because line " + line.get() + " takes it by name");
      }
      return own ? Optional.empty() : other(path);
    }

    /** Looks for another Dockerfile that shares the file and needs what it would keep out. */
    private Optional<String> other(String path) {
      for (var neighbour : context.neighbours()) {
        var migrated =
            DockerfileMigration.of(
                neighbour.fromRoot(neighbour.dockerfile()),
                neighbour.tree(),
                settings,
                neighbour.alone(),
                Engine.DOCKER);
        boolean shared = !neighbour.has(neighbour.dockerfile() + DockerIgnore.NAME);
        if (shared && lineThatNames(DockerfileReader.read(migrated.after()), path).isPresent()) {
          return Optional.of(
              path
                  + " stays in the context, because "
                  + neighbour.fromRoot(neighbour.dockerfile())
                  + " takes it by name");
        }
      }
      return Optional.empty();
    }
  }
}
