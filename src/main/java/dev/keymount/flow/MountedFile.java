package dev.keymount.flow;

import dev.keymount.secret.CredentialFiles;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Word;
import dev.keymount.source.TextRange;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What the commands of a step do to a file that is mounted there. It is read-only and busy, the
 * mount makes its directory as root when it is not there, and a copy of the directory takes it
 * along.
 */
public final class MountedFile {

  private static final Set<String> SHELLS = Set.of("sh", "bash", "ash", "dash", "zsh");
  private static final Set<String> TAKING_IN_GIT = Set.of("add", "commit", "stash", "clean");
  private static final Set<String> PRINTING = Set.of("test", "[", "echo", "printf", "ls", "export");
  private static final Pattern INTERPRETER =
      Pattern.compile("(?:python|pypy|ruby|perl|php|node|nodejs)[0-9.]*");
  private static final Pattern MOVING =
      Pattern.compile(
          "copytree|copyfile|copy2|shutil|rmtree|make_archive|tarfile|zipfile|cp_r|cpSync|copyFile"
              + "|renameSync|unlink|rmSync|os\\.remove|os\\.rename|rm_rf|FileUtils|writeFile");

  private final Place place;
  private final String target;
  private final ContextScripts scripts;
  private final PathWords paths;

  private MountedFile(
      Place place, String target, ContextScripts scripts, CommandList list, String directory) {
    this.place = place;
    this.target = target;
    this.scripts = scripts;
    this.paths = new PathWords(place, list, directory);
  }

  /**
   * Returns what a step does that the mounted file does not allow, or that would leave it in the
   * image; as the end of a sentence that has the step for its subject.
   *
   * @param target the absolute path of the file
   * @param gone the commands that are taken out
   * @param dropped the words that are taken out
   */
  public static Optional<String> harm(
      Build build, Step step, String target, Set<Command> gone, Set<TextRange> dropped) {
    var list = step.commands();
    if (list.isEmpty()) {
      return Optional.empty();
    }
    var place = Place.of(build, step.stage().orElseThrow(), step);
    var scripts = ContextScripts.of(place, step);
    return new MountedFile(place, target, scripts, list.get(), place.workdir())
        .harm(list.get(), gone, dropped);
  }

  private Optional<String> harm(CommandList list, Set<Command> gone, Set<TextRange> dropped) {
    for (var command : Commands.all(list)) {
      var harm = Optional.<String>empty();
      if (command instanceof Command.Pipeline pipeline) {
        harm = fed(pipeline);
      } else if (command instanceof Command.Simple simple) {
        var invocation = Invocation.of(simple);
        if (invocation.program().filter("cd"::equals).isPresent()
            && invocation.words().size() == 2) {
          paths.enter(invocation.words().get(1));
        }
        harm = gone.contains(command) ? harm : harm(simple, invocation, dropped);
      }
      if (harm.isPresent()) {
        return harm;
      }
    }
    return Optional.empty();
  }

  private String parent() {
    return target.substring(0, Math.max(1, target.lastIndexOf('/')));
  }

  private String name() {
    return target.substring(target.lastIndexOf('/') + 1);
  }

  private Optional<String> changes() {
    return Optional.of("changes " + parent() + ", which a mounted file does not allow");
  }

  private static Optional<String> mayTake(String program) {
    return Optional.of("may take it along, change or remove it with " + program);
  }

  private Optional<String> harm(
      Command.Simple command, Invocation invocation, Set<TextRange> dropped) {
    var program = invocation.program().orElse("");
    if (program.equals("mkdir")) {
      boolean makes =
          !invocation.arguments().contains("-p")
              && !place.hasDirectory(parent())
              && invocation.words().stream()
                  .skip(1)
                  .anyMatch(word -> paths.canMean(word, parent(), false));
      return makes ? changes() : Optional.empty();
    } else if (program.equals("git")) {
      return git(invocation);
    } else if (program.equals("find")) {
      var find = new FindCommand(invocation);
      return find.handles() && find.canFind(paths, target) ? mayTake("find") : Optional.empty();
    }
    var handled = handled(invocation, dropped);
    if (handled.isPresent()) {
      return handled;
    }
    if (writes(command)) {
      return changes();
    }
    var text = text(command, invocation, program);
    return text.isPresent() ? text : scripts(command, invocation);
  }

  private Optional<String> handled(Invocation invocation, Set<TextRange> dropped) {
    var handling = Handling.of(invocation);
    if (handling.isEmpty()) {
      return Optional.empty();
    }
    for (var word : handling.get().operands()) {
      if (!dropped.contains(word.range())
          && !(handling.get().sure() && paths.isUnknown(word))
          && paths.canMean(word, target, handling.get().whole())) {
        return paths.isUnknown(word)
            ? mayTake(invocation.program().orElse("a command"))
            : changes();
      }
    }
    return Optional.empty();
  }

  private boolean writes(Command.Simple command) {
    boolean foreign = !place.user().equals("root") && !place.hasDirectory(parent());
    return command.redirections().stream()
        .filter(redirection -> redirection.operator().startsWith(">"))
        .map(redirection -> redirection.target())
        .anyMatch(
            word ->
                !paths.isUnknown(word) && paths.canMean(word, target, false)
                    || foreign
                        && place
                            .value(word)
                            .filter(
                                value ->
                                    Place.absolute(value, place.workdir())
                                        .startsWith(parent() + "/"))
                            .isPresent());
  }

