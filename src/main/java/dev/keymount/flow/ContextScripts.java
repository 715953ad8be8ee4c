package dev.keymount.flow;

import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/** Finds the scripts of the repository that the commands of a shell text run. */
final class ContextScripts {

  private static final int MAX_DEPTH = 5;
  private static final int MAX_SCRIPTS = 100;
  private static final CommandList NOTHING = new CommandList(TextRange.at(0), List.of());
  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh");
  private static final Set<String> SOURCING = Set.of(".", "source");
  private static final Set<String> NODE = Set.of("npm", "yarn", "pnpm");
  private static final Set<String> NODE_SHORTHANDS = Set.of("test", "start", "stop", "restart");

  /** Programs that may write another text into a file that they are given. */
  private static final Set<String> WRITERS =
      Set.of("sed", "perl", "awk", "tee", "curl", "wget", "envsubst", "mv", "cp", "patch");

  private final Place place;
  private final Step step;
  private final String text;
  private final String directory;
  private final Set<String> open;
  private final AtomicInteger budget;
  private final List<Command.Simple> moves;

  private ContextScripts(
      Place place,
      Step step,
      CommandList list,
      String text,
      String directory,
      Set<String> open,
      AtomicInteger budget) {
    this.place = place;
    this.step = step;
    this.text = text;
    this.directory = directory;
    this.open = Set.copyOf(open);
    this.budget = budget;
    this.moves = Commands.simple(list).stream().filter(ContextScripts::moves).toList();
  }

  private static boolean moves(Command.Simple command) {
    return command.name().filter("cd"::equals).isPresent();
  }

  /** Starts with the commands of a RUN. */
  static ContextScripts of(Place place, Step step) {
    return new ContextScripts(
        place,
        step,
        step.commands().orElse(NOTHING),
        place.build().text(),
        place.workdir(),
        Set.of(),
        new AtomicInteger(MAX_SCRIPTS));
  }

  /** Goes on in a script. */
  ContextScripts in(Script script) {
    var more = new HashSet<>(open);
    more.add(script.key());
    return new ContextScripts(
        place,
        step,
        script.list().orElse(NOTHING),
        script.text(),
        script.directory(),
        more,
        budget);
  }

  /** Returns the characters of the text that is read. */
  String text(TextRange range) {
    return range.of(text);
  }

  /** Returns the working directory of a command; empty where it is not known. */
  Optional<String> directory(Command.Simple command) {
    Optional<String> at = Optional.of(directory);
    for (var move : moves) {
      if (move.range().start() < command.range().start()) {
        at = at.flatMap(before -> changed(before, Invocation.of(move)));
      }
    }
    return at;
  }

  private Optional<String> changed(String before, Invocation cd) {
    if (cd.words().size() < 2) {
      return Optional.of(place.home());
    }
    return place
        .value(cd.words().get(cd.words().size() - 1))
        .filter(path -> path.indexOf('$') < 0 && !path.equals("-"))
        .map(path -> Place.absolute(path, before));
  }

  /** Returns the file of the context at a path that a command names. */
  Optional<CopiedPaths.CopiedFile> file(Command.Simple command, String path) {
    return directory(command).flatMap(there -> fileAt(Place.absolute(path, there)));
  }

  private Optional<CopiedPaths.CopiedFile> fileAt(String path) {
    var stage = step.stage().orElseThrow();
    return new CopiedPaths(place.build()).file(stage, step, path);
  }

  /**
   * Returns the scripts that a command runs, without those that are being read; empty where they
   * are not at hand, or too deep.
   */
  Optional<List<Script>> runBy(Command.Simple command, Invocation invocation) {
    var program = invocation.program().orElse("");
    if (program.isEmpty() || open.size() >= MAX_DEPTH || budget.get() <= 0) {
      return Optional.empty();
    }
    var there = directory(command);
    var found = there.map(at -> scripts(invocation, program, at)).orElse(List.of());
    budget.addAndGet(-found.size());
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(found.stream().filter(script -> !open.contains(script.key())).toList());
  }

