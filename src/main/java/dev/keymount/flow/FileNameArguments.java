package dev.keymount.flow;

import java.util.ArrayList;
import java.util.List;

/** Build arguments that serve only to name the file of a secret. */
final class FileNameArguments {

  private FileNameArguments() {}

  /** Returns the definitions of variables that nothing but the sources of the secret mentions. */
  static List<Definition> of(Build build, List<KeySource> sources) {
    var found = new ArrayList<Definition>();
    var own = sources.stream().filter(source -> source.kind() == KeySource.Kind.KEY).toList();
    for (var source : own) {
      var text = source.copy().range().of(build.text());
      for (var name : VariableNames.in(text)) {
        if (isMentionedElsewhere(build, name, own)) {
          continue;
        }
        build.globalDefinitions().stream().filter(d -> d.name().equals(name)).forEach(found::add);
        build.stages().stream()
            .flatMap(stage -> stage.definitions(name).stream())
            .filter(definition -> !definition.environment())
            .forEach(found::add);
      }
    }
    return found.stream().distinct().toList();
  }

  private static boolean isMentionedElsewhere(Build build, String name, List<KeySource> sources) {
    var text = new StringBuilder(build.text());
    sources.stream()
        .map(source -> source.copy().range())
        .distinct()
        .forEach(
            range -> {
              for (int at = range.start(); at < range.end(); at++) {
                text.setCharAt(at, ' ');
              }
            });
    return text.indexOf("$" + name) >= 0 || text.indexOf("${" + name) >= 0;
  }
}
