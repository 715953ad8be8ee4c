package dev.keymount.caller.command;

import dev.keymount.caller.Target;
import dev.keymount.shell.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** What a command builds, from its own words. */
final class Targets {

  private static final Set<String> CONTAINERFILE = Set.of("podman", "buildah");

  private static final Set<String> FILE = Set.of("-f", "--file");

  /** The files that compose reads when none is named, with those that override them. */
  private static final List<String> COMPOSE_FILES =
      Stream.of("compose.", "docker-compose.", "compose.override.", "docker-compose.override.")
          .flatMap(name -> Stream.of(name + "yaml", name + "yml"))
          .toList();

  /** The files that bake reads when none is named, but for those of compose. */
  private static final List<String> BAKE_FILES =
      List.of(
          "docker-bake.json",
          "docker-bake.hcl",
          "docker-bake.override.json",
          "docker-bake.override.hcl");

  private final Statement statement;
  private final Paths paths;
  private final Program program;
  private final Flag.Line line;

  Targets(Statement statement, Paths paths, Program program, Flag.Line line) {
    this.statement = statement;
    this.paths = paths;
    this.program = program;
    this.line = line;
  }

  /** Returns what the command builds. */
  Target target() {
    return switch (program.kind()) {
      case BUILD, REMOTE -> line.last("-f", "--file").map(this::named).orElseGet(this::inContext);
      case KANIKO ->
          line.last("--dockerfile", "-f").map(this::named).orElseGet(this::inKanikoContext);
      case COMPOSE -> through(COMPOSE_FILES, composeFiles());
      case BAKE -> through(BAKE_FILES, bakeFiles());
      case LOGIN -> Target.UNKNOWN;
    };
  }

  /** Returns the files that a compose command names ahead of what it is to do. */
  private List<Word> composeFiles() {
    var files = new ArrayList<Word>();
    var words = program.before();
    for (int i = 0; i + 1 < words.size(); i++) {
      var word = words.get(i).word();
      if (FILE.contains(word.text())) {
        files.add(words.get(i + 1).word());
      } else if (word.text().startsWith("--file=")) {
        var text = words.get(i).fragment().text().text();
        files.addAll(Leads.cut(word, "--file=", text).stream().toList());
      }
    }
    return files;
  }

  private List<Word> bakeFiles() {
    return Stream.concat(line.all("-f").stream(), line.all("--file").stream())
        .flatMap(flag -> without(flag).stream())
        .toList();
  }

  /** Returns the target of a command that leaves it to files, named or of the usual names. */
  private Target through(List<String> usual, List<Word> named) {
    var sets = new ArrayList<List<String>>();
    if (named.isEmpty()) {
      for (var directory : statement.directories()) {
        sets.add(
            usual.stream()
                .map(name -> directory.isEmpty() ? name : directory + '/' + name)
                .toList());
      }
    } else {
      sets.add(named.stream().flatMap(word -> paths.resolve(word, statement).stream()).toList());
    }
    return Target.through(sets);
  }

  private Target named(Flag flag) {
    if (flag.value().isEmpty() || flag.constant().filter("-"::equals).isPresent()) {
      return Target.UNKNOWN;
    }
    var word = Targets.without(flag);
    if (word.isEmpty()) {
      return Target.UNKNOWN;
    }
    return new Target(paths.resolve(word.get(), statement), paths.isEach(word.get(), statement));
  }

  /** Returns the word of a value without what stands before it. */
  static Optional<Word> without(Flag flag) {
    return flag.value()
        .flatMap(
            value ->
                flag.lead().isEmpty()
                    ? Optional.of(value.word())
                    : Leads.cut(value.word(), flag.lead(), value.fragment().text().text()));
  }

  /** Kaniko takes the checkout where no context is said, as CI systems set it up. */
  private Target inKanikoContext() {
    var context = line.last("--context", "-c").flatMap(Targets::without);
    var directories =
        context.map(word -> paths.resolve(word, statement)).orElse(statement.directories());
    return new Target(
        directories.stream()
            .map(directory -> directory.isEmpty() ? "Dockerfile" : directory + "/Dockerfile")
            .toList());
  }

  private Target inContext() {
    if (line.operands().size() != 1) {
      return Target.UNKNOWN;
    }
    var context = line.operands().get(0);
    if (context.known().equals("-") || context.known().contains(":")) {
      return Target.UNKNOWN;
    }
    var files = new LinkedHashSet<String>();
    for (var directory : paths.resolve(context.word(), statement)) {
      for (var name : names()) {
        files.add(directory.isEmpty() ? name : directory + '/' + name);
      }
    }
    return new Target(new ArrayList<>(files), paths.isEach(context.word(), statement));
  }

  private List<String> names() {
    return CONTAINERFILE.contains(program.name())
        ? List.of("Containerfile", "Dockerfile")
        : List.of("Dockerfile");
  }
}
