package dev.keymount.flow;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.secret.WordSearch;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * One source of a COPY or ADD that takes files of the build context.
 *
 * @param step the instruction
 * @param source the path in the context, without {@code ./}; a variable that is not known stays
 *     <code>${name}</code>
 * @param target the absolute path where the file, or what is in the directory, comes to lie
 * @param range the source as written
 */
record ContextCopy(Step step, String source, String target, TextRange range) {

  /**
   * Returns the sources of an instruction in order; none for one that takes no files from there.
   */
  static List<ContextCopy> in(Build build, Stage stage, Step step) {
    var instruction = step.instruction();
    boolean takes = step.is(Keyword.COPY) || step.is(Keyword.ADD);
    if (!takes || instruction.flag("from").isPresent() || instruction.values().size() < 2) {
      return List.of();
    }
    var place = Place.of(build, stage, step);
    var values = instruction.values().stream().map(place::expand).toList();
    int last = values.size() - 1;
    var written = values.get(last);
    var target = place.resolve(written);
    boolean into =
        last > 1
            || written.endsWith("/")
            || written.equals(".")
            || written.endsWith("/.")
            || written.endsWith("..")
            || Directories.isKnown(build, stage, step.position(), target);
    var copies = new ArrayList<ContextCopy>();
    for (int at = 0; at < last; at++) {
      var value = values.get(at);
      if (!value.startsWith("<<") && !isRemote(value)) {
        var source = inContext(place.withDefaults(value));
        var file = into ? KeyCopy.target(source, target, true) : target;
        copies.add(new ContextCopy(step, source, file, instruction.arguments().get(at).range()));
      }
    }
    return copies;
  }

  /** Returns whether an instruction copies something, and has one of the words in its operands. */
  static boolean mentions(Step step, WordSearch words) {
    if (!step.is(Keyword.COPY) && !step.is(Keyword.ADD)) {
      return false;
    }
    for (var value : step.instruction().values()) {
      if (words.isIn(value)) {
        return true;
      }
    }
    return false;
  }

  /** Returns the copy of one of the files that the source means. */
  ContextCopy of(String file) {
    var name = file.substring(file.lastIndexOf('/') + 1);
    return new ContextCopy(step, file, KeyCopy.target(name, destination(), true), range);
  }

  /** Returns the directory that the instruction copies into, or the file that it writes. */
  String destination() {
    int slash = target.lastIndexOf('/');
    return slash <= 0 ? "/" : target.substring(0, slash);
  }

  private static boolean isRemote(String source) {
    var lower = source.toLowerCase(Locale.ROOT);
    return lower.startsWith("http://")
        || lower.startsWith("https://")
        || lower.startsWith("git@")
        || lower.startsWith("ssh://")
        || lower.startsWith("git://");
  }

  private static String inContext(String source) {
    var path = Place.absolute(source.startsWith("${") ? source : "/" + source, "/");
    return path.startsWith("/") ? path.substring(1) : path;
  }
}
