package dev.keymount.transform;

import dev.keymount.dockerfile.Argument;
import dev.keymount.edit.EditPlan;
import dev.keymount.edit.TextEdit;
import dev.keymount.flow.Build;
import dev.keymount.flow.Step;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Lays the changes of any number of fixes out as edits of the Dockerfile. */
public final class Rewrite {

  private final SourceText source;
  private final String text;
  private final List<TextEdit> edits = new ArrayList<>();
  private final Set<Integer> removedLines = new TreeSet<>();
  private Optional<String> failure = Optional.empty();

  private Rewrite(Build build) {
    this.source = build.file().source();
    this.text = source.text();
  }

  /** Returns how the changes come out together. */
  public static Rewrite of(Build build, Collection<? extends Change> changes) {
    var byStep = new LinkedHashMap<Step, Set<Change>>();
    for (var change : changes) {
      byStep.computeIfAbsent(change.step(), key -> new LinkedHashSet<>()).add(change);
    }
    var rewrite = new Rewrite(build);
    byStep.forEach((step, same) -> rewrite.step(step, List.copyOf(same)));
    return rewrite;
  }

  /** Returns the text of the changed Dockerfile. */
  public String text() {
    return EditPlan.of(edits).applyTo(text);
  }

  /** Returns the first lines of the instructions that are gone. */
  public List<Integer> removedLines() {
    return List.copyOf(removedLines);
  }

  /** Returns why the changes can't be made, if so. */
  public Optional<String> failure() {
    var conflicts = EditPlan.of(edits).deferred();
    return failure.isPresent() || conflicts.isEmpty()
        ? failure
        : Optional.of("two changes meet in line " + source.line(conflicts.get(0).range().start()));
  }

  private void step(Step step, List<Change> changes) {
    boolean deleted = changes.stream().anyMatch(Change.DeleteInstruction.class::isInstance);
    if (deleted || isLeftEmpty(step, changes)) {
      delete(step);
      return;
    }
    for (var change : changes) {
      if (change instanceof Change.DeleteParts parts) {
        parts(step, parts.parts());
      } else if (change instanceof Change.DropOperands operands) {
        operands.operands().forEach(this::operand);
      } else if (change instanceof Change.Insert insert) {
        insert(step, insert.instructions());
      } else if (change instanceof Change.Replace replace) {
        edits.add(new TextEdit(replace.range(), replace.text()));
      }
    }
    mounts(step, changes);
    around(step, changes);
  }

  private boolean isLeftEmpty(Step step, List<Change> changes) {
    Set<Command> dropped = Collections.newSetFromMap(new IdentityHashMap<>());
    var parts = new LinkedHashSet<TextRange>();
    for (var change : changes) {
      if (change instanceof Change.DropCommand drop) {
        dropped.add(drop.command());
      } else if (change instanceof Change.DeleteParts part) {
        parts.addAll(part.parts());
      }
    }
    if (!parts.isEmpty() && parts.size() == Build.definitions(step).size()) {
      return true;
    }
    var commands = step.commands();
    if (dropped.isEmpty() || commands.isEmpty()) {
      return false;
    }
    var cut = CommandCut.of(text, commands.get(), dropped);
    edits.addAll(cut.edits());
    cut.failure()
        .ifPresent(
            why -> failure = Optional.of("line " + step.line() + " can't be taken apart: " + why));
    return cut.isEmpty();
  }

  private void delete(Step step) {
    var range = step.instruction().range();
    int first = source.lineStart(source.line(range.start()));
    int feed = text.indexOf('\n', range.end());
    edits.add(TextEdit.delete(new TextRange(first, feed < 0 ? text.length() : feed + 1)));
    removedLines.add(step.line());
  }

  /** Puts instructions before a step and the comment lines that stand directly above it. */
  private void insert(Step step, List<String> instructions) {
    int line = source.line(step.instruction().range().start());
    while (line > 1 && isComment(line - 1)) {
      line--;
    }
    var ending = source.lineEnding();
    edits.add(TextEdit.insert(source.lineStart(line), String.join(ending, instructions) + ending));
  }

