package dev.keymount.caller.command;

import dev.keymount.caller.Target;
import dev.keymount.shell.Word;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a command builds, from its own words. */
final class Targets {

  private static final Set<String> CONTAINERFILE = Set.of("podman", "buildah");

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
      case COMPOSE, BAKE, LOGIN -> Target.UNKNOWN;
    };
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
