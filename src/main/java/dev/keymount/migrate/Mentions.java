package dev.keymount.migrate;

import dev.keymount.caller.Answer;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Need;
import dev.keymount.edit.Applicability;
import dev.keymount.source.SourceText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Arguments that moved, where text passes them in a way that no format understands: words of a
 * program, batch files, strings that are put together. They are named, and nothing is changed.
 */
final class Mentions {

  /** Ends of the names of files that are looked at for this alone. */
  private static final List<String> ENDS =
      List.of(
          ".ps1",
          ".psm1",
          ".bat",
          ".cmd",
          ".py",
          ".rb",
          ".groovy",
          ".gradle",
          ".kts",
          ".rst",
          ".adoc",
          "Rakefile",
          "Vagrantfile");

  /** What stands before text that is only read: comments, and words that print or name. */
  private static final Pattern IDLE =
      Pattern.compile(
          "(?i).*(?:^|[\\s'\"(])(?:#|//|/?\\*|::|rem|echo|printf|print|println|puts|write-host"
              + "|(?:display)?name:|description:)(?:[\\s('\"].*|$)");

  private final Map<String, Need> moved;
  private final Pattern pattern;

  /**
   * Looks for arguments.
   *
   * @param moved what takes their places, by their names; not empty
   */
  Mentions(Map<String, Need> moved) {
    this.moved = moved;
    var names = moved.keySet().stream().map(Pattern::quote).collect(Collectors.joining("|"));
    this.pattern = Pattern.compile("--build-arg[\"',=\\s]+(" + names + ")(?![A-Za-z0-9_])");
  }

  /** Returns whether a file of that path may mention one though no format reads it. */
  static boolean cover(String path) {
    return ENDS.stream().anyMatch(path::endsWith);
  }

  /**
   * Returns the mentions in a text.
   *
   * @param known the arguments that some call of it passes and keeps
   * @param rewrite what its calls become; what that changes or speaks of is understood
   */
  List<Answer> in(SourceText source, Set<String> known, CallerRewrite rewrite) {
    var answers = new ArrayList<Answer>();
    var lines = rewrite.answers().stream().map(Answer::line).collect(Collectors.toSet());
    var found = pattern.matcher(source.text());
    while (found.find()) {
      var name = found.group(1);
      int line = source.line(found.start());
      var head = source.text().substring(source.lineStart(line), found.start());
      boolean isUnderstood =
          known.contains(name)
              || lines.contains(line)
              || isChanged(found.start(), rewrite)
              || IDLE.matcher(head).matches();
      if (!isUnderstood) {
        answers.add(answer(line, name, Objects.requireNonNull(moved.get(name))));
      }
    }
    return answers;
  }

  /** Returns the first mention of each argument in a text whose format can't be read. */
  List<Answer> inUnreadable(SourceText source) {
    var answers = new ArrayList<Answer>();
    moved.forEach(
        (name, need) -> {
          var found = Pattern.compile("(?<!\\w)" + Pattern.quote(name) + "(?!\\w)");
          var matcher = found.matcher(source.text());
          if (matcher.find()) {
            answers.add(
                new Answer(
                    source.line(matcher.start()),
                    CallerRule.SECRET_BUILD_ARG,
                    Applicability.ADVICE,
                    false,
                    name,
                    flag(name, need),
                    "the file can't be read as YAML: if it passes "
                        + name
                        + " to a build, it must say what is "
                        + flag(name, need)
                        + " on the command line"));
          }
        });
    return answers;
  }

  private static String flag(String name, Need need) {
    return need.isSsh() ? "--ssh " + need.id() : "--secret id=" + need.id() + ",env=" + name;
  }

  private static boolean isChanged(int offset, CallerRewrite rewrite) {
    return rewrite.edits().stream()
        .anyMatch(edit -> edit.range().start() <= offset && offset <= edit.range().end());
  }

  private static Answer answer(int line, String name, Need need) {
    var flag = need.isSsh() ? "--ssh " + need.id() : "--secret id=" + need.id() + ",env=" + name;
    return new Answer(
        line,
        CallerRule.SECRET_BUILD_ARG,
        Applicability.ADVICE,
        false,
        "--build-arg " + name,
        flag,
        "the call is not understood: if it builds a Dockerfile that is migrated, replace --build-arg "
            + name
            + " by "
            + flag);
  }
}