  private Optional<String> git(Invocation invocation) {
    var arguments = invocation.arguments();
    if (arguments.contains("clone")) {
      var last = invocation.words().get(invocation.words().size() - 1);
      var value = place.value(last).orElse("");
      boolean named = !value.contains("://") && !value.contains("@") && !paths.isUnknown(last);
      return named && paths.canMean(last, target, true) && !value.equals("clone")
          ? changes()
          : Optional.empty();
    }
    var command = arguments.stream().filter(TAKING_IN_GIT::contains).findFirst().orElse("");
    if (command.isEmpty()) {
      return Optional.empty();
    }
    boolean project = paths.isBelow(target) || place.workdir().startsWith(parent() + "/");
    boolean all =
        arguments.stream().anyMatch(a -> a.matches("-[a-zA-Z]*[aAu][a-zA-Z]*|--all|--update"));
    boolean takes =
        switch (command) {
          case "add" ->
              all
                  || invocation.words().stream()
                      .dropWhile(word -> !word.text().equals("add"))
                      .skip(1)
                      .anyMatch(word -> paths.canMean(word, target, true));
          case "commit" -> all;
          default -> true;
        };
    return project && takes ? mayTake("git " + command) : Optional.empty();
  }

  /** A list of files that one command prints and the next one handles. */
  private Optional<String> fed(Command.Pipeline pipeline) {
    if (!(pipeline.commands().get(0) instanceof Command.Simple first)) {
      return Optional.empty();
    }
    var source = Invocation.of(first);
    boolean find = source.program().filter("find"::equals).isPresent();
    boolean found = find ? new FindCommand(source).canFind(paths, target) : prints(source);
    for (var command : pipeline.commands().subList(1, pipeline.commands().size())) {
      if (found && command instanceof Command.Simple simple) {
        var invocation = Invocation.of(simple);
        var program = invocation.program().orElse("");
        boolean list = program.equals("cpio") || simple.words().stream().anyMatch(this::isList);
        if (list || invocation.wrappers().contains("xargs") && Handling.isHandling(program)) {
          return mayTake(list ? program : "xargs " + program);
        }
      }
    }
    return Optional.empty();
  }

  private boolean isList(Word word) {
    return word.text().equals("-T") || word.text().startsWith("--files-from");
  }

  private boolean prints(Invocation source) {
    var operands = KeyFiles.operands(source, 0);
    return paths.isBelow(target)
        || operands.stream().anyMatch(word -> paths.canMean(word, target, true));
  }

  /** A program in another language that is part of the command. */
  private Optional<String> text(Command.Simple command, Invocation invocation, String program) {
    if (!INTERPRETER.matcher(program).matches()) {
      return Optional.empty();
    }
    var text = new StringBuilder();
    invocation.words().forEach(word -> text.append(word.text()).append('\n'));
    command.redirections().stream()
        .flatMap(redirection -> redirection.document().stream())
        .forEach(document -> text.append(document.content().text()));
    boolean near =
        paths.isBelow(target) || text.indexOf(parent()) >= 0 || text.indexOf(name()) >= 0;
    return near && MOVING.matcher(text).find() ? mayTake(program) : Optional.empty();
  }

  private Optional<String> scripts(Command.Simple command, Invocation invocation) {
    for (var script : scriptsOf(command, invocation)) {
      var more = scripts.in(script);
      var list = script.list();
      boolean named = !script.name().isEmpty();
      var harm =
          list.isPresent()
              ? new MountedFile(place, target, more, list.get(), script.directory())
                  .inScript(list.get())
              : MOVING.matcher(script.mentioned()).find() && script.mentioned().contains(name())
                  ? mayTake(script.name())
                  : Optional.<String>empty();
      if (harm.isPresent()) {
        return named
            ? Optional.of("runs " + script.name() + ", which may take it along or change it")
            : harm;
      }
    }
    return Optional.empty();
  }

  private List<Script> scriptsOf(Command.Simple command, Invocation invocation) {
    var found = scripts.runBy(command, invocation);
    if (found.isPresent()) {
      return found.get();
    }
    var at = scripts.directory(command).orElse(place.workdir());
    var program = invocation.program().orElse("");
    if (program.equals("eval")) {
      return List.of(Script.inline(String.join(" ", values(invocation)), at));
    }
    var values = values(invocation);
    int option = program.equals("su") || program.equals("runuser") ? values.indexOf("-c") : -1;
    if (option >= 0 && option + 1 < values.size()) {
      return List.of(Script.inline(values.get(option + 1), at));
    }
    if (!SHELLS.contains(program)) {
      return List.of();
    }
    return command.redirections().stream()
        .flatMap(redirection -> redirection.document().stream())
        .map(document -> Script.inline(document.content().text(), at))
        .toList();
  }

  private List<String> values(Invocation invocation) {
    return invocation.words().stream()
        .skip(1)
        .map(word -> place.value(word).orElse(word.text()))
        .toList();
  }

  private Optional<String> inScript(CommandList list) {
    var harm = harm(list, Set.of(), Set.of());
    if (harm.isPresent()) {
      return harm;
    }
    for (var command : Commands.simple(list)) {
      var program = Invocation.of(command).program().orElse("");
      boolean names =
          Commands.words(command).stream().anyMatch(word -> isNamed(word.text()))
              && !PRINTING.contains(program);
      if (names && !CredentialFiles.isReader(program)) {
        return mayTake(program);
      }
    }
    return Optional.empty();
  }

  private boolean isNamed(String text) {
    int at = text.indexOf(name());
    int end = at + name().length();
    return at >= 0
        && (at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)))
        && (end == text.length() || !Character.isLetterOrDigit(text.charAt(end)));
  }
}
