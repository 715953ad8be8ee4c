package dev.keymount.transform;

import dev.keymount.edit.Applicability;
import dev.keymount.flow.Build;
import dev.keymount.flow.Life.Entry;
import dev.keymount.source.SourceText;
import java.util.regex.Pattern;

/**
 * What the comments of a Dockerfile say about where its text comes from: a generator, which would
 * bring the old text back, or a template, whose comments may be directives that bring more.
 */
final class Provenance {

  private static final int HEADER = 20;

  private static final Pattern GENERATED =
      Pattern.compile(
          "(?i)\\bdo not (?:edit|modify)\\b|\\bauto-?generated\\b|\\bgenerated (?:by|via|from|with|using)\\b");

  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "\\s*#\\s*(?:\\{%.*|<%.*|(?i:include)\\+?[ \\t]+[\"<]?[\\w./-]+[./][\\w-]+[\">]?[ \\t]*"
              + "|(?:ifdef|ifndef|endif)\\b.*)");

  private Provenance() {}

  /** Returns a fix with what its surroundings say to it. */
  static Fix noted(Build build, Fix fix) {
    return generated(build.file().source(), inRepository(build, fix));
  }

  /** A file that lies in the repository may be in its history, too. */
  private static Fix inRepository(Build build, Fix fix) {
    var life = fix.life();
    boolean there =
        hasFix(fix)
            && life.entry() == Entry.CONTEXT_FILE
            && build.context().text(life.name()).isPresent();
    return there
        ? fix.lowered(
            fix.applicability(),
            fix.reason() + "; if git has " + life.name() + ", take it out and rotate it")
        : fix;
  }

  private static Fix generated(SourceText source, Fix fix) {
    boolean header = true;
    var noted = fix;
    for (int line = 1; line <= source.lineCount(); line++) {
      var text = source.text().substring(source.lineStart(line), source.lineEnd(line));
      boolean comment = text.stripLeading().startsWith("#");
      header &= comment || text.isBlank();
      if (comment && DIRECTIVE.matcher(text.strip()).matches() && hasFix(fix)) {
        return fix.lowered(
            Applicability.UNSAFE,
            "line "
                + line
                + " is a directive of a template, which may bring in steps that are not seen here");
      }
      if (header && line <= HEADER && comment && GENERATED.matcher(text).find()) {
        header = false;
        noted =
            fix.lowered(
                fix.applicability(),
                fix.reason()
                    + "; line "
                    + line
                    + " says that the file is generated: change what it is generated from, too");
      }
    }
    return noted;
  }

  private static boolean hasFix(Fix fix) {
    return fix.applicability() != Applicability.ADVICE;
  }
}