  private boolean isComment(int line) {
    var start = text.substring(source.lineStart(line), source.lineEnd(line)).stripLeading();
    return start.startsWith("#");
  }

  /** Deletes arguments with the white space before them, or behind the first of them. */
  private void parts(Step step, List<TextRange> parts) {
    if (step.instruction().json()) {
      parts.forEach(part -> element(step, part));
      return;
    }
    int body = step.instruction().body().start();
    int end = step.instruction().body().end();
    for (var part : parts) {
      int from = part.start();
      while (from > body && isBlankOrGap(step, from - 1)) {
        from--;
      }
      int to = part.end();
      if (from == body) {
        while (to < end && isBlankOrGap(step, to)) {
          to++;
        }
      }
      edits.add(TextEdit.delete(new TextRange(from, to)));
    }
  }

  /** Deletes an element of an array with the comma behind it; the last one is never deleted. */
  private void element(Step step, TextRange part) {
    var next =
        step.instruction().arguments().stream()
            .map(Argument::range)
            .filter(range -> range.start() > part.start())
            .findFirst();
    next.ifPresent(range -> edits.add(TextEdit.delete(new TextRange(part.start(), range.start()))));
  }

  private boolean isBlankOrGap(Step step, int offset) {
    char c = text.charAt(offset);
    return c == ' '
        || c == '\t'
        || step.instruction().gaps().stream().anyMatch(gap -> gap.contains(offset));
  }

  private void operand(TextRange operand) {
    int from = operand.start();
    while (from > 0 && (text.charAt(from - 1) == ' ' || text.charAt(from - 1) == '\t')) {
      from--;
    }
    edits.add(TextEdit.delete(new TextRange(from, operand.end())));
  }

  private void mounts(Step step, List<Change> changes) {
    var flags = new LinkedHashMap<String, String>();
    for (var change : changes) {
      if (change instanceof Change.AddMount mount && !isThere(step, mount.options())) {
        flags.merge(identity(mount.options()), mount.options(), Rewrite::stricter);
      }
    }
    var inserted = new StringBuilder();
    flags.values().forEach(options -> inserted.append(" --mount=").append(options));
    if (inserted.length() > 0) {
      edits.add(TextEdit.insert(step.instruction().keywordRange().end(), inserted.toString()));
    }
  }

  private static boolean isThere(Step step, String options) {
    return step.instruction().flags().stream()
        .filter(flag -> flag.name().equals("mount"))
        .flatMap(flag -> flag.value().stream())
        .anyMatch(value -> MountOptions.of(value).serves(MountOptions.of(options)));
  }

  /** Two mounts are one when they differ in being required alone. */
  private static String identity(String options) {
    return options.replace(",required=true", "").replace(",required", "");
  }

  private static String stricter(String one, String other) {
    return one.contains("required") ? one : other;
  }

  private void around(Step step, List<Change> changes) {
    var range = step.commandRange();
    for (var change : changes) {
      if (change instanceof Change.Prepend prepend) {
        edits.add(TextEdit.insert(behindShebang(start(step, range)), prepend.text()));
      } else if (change instanceof Change.Append append) {
        edits.add(TextEdit.insert(end(step, range), append.text()));
      }
    }
  }

  /** A here-document may start with a line that names its interpreter and must stay the first. */
  private int behindShebang(int start) {
    int feed = text.startsWith("#!", start) ? text.indexOf('\n', start) : -1;
    return feed < 0 ? start : feed + 1;
  }

  private static int start(Step step, Optional<TextRange> range) {
    return range.orElse(step.instruction().body()).start();
  }

  /** Returns the end of the last command, which a comment may follow. */
  private static int end(Step step, Optional<TextRange> range) {
    var items = step.commands().map(CommandList::items).orElse(List.of());
    return items.isEmpty()
        ? range.orElse(step.instruction().body()).end()
        : items.get(items.size() - 1).command().range().end();
  }
}