  private List<Script> scripts(Invocation invocation, String program, String at) {
    if (SHELLS.contains(program)) {
      return byShell(invocation, at);
    } else if (SOURCING.contains(program)) {
      return invocation.words().size() < 2 ? List.of() : file(word(invocation, 1), at, true);
    } else if (program.equals("make") || program.equals("gmake")) {
      return make(invocation.arguments(), at);
    } else if (NODE.contains(program)) {
      return node(program, invocation.arguments(), at);
    }
    var path = invocation.path().orElse("");
    return path.indexOf('/') >= 0 ? file(path, at, false) : List.of();
  }

  private String word(Invocation invocation, int index) {
    var word = invocation.words().get(index);
    return place.value(word).orElse(word.text());
  }

  private List<Script> byShell(Invocation invocation, String at) {
    for (int i = 1; i < invocation.words().size(); i++) {
      var word = word(invocation, i);
      if (word.matches("-[a-z]*c") && i + 1 < invocation.words().size()) {
        return List.of(Script.inline(word(invocation, i + 1), at));
      } else if (word.matches("[-+][a-z]*o")) {
        i++;
      } else if (!word.startsWith("-") && !word.startsWith("+")) {
        return file(word, at, true);
      }
    }
    return List.of();
  }

  private List<Script> file(String path, String at, boolean byShell) {
    var absolute = Place.absolute(path, at);
    return fileAt(absolute).stream()
        .filter(file -> !isRewritten(absolute))
        .map(file -> Script.of(file.path(), file.text(), at, byShell))
        .toList();
  }

  /** Returns whether a command before this may have put another text into a file. */
  private boolean isRewritten(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    return step.stage().orElseThrow().steps().stream()
        .filter(earlier -> earlier.position() <= step.position())
        .flatMap(earlier -> earlier.commands().stream())
        .flatMap(commands -> Commands.simple(commands).stream())
        .anyMatch(command -> writes(command, name));
  }

  private static boolean writes(Command.Simple command, String name) {
    var invocation = Invocation.of(command);
    boolean redirects =
        command.redirections().stream()
            .anyMatch(r -> r.operator().startsWith(">") && r.target().text().contains(name));
    return redirects
        || invocation.program().filter(WRITERS::contains).isPresent()
            && invocation.arguments().stream().anyMatch(argument -> argument.contains(name));
  }

  private List<Script> make(List<String> arguments, String at) {
    var goals = new ArrayList<String>();
    var names = Makefile.NAMES;
    var there = at;
    for (int i = 0; i < arguments.size(); i++) {
      var argument = arguments.get(i);
      var next = i + 1 < arguments.size() ? arguments.get(i + 1) : "";
      switch (argument) {
        case "-C", "--directory" -> there = Place.absolute(next, there);
        case "-f", "--file" -> names = List.of(next);
        default -> {
          if (!argument.startsWith("-") && argument.indexOf('=') < 0) {
            goals.add(argument);
          }
        }
      }
      i += Set.of("-C", "--directory", "-f", "--file", "-I", "-o", "-W").contains(argument) ? 1 : 0;
    }
    var directory = there;
    return names.stream()
        .flatMap(name -> fileAt(Place.absolute(name, directory)).stream())
        .findFirst()
        .map(file -> List.of(Makefile.script(file.path(), file.text(), goals, directory)))
        .orElse(List.of());
  }

  private List<Script> node(String program, List<String> arguments, String at) {
    var operands = new ArrayList<String>();
    var there = at;
    for (int i = 0; i < arguments.size() && !arguments.get(i).equals("--"); i++) {
      var argument = arguments.get(i);
      if (Set.of("--prefix", "-C", "--cwd", "--dir").contains(argument)) {
        there = Place.absolute(++i < arguments.size() ? arguments.get(i) : "", there);
      } else if (!argument.startsWith("-")) {
        operands.add(argument);
      }
    }
    var first = operands.isEmpty() ? "" : operands.get(0);
    boolean run = Set.of("run", "run-script").contains(first) && operands.size() > 1;
    boolean named = run || NODE_SHORTHANDS.contains(first) || !program.equals("npm");
    if (!named || first.isEmpty()) {
      return List.of();
    }
    var name = run ? operands.get(1) : first;
    var directory = there;
    return fileAt(Place.absolute("package.json", directory))
        .map(file -> PackageScripts.scripts(file.path(), file.text(), name, directory))
        .orElse(List.of());
  }
}
