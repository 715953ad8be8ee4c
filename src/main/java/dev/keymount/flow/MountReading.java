package dev.keymount.flow;

import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Redirection;
import dev.keymount.shell.Word;
import dev.keymount.shell.WordPart;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The commands of a RUN as they would read if a mounted file were a variable: <code>
 * $(cat /run/secrets/id)</code> and the operand of {@code cat /run/secrets/id} are expansions of it
 * that take the same room, so that what follows variables follows files as well.
 */
final class MountReading {

  /** Programs that print what is in the files that they are given. */
  private static final Set<String> PRINTERS =
      Set.of("cat", "base64", "tr", "sed", "openssl", "awk", "cut", "head", "tail", "envsubst");

  /** Commands of openssl that print what they read in another form. */
  private static final Set<String> CONVERSIONS =
      Set.of("base64", "enc", "rsa", "ec", "dsa", "pkey", "pkcs8", "pkcs12");

  /** Programs that take nothing but line ends from what goes through them, and alternatives. */
  private static final Set<String> FILTERS =
      Set.of("tr", "xargs", "head", "sed", "base64", "cut", "echo", "true", ":", "printf");

  private final Place place;
  private final String path;
  private final Set<String> variables = new HashSet<>();
  private final List<TextRange> replaced = new ArrayList<>();

  private MountReading(Place place, String path) {
    this.place = place;
    this.path = path;
  }

  /**
   * What was read.
   *
   * @param list the commands
   * @param variables the variables that stand for the file
   */
  record Result(CommandList list, Set<String> variables) {}

  /** Returns the commands with variables in the place of the file at a path. */
  static Result of(Build build, Place place, Step step, CommandList list, String path) {
    var reading = new MountReading(place, path);
    for (var command : Commands.all(list)) {
      Commands.words(command).forEach(word -> reading.substitutions(word.parts()));
      if (command instanceof Command.Simple simple) {
        reading.operands(simple);
      }
    }
    if (reading.replaced.isEmpty()) {
      return new Result(list, Set.of());
    }
    var text = new StringBuilder(build.text());
    for (var range : reading.replaced) {
      text.replace(range.start(), range.end(), reading.expansion(range.length()));
    }
    return new Result(step.commandsIn(text.toString()).orElse(list), reading.variables);
  }

  private String expansion(int length) {
    var name = "m" + "_".repeat(length - 4);
    variables.add(name);
    return "${" + name + "}";
  }

  private void substitutions(List<WordPart> parts) {
    for (var part : parts) {
      if (part instanceof WordPart.DoubleQuoted quoted) {
        substitutions(quoted.parts());
      } else if (part instanceof WordPart.CommandSubstitution substitution
          && prints(substitution.body())) {
        replace(part.range());
      }
    }
  }

  /** Returns whether a substitution comes to the file, or to nothing where there is none. */
  private boolean prints(CommandList body) {
    var commands = Commands.simple(body);
    return !commands.isEmpty()
        && prints(commands.get(0))
        && commands.stream().skip(1).allMatch(MountReading::isFilter);
  }

  private boolean prints(Command.Simple simple) {
    boolean cat =
        Invocation.of(simple).program().filter("cat"::equals).isPresent()
            && simple.words().size() == 2
            && isFile(simple.words().get(1));
    return cat || simple.words().isEmpty() && reads(simple).isPresent();
  }

  private static boolean isFilter(Command.Simple simple) {
    return Invocation.of(simple).program().filter(FILTERS::contains).isPresent();
  }

  private void operands(Command.Simple simple) {
    var invocation = Invocation.of(simple);
    var program = invocation.program().orElse("");
    boolean prints = PRINTERS.contains(program);
    if (program.equals("openssl") ? convertsKeys(invocation.arguments()) : prints) {
      simple.words().stream()
          .filter(this::isFile)
          .map(Word::range)
          .findFirst()
          .ifPresent(this::replace);
      reads(simple).map(Word::range).ifPresent(this::replace);
    }
  }

  /** Returns whether openssl prints what it reads in another form, and no signature of a file. */
  private static boolean convertsKeys(List<String> arguments) {
    return !arguments.isEmpty()
        && CONVERSIONS.contains(arguments.get(0))
        && !arguments.contains("-pubout");
  }

  private Optional<Word> reads(Command.Simple simple) {
    return simple.redirections().stream()
        .filter(redirection -> redirection.operator().equals("<"))
        .map(Redirection::target)
        .filter(this::isFile)
        .findFirst();
  }

  private boolean isFile(Word word) {
    return place
        .value(word)
        .filter(value -> Place.absolute(value, place.workdir()).equals(path))
        .isPresent();
  }

  private void replace(TextRange range) {
    boolean oneLine = range.of(place.build().text()).indexOf('\n') < 0;
    if (range.length() > 4 && oneLine && replaced.stream().noneMatch(range::overlaps)) {
      replaced.add(range);
    }
  }
}
