package dev.keymount.caller.tool;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.Embedded;
import dev.keymount.caller.Engine;
import dev.keymount.caller.JoinedDocument;
import dev.keymount.caller.command.Script;
import dev.keymount.caller.command.ShellCalls;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tiltfiles: the images that Tilt builds, and the commands that it runs. */
public final class TiltFormat implements CallerFormat {

  private static final Set<String> COMMANDS =
      Set.of("custom_build", "local", "local_resource", "test");

  private static final Set<String> COMMAND_NAMES = Set.of("command", "cmd", "serve_cmd");

  @Override
  public String label() {
    return "tilt";
  }

  @Override
  public boolean covers(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    return name.equals("Tiltfile")
        || name.startsWith("Tiltfile.")
        || name.endsWith(".Tiltfile")
        || name.endsWith(".tiltfile");
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    var text = new StarlarkText(file.source().text());
    var parts = new ArrayList<CallerDocument>();
    for (int at = 0; at < text.size(); at++) {
      boolean called =
          text.isKind(at, StarlarkText.Kind.WORD)
              && text.is(at + 1, "(")
              && text.partner(at + 1) > 0
              && !text.is(at - 1, "def");
      if (called && text.text(at).equals("docker_build")) {
        parts.add(new TiltBuild(file, text, at));
      } else if (called && COMMANDS.contains(text.text(at))) {
        parts.addAll(commands(file, text, at));
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(new JoinedDocument(parts));
  }

  private static List<CallerDocument> commands(CallerFile file, StarlarkText text, int at) {
    var parts = new ArrayList<CallerDocument>();
    var members = text.members(at + 1, "=");
    for (int number = 0; number < members.size(); number++) {
      var member = members.get(number);
      int position = text.text(at).equals("local") ? 0 : 1;
      boolean isCommand =
          member.key().map(COMMAND_NAMES::contains).orElse(number == position)
              && member.last() == member.first() + 1
              && text.string(member.first()).isPresent();
      if (isCommand) {
        parts.add(command(file, text.range(member.first())));
      }
    }
    return parts;
  }

  private static CallerDocument command(CallerFile file, TextRange string) {
    var inner = new TextRange(string.start() + 1, string.end() - 1);
    var quote = file.source().text().substring(string.start(), string.start() + 1);
    var embedded =
        new Embedded.Builder(file.source())
            .plain(inner)
            .build(
                inner.end(),
                shell ->
                    shell.replace("\\", "\\\\").replace("\n", "\\n").replace(quote, "\\" + quote));
    return ShellCalls.of(
        new Script(
            embedded,
            List.of(file.directory()),
            name -> true,
            Engine.DOCKER,
            Optional.empty(),
            false));
  }
}
