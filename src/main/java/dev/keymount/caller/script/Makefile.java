package dev.keymount.caller.script;

import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Engine;
import dev.keymount.caller.command.Script;
import dev.keymount.caller.command.ShellCalls;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** The recipes of a Makefile. */
public final class Makefile implements CallerFormat {

  private static final Pattern NAME =
      Pattern.compile("(?:GNU)?[Mm]akefile(?:\\.[\\w-]+)?|.*\\.(?:mk|mak|make)");

  @Override
  public String label() {
    return "makefile";
  }

  @Override
  public boolean covers(String path) {
    return NAME.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    var lines = new MakeLines(file.source().text());
    if (lines.hasForeignShell()) {
      return Optional.empty();
    }
    var text = new MakeText(file.source(), lines);
    var scripts = new ArrayList<Script>();
    for (var ranges : recipes(lines)) {
      scripts.add(
          new Script(
                  text.recipe(ranges),
                  directories(file),
                  text::isExported,
                  Engine.DOCKER,
                  Optional.empty(),
                  false)
              .in(lines.shell()));
    }
    return Optional.of(new Document(file.source(), lines, ShellCalls.of(scripts)));
  }

  private static List<List<TextRange>> recipes(MakeLines lines) {
    if (!lines.isOneShell()) {
      return lines.recipes().stream().map(List::of).toList();
    }
    var all = new ArrayList<List<TextRange>>();
    var open = new ArrayList<TextRange>();
    for (var range : lines.recipes()) {
      if (!open.isEmpty() && range.start() - open.get(open.size() - 1).end() > 8) {
        all.add(List.copyOf(open));
        open.clear();
      }
      open.add(range);
    }
    if (!open.isEmpty()) {
      all.add(open);
    }
    return all;
  }

  /** A file that others include runs where they are. */
  private static List<String> directories(CallerFile file) {
    boolean isIncluded = file.name().matches(".*\\.(?:mk|mak|make)");
    return isIncluded && !file.directory().isEmpty()
        ? List.of("", file.directory())
        : List.of(file.directory());
  }

  /** The builds, and the variables that only they read. */
  private record Document(SourceText source, MakeLines lines, ShellCalls shell)
      implements CallerDocument {

    @Override
    public List<Call> calls() {
      return shell.calls();
    }

    @Override
    public CallerRewrite rewrite(List<Demand> demands, Options options) {
      var variables =
          lines.assignments().stream()
              .filter(place -> !lines.isExported(place.name()))
              .map(
                  place ->
                      new Unread.Variable(place.name(), place.line(), source.text(place.value())))
              .toList();
      return Unread.removed(source, variables, shell.rewrite(demands, options));
    }
  }
}
