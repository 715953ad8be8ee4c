package dev.keymount.flow;

import dev.keymount.dockerfile.Heredoc;
import dev.keymount.dockerfile.Instruction;
import dev.keymount.dockerfile.Keyword;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.ShellReader;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One instruction at its place in the build. */
public final class Step {

  private static final Pattern POSIX_SHELL =
      Pattern.compile("(?:.*/)?(?:sh|bash|ash|dash|ksh|zsh)(?: .*)?");

  private final SourceText source;
  private final Instruction instruction;
  private final int position;
  private final @Nullable Stage stage;
  private @Nullable CommandList commands;
  private boolean isRead;

  Step(SourceText source, Instruction instruction, int position, @Nullable Stage stage) {
    this.source = source;
    this.instruction = instruction;
    this.position = position;
    this.stage = stage;
  }

  public Instruction instruction() {
    return instruction;
  }

  /** Returns the place among the instructions of the file, from zero. */
  public int position() {
    return position;
  }

  /** Returns the stage; empty before the first FROM. */
  public Optional<Stage> stage() {
    return Optional.ofNullable(stage);
  }

  /** Returns the 1-based first line. */
  public int line() {
    return source.line(instruction.range().start());
  }

  public boolean is(Keyword keyword) {
    return instruction.keyword() == keyword;
  }

  /**
   * Returns the commands of a RUN that a POSIX shell runs; empty for the exec form, for other
   * shells and for instructions other than RUN.
   */
  public Optional<CommandList> commands() {
    if (!isRead) {
      commands = read();
      isRead = true;
    }
    return Optional.ofNullable(commands);
  }

  /** Returns the part of the file that holds the commands of a shell form RUN. */
  public Optional<TextRange> commandRange() {
    if (!is(Keyword.RUN) || instruction.json() || stage == null) {
      return Optional.empty();
    }
    if (!stage.shellAt(position).map(shell -> POSIX_SHELL.matcher(shell).matches()).orElse(true)) {
      return Optional.empty();
    }
    var heredocs = instruction.heredocs();
    if (heredocs.isEmpty()) {
      return Optional.of(instruction.body());
    }
    if (isHeredocScript(heredocs)) {
      return startsWithInterpreter(heredocs.get(0))
          ? Optional.empty()
          : Optional.of(heredocs.get(0).body());
    }
    return Optional.of(new TextRange(instruction.body().start(), instruction.range().end()));
  }

  /** Returns whether the whole RUN is one here-document, which BuildKit runs as a script. */
  private boolean isHeredocScript(List<Heredoc> heredocs) {
    return heredocs.size() == 1 && heredocs.get(0).opener().equals(instruction.body());
  }

  private static boolean startsWithInterpreter(Heredoc heredoc) {
    int end = heredoc.content().indexOf('\n');
    var first = end < 0 ? heredoc.content() : heredoc.content().substring(0, end);
    return first.startsWith("#!") && !POSIX_SHELL.matcher(first.substring(2).trim()).matches();
  }

  private @Nullable CommandList read() {
    var range = commandRange();
    return range.isEmpty()
        ? null
        : ShellReader.read(source.text(), range.get(), gapsIn(range.get()));
  }

  /** Returns the commands if the file read {@code text}, which differs in constant words only. */
  Optional<CommandList> commandsIn(String text) {
    return commandRange().map(range -> ShellReader.read(text, range, gapsIn(range)));
  }

  private List<TextRange> gapsIn(TextRange range) {
    var gaps = new ArrayList<TextRange>();
    for (var gap : instruction.gaps()) {
      if (range.encloses(gap)) {
        gaps.add(gap);
      }
    }
    for (var heredoc : instruction.heredocs()) {
      if (heredoc.stripTabs() && heredoc.body().equals(range)) {
        leadingTabs(heredoc.body(), gaps);
      }
    }
    return gaps;
  }

  private void leadingTabs(TextRange body, List<TextRange> gaps) {
    var text = source.text();
    for (int at = body.start(); at < body.end(); ) {
      int start = at;
      while (at < body.end() && text.charAt(at) == '\t') {
        at++;
      }
      if (at > start) {
        gaps.add(new TextRange(start, at));
      }
      int feed = text.indexOf('\n', at);
      at = feed < 0 ? body.end() : feed + 1;
    }
  }

  @Override
  public String toString() {
    return instruction.keyword() + " at line " + line();
  }
}
