package dev.keymount.flow;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The recipes that make runs for its goals, as shell text at their lines. */
final class Makefile {

  /** What the file names, and every file that make looks for, in its order. */
  static final List<String> NAMES = List.of("GNUmakefile", "makefile", "Makefile");

  private static final Pattern RULE =
      Pattern.compile("([^\\s#:=][^:=#]*?)\\s*::?(?!=)([^#=;]*)(.*)");
  private static final Pattern VARIABLE = Pattern.compile("\\$\\(([A-Za-z_][A-Za-z0-9_]*)\\)");
  private static final Pattern FUNCTION = Pattern.compile("\\$\\((?!shell )[a-z-]+ ");
  private static final Pattern ELSEWHERE =
      Pattern.compile("\\s*(?:-?include|sinclude|define|export\\b.*=).*|.*\\$\\(eval\\b.*");

  private final Map<String, Rule> rules = new HashMap<>();
  private final StringBuilder others = new StringBuilder();
  private final List<String> lines;
  private String first = "";
  private boolean isWhole = true;

  /** A target with the numbers of its lines. */
  private record Rule(List<String> needs, List<Integer> recipe) {}

  private Makefile(String text) {
    lines = text.lines().toList();
    @Nullable Rule current = null;
    for (int at = 0; at < lines.size(); ) {
      int end = logicalEnd(at);
      if (lines.get(at).startsWith("\t")) {
        for (int part = at; part < end && current != null; part++) {
          current.recipe().add(part);
        }
      } else {
        var line = String.join(" ", lines.subList(at, end)).replace("\\ ", " ");
        boolean counts = !line.isBlank() && !line.startsWith("#");
        current = counts ? other(line) : current;
      }
      at = end;
    }
  }

  private @Nullable Rule other(String line) {
    others.append(line).append('\n');
    isWhole &= !ELSEWHERE.matcher(line).matches();
    return rule(line);
  }

  private int logicalEnd(int start) {
    int end = start + 1;
    while (end < lines.size() && lines.get(end - 1).endsWith("\\")) {
      end++;
    }
    return end;
  }

  /** Returns the commands for goals; the first target where there are none. */
  static Script script(String name, String text, List<String> goals, String directory) {
    var makefile = new Makefile(text);
    var wanted = goals.isEmpty() ? List.of(makefile.first) : goals;
    var chosen = makefile.chosen(wanted);
    var shell = new StringBuilder();
    for (int at = 0; at < makefile.lines.size(); at++) {
      shell.append(chosen.contains(at) ? command(makefile.lines.get(at)) : "").append('\n');
    }
    boolean isWhole =
        makefile.isWhole
            && chosen.stream().noneMatch(at -> FUNCTION.matcher(makefile.lines.get(at)).find());
    var mentioned = makefile.others + Script.withoutComments(shell.toString());
    return Script.part(
        name, String.join(" ", wanted), shell.toString(), mentioned, directory, isWhole);
  }

  private @Nullable Rule rule(String line) {
    var matcher = RULE.matcher(line);
    if (!matcher.matches()) {
      return null;
    }
    var needs = List.of(matcher.group(2).strip().split("\\s+", -1));
    var targets = matcher.group(1).strip().split("\\s+", -1);
    var rule = new Rule(new ArrayList<>(needs), new ArrayList<>());
    for (var target : targets) {
      rules.merge(target, rule, Makefile::both);
      isWhole &= target.indexOf('%') < 0 && !matcher.group(3).startsWith(";");
      if (first.isEmpty() && !target.startsWith(".")) {
        first = target;
      }
    }
    return rule;
  }

  /** A target may stand in several rules, of which one has the recipe. */
  private static Rule both(Rule one, Rule other) {
    one.needs().addAll(other.needs());
    other.needs().addAll(one.needs());
    return other.recipe().isEmpty() ? new Rule(one.needs(), one.recipe()) : other;
  }

  private Set<Integer> chosen(List<String> goals) {
    var chosen = new HashSet<Integer>();
    var seen = new HashSet<String>();
    var open = new ArrayDeque<>(goals);
    while (!open.isEmpty()) {
      var target = open.pop();
      var rule = rules.get(target);
      if (rule == null) {
        isWhole &= !goals.contains(target);
      } else if (seen.add(target)) {
        chosen.addAll(rule.recipe());
        open.addAll(rule.needs());
      }
    }
    return chosen;
  }

  /** Returns a line of a recipe as the shell gets it. */
  private static String command(String line) {
    int start = 0;
    while (start < line.length() && "\t @-+".indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    var text = line.substring(start).replace("$(MAKE)", "make").replace("${MAKE}", "make");
    text = VARIABLE.matcher(text).replaceAll("\\${$1}").replace("$(shell ", "$(");
    return text.replace("$$", "$");
  }
}
