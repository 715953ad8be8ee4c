package dev.keymount.flow;

import dev.keymount.secret.Reach;
import dev.keymount.shell.Command;
import dev.keymount.shell.WordPart;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What the scripts that a command runs do with a token or password.
 *
 * @param reach how sure it is that they read it
 * @param isComplete whether all that they run was read
 * @param provisions whether they make an account or a setting of the image from it
 * @param stays what keeps them from being given a mount: where they leave the value, and what to do
 */
record ScriptUse(Reach reach, boolean isComplete, boolean provisions, Optional<String> stays) {

  private static final Set<String> MAKE = Set.of("make", "gmake");
  private static final ScriptUse NONE = new ScriptUse(Reach.NEVER, true, false, Optional.empty());

  /**
   * Reads the scripts that a command runs; empty where they are not at hand.
   *
   * @param variables the variables that hold the value
   * @param isRemoved whether a later command takes a file away again
   */
  static Optional<ScriptUse> of(
      ContextScripts scripts,
      Place place,
      Step step,
      Command.Simple command,
      Set<String> variables,
      Predicate<String> isRemoved) {
    var invocation = Invocation.of(command);
    return scripts
        .runBy(command, invocation)
        .map(
            found -> {
              var names = passed(command, invocation, variables);
              var use = NONE;
              for (var script : found) {
                use = use.and(read(scripts, place, step, script, names, isRemoved));
              }
              return use;
            });
  }

  /** Returns the names under which a script finds the value, its parameters among them. */
  private static Set<String> passed(
      Command.Simple command, Invocation invocation, Set<String> variables) {
    var names = new HashSet<>(variables);
    for (var assignment : command.assignments()) {
      if (holds(Commands.ownParameters(assignment.value()), variables)) {
        names.add(assignment.name());
      }
    }
    int operand = invocation.path().filter(path -> path.indexOf('/') >= 0).isPresent() ? 0 : -1;
    for (var word : invocation.words().stream().skip(1).toList()) {
      boolean option = operand < 0 && word.text().startsWith("-");
      operand += option ? 0 : 1;
      if (operand > 0 && holds(Commands.ownParameters(word), variables)) {
        names.add(Integer.toString(operand));
      }
    }
    return names;
  }

  private static boolean holds(List<WordPart.Parameter> parameters, Set<String> variables) {
    return parameters.stream().anyMatch(parameter -> variables.contains(parameter.name()));
  }

  private static ScriptUse read(
      ContextScripts scripts,
      Place place,
      Step step,
      Script script,
      Set<String> variables,
      Predicate<String> isRemoved) {
    boolean named =
        variables.stream()
            .filter(name -> !Character.isDigit(name.charAt(0)))
            .anyMatch(name -> VariableNames.names(script.mentioned(), name));
    var use =
        new ScriptUse(
            named && !script.name().isEmpty() ? Reach.SURELY : Reach.NEVER,
            script.isWhole() && isFollowed(script),
            false,
            handedOn(script, variables));
    if (script.list().isEmpty()) {
      return use;
    }
    var inner = new ArrayList<LifeEvent>();
    new TokenRun(
            place.in(script.directory()),
            step,
            script.list().get(),
            variables,
            inner,
            scripts.in(script))
        .follow();
    for (var event : inner) {
      use = use.and(of(script, event, isRemoved));
    }
    return use;
  }

  private static ScriptUse of(Script script, LifeEvent event, Predicate<String> isRemoved) {
    return switch (event.kind()) {
      case RESIDUE ->
          isRemoved.test(event.note())
              ? used(Reach.SURELY)
              : staying(
                  where(script, event)
                      + " writes it to "
                      + event.note()
                      + ", which stays in the image; let the script take that away before it ends");
      case UNFOLLOWED ->
          staying(
              event.note().contains(";")
                  ? event.note()
                  : where(script, event)
                      + " does more with it than use it; check where it leaves it");
      case PROVISIONED -> new ScriptUse(Reach.SURELY, true, true, Optional.empty());
      case USED, OFFERED -> used(event.reach());
      case MATERIALISED, CARRIED -> used(Reach.LIKELY);
      default -> NONE;
    };
  }

  private static ScriptUse used(Reach reach) {
    return new ScriptUse(reach, true, false, Optional.empty());
  }

  private static ScriptUse staying(String why) {
    return new ScriptUse(Reach.SURELY, true, false, Optional.of(why));
  }

  private static String where(Script script, LifeEvent event) {
    int offset = event.command().map(command -> command.range().start()).orElse(0);
    return script.name().isEmpty()
        ? "line " + event.step().line()
        : script.name() + " line " + script.line(offset);
  }

  /** A function of the script may do anything with what it is given. */
  private static Optional<String> handedOn(Script script, Set<String> variables) {
    if (script.list().isEmpty()) {
      return Optional.empty();
    }
    var all = Commands.all(script.list().get());
    var functions = new HashSet<String>();
    all.forEach(
        command -> {
          if (command instanceof Command.Function function) {
            functions.add(function.name());
          }
        });
    return all.stream()
        .filter(Command.Simple.class::isInstance)
        .map(Command.Simple.class::cast)
        .filter(simple -> simple.name().filter(functions::contains).isPresent())
        .filter(simple -> Commands.expandsItself(simple, variables::contains))
        .findFirst()
        .map(
            simple ->
                script.name()
                    + " line "
                    + script.line(simple.range().start())
                    + " hands it to a function; check where that leaves it");
  }

  /** Returns whether the programs that a script runs are known by name. */
  static boolean isFollowed(Script script) {
    return script.list().isPresent()
        && Commands.all(script.list().get()).stream()
            .allMatch(
                command ->
                    !(command instanceof Command.Opaque)
                        && (!(command instanceof Command.Simple simple) || isFollowed(simple)));
  }

  private static boolean isFollowed(Command.Simple simple) {
    var invocation = Invocation.of(simple);
    return invocation.words().isEmpty()
        || invocation.program().filter(program -> !program.equals("eval")).isPresent();
  }

  private ScriptUse and(ScriptUse other) {
    return new ScriptUse(
        reach.or(other.reach),
        isComplete && other.isComplete,
        provisions || other.provisions,
        stays.isPresent() ? stays : other.stays);
  }

  /**
   * Returns how sure the use is in the end.
   *
   * @param known how sure it is by the program alone, of which make runs nothing but the scripts
   */
  Reach or(Reach known, String program) {
    boolean open = known == Reach.POSSIBLY || known == Reach.LIKELY && MAKE.contains(program);
    return reach == Reach.NEVER && isComplete && open ? Reach.NEVER : known.or(reach);
  }
}
