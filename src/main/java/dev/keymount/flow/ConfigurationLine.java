package dev.keymount.flow;

import dev.keymount.shell.Command;
import java.util.Set;
import java.util.regex.Pattern;

/** Commands that print text for a configuration and name the key in it, but do not read it. */
record ConfigurationLine(Place place, KeyState state, KeyFiles files) {

  private static final Set<String> PRINTERS = Set.of("echo", "printf", "cat");
  private static final Pattern IDENTITY_LINE = Pattern.compile("(?i)\\s*IdentityFile[\\s=].*");

  /** Returns whether a command prints text, such as an ssh configuration, to somewhere. */
  static boolean isPrinted(Command.Simple simple, String program) {
    return PRINTERS.contains(program)
            && (!program.equals("cat")
                || !simple.redirections().isEmpty() && simple.words().size() == 1)
        || program.equals("git") && simple.words().stream().anyMatch(w -> w.text().equals("config"))
        || program.equals("export");
  }

  /** Returns whether a command adds nothing but an IdentityFile line to a file that is there. */
  boolean isIdentityLine(Command.Simple simple, String program) {
    if (!PRINTERS.contains(program) || program.equals("cat") || simple.redirections().isEmpty()) {
      return false;
    }
    var redirection = simple.redirections().get(0);
    var target = files.path(redirection.target()).orElse("");
    boolean there =
        target.startsWith("/etc/ssh/")
            || state.hasNeighbour(
                target.substring(0, Math.max(0, target.lastIndexOf('/'))),
                new Glob(target.substring(target.lastIndexOf('/') + 1)));
    if (!redirection.operator().equals(">>") || !there) {
      return false;
    }
    var operands = KeyFiles.operands(Invocation.of(simple), 0);
    var text = new StringBuilder();
    operands.forEach(word -> text.append(place.value(word).orElse("?")).append(' '));
    var lines = text.toString().replace("\\n", "\n").split("\n", -1);
    boolean any = false;
    for (var one : lines) {
      if (!one.isBlank() && !IDENTITY_LINE.matcher(one).matches()) {
        return false;
      }
      any |= !one.isBlank();
    }
    return any;
  }
}
