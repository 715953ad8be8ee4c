package dev.keymount.caller.script;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.Embedded;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Hole;
import dev.keymount.caller.command.Script;
import dev.keymount.caller.command.ShellCalls;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The shell blocks of Markdown.
 *
 * @see <a href="https://spec.commonmark.org/0.31.2/#fenced-code-blocks">CommonMark 0.31.2, 4.5</a>
 */
public final class Markdown implements CallerFormat {

  private static final Pattern FENCE =
      Pattern.compile("(?<indent>[ \\t>]*)(?<fence>`{3,}|~{3,})\\s*(?<info>[^`]*)");
  private static final Pattern PLACEHOLDER =
      Pattern.compile("(?<![<\\w])<[A-Za-z][\\w .:/'-]*>(?![\\w<>])");
  private static final Pattern PROMPT = Pattern.compile("\\s*(?:[\\w@~:/.-]*[$%]|#)\\s+(?=\\S)");
  private static final Set<String> SHELLS =
      Set.of(
          "",
          "sh",
          "bash",
          "shell",
          "console",
          "zsh",
          "terminal",
          "shell-session",
          "shellsession",
          "sh-session",
          "bash-session",
          "ksh",
          "shellscript",
          "cmdline");

  @Override
  public String label() {
    return "markdown";
  }

  @Override
  public boolean covers(String path) {
    var name = path.toLowerCase(Locale.ROOT);
    return name.endsWith(".md") || name.endsWith(".markdown") || name.endsWith(".mdx");
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    var source = file.source();
    var scripts = new ArrayList<Script>();
    for (int line = 1; line <= source.lineCount(); line++) {
      var fence = FENCE.matcher(line(source, line));
      if (!fence.matches()) {
        continue;
      }
      int end = end(source, line + 1, fence.group("fence"));
      var language = fence.group("info").strip().split("[\\s{,]", -1)[0];
      if (SHELLS.contains(language.toLowerCase(Locale.ROOT)) && end > line + 1) {
        scripts.addAll(new Block(file, line + 1, end).scripts());
      }
      line = end;
    }
    return Optional.of(ShellCalls.of(scripts));
  }

  private static String line(SourceText source, int line) {
    return source.text().substring(source.lineStart(line), source.lineEnd(line)).stripTrailing();
  }

  /** Returns the line of the closing fence, or the one behind the last. */
  private static int end(SourceText source, int from, String fence) {
    int line = from;
    while (line <= source.lineCount()) {
      var text = line(source, line).replaceFirst("^[ \\t>]*", "");
      if (text.startsWith(fence) && text.chars().allMatch(c -> c == fence.charAt(0))) {
        return line;
      }
      line++;
    }
    return line;
  }

  /** A block of code. */
  private record Block(CallerFile file, int first, int end) {

    List<Script> scripts() {
      boolean hasPrompts = false;
      for (int line = first; line < end; line++) {
        hasPrompts |= isPrompt(line);
      }
      if (!hasPrompts) {
        var range = new TextRange(source().lineStart(first), source().lineStart(end - 1));
        var whole = new TextRange(range.start(), source().lineEnd(end - 1));
        return List.of(script(List.of(whole), ""));
      }
      var scripts = new ArrayList<Script>();
      for (int line = first; line < end; line++) {
        if (isPrompt(line)) {
          int last = line;
          while (last + 1 < end && line(source(), last).endsWith("\\")) {
            last++;
          }
          scripts.add(command(line, last));
          line = last;
        }
      }
      return scripts;
    }

    private SourceText source() {
      return file.source();
    }

    /** A hash is the prompt of root only where dollars could be, not before a comment. */
    private boolean isPrompt(int line) {
      var text = line(source(), line);
      var prompt = PROMPT.matcher(text);
      return prompt.lookingAt()
          && (!prompt.group().strip().equals("#")
              || text.matches("\\s*#\\s+(?:docker|podman|buildah)\\s.*"));
    }

    private Script command(int line, int last) {
      var prompt = PROMPT.matcher(line(source(), line));
      int start = source().lineStart(line) + (prompt.lookingAt() ? prompt.end() : 0);
      return script(List.of(new TextRange(start, source().lineEnd(last))), prompt.group());
    }

    private Script script(List<TextRange> ranges, String prompt) {
      var builder = new Embedded.Builder(source());
      ranges.forEach(range -> add(builder, range));
      int end = ranges.get(ranges.size() - 1).end();
      return new Script(
          builder.build(end, text -> text.replace("\n", "\n" + prompt)),
          directories(),
          this::isNotAssigned,
          Engine.DOCKER,
          Optional.empty(),
          true);
    }

    /** Blocks of a document are often typed into one shell. */
    private boolean isNotAssigned(String variable) {
      return !Pattern.compile(
              "(?m)^[ \\t>]*(?:[\\w@~:/.-]*[$%#][ \\t]+)?"
                  + variable
                  + "=(?:[^\\s\"']*|\"[^\"]*\"|'[^']*'|\\$\\(.*\\))\\s*$")
          .matcher(source().text())
          .find();
    }

    private void add(Embedded.Builder builder, TextRange range) {
      var text = source().text();
      var placeholders = PLACEHOLDER.matcher(text).region(range.start(), range.end());
      int at = range.start();
      while (placeholders.find()) {
        builder.plain(new TextRange(at, placeholders.start()));
        builder.hole(
            new Hole(placeholders.group(), Optional.empty(), Optional.empty()),
            placeholders.start());
        at = placeholders.end();
      }
      builder.plain(new TextRange(at, range.end()));
    }

    /** Documents tell what to do at the root, or where they are. */
    private List<String> directories() {
      return file.directory().isEmpty() ? List.of("") : List.of(file.directory(), "");
    }
  }
}
