package dev.keymount.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** A {@code find}: where it looks, what it finds, and what it does to that. */
record FindCommand(Invocation invocation) {

  private static final Set<String> RUNNING = Set.of("-exec", "-execdir", "-ok", "-okdir");

  /** Returns whether it can find a file, or a directory above it. */
  boolean canFind(PathWords paths, String file) {
    var starts =
        invocation.words().stream()
            .skip(1)
            .dropWhile(word -> word.text().matches("-[HLPDO].*"))
            .takeWhile(word -> !word.text().matches("[-(!\\\\].*"))
            .toList();
    boolean there =
        starts.isEmpty()
            ? paths.isBelow(file)
            : starts.stream().anyMatch(word -> paths.canMean(word, file, true));
    return there && alternatives().stream().anyMatch(each -> canMatch(each, file));
  }

  /** Returns whether it changes what it finds, or hands it to a program that may. */
  boolean handles() {
    var arguments = invocation.arguments();
    for (int at = 0; at < arguments.size(); at++) {
      if (arguments.get(at).equals("-delete")) {
        return true;
      }
      if (RUNNING.contains(arguments.get(at)) && at + 1 < arguments.size()) {
        var path = arguments.get(at + 1);
        if (!Handling.isReading(path.substring(path.lastIndexOf('/') + 1))) {
          return true;
        }
      }
    }
    return false;
  }

  /** Returns the tests between which {@code -o} stands. */
  private List<List<String>> alternatives() {
    var found = new ArrayList<List<String>>();
    var current = new ArrayList<String>();
    for (var argument : invocation.arguments()) {
      if (argument.equals("-o") || argument.equals("-or")) {
        found.add(List.copyOf(current));
        current.clear();
      } else {
        current.add(argument);
      }
    }
    found.add(List.copyOf(current));
    return found;
  }

  private static boolean canMatch(List<String> tests, String file) {
    if (tests.contains("!") || tests.contains("-not")) {
      return true;
    }
    for (int at = 0; at + 1 < tests.size(); at++) {
      var test = tests.get(at);
      if (test.equals("-name") || test.equals("-iname")) {
        var pattern = tests.get(at + 1);
        boolean any = pattern.indexOf('$') >= 0 || pattern.indexOf('[') >= 0;
        boolean dots = pattern.startsWith("*");
        var glob = new Glob(dots ? "." + pattern : pattern);
        boolean named =
            List.of(file.split("/", -1)).stream()
                .filter(name -> !name.isEmpty())
                .anyMatch(
                    name ->
                        new Glob(pattern).matches(name)
                            || dots && name.startsWith(".") && glob.matches(name));
        if (!any && !named) {
          return false;
        }
      }
    }
    return true;
  }
}
