package dev.keymount.flow;

import java.util.ArrayList;
import java.util.List;

/** The COPY and ADD instructions that take a file of the context along with a directory. */
final class ContextTrees {

  private ContextTrees() {}

  /**
   * Returns what brings in a file beside the sources that are there for it.
   *
   * @param path the path of the file in the context
   */
  static List<KeySource> with(Build build, String path, List<KeySource> sources) {
    var trees = new ArrayList<KeySource>();
    for (var stage : build.stages()) {
      for (var step : stage.steps()) {
        for (var copy : ContextCopy.in(build, stage, step)) {
          boolean own = sources.stream().anyMatch(source -> source.copy().equals(copy));
          var source = new ContextSource(copy.source());
          if (!own && (source.isAbove(path) || !source.isPlain() && source.names(path))) {
            var file = at(build, stage, copy, path);
            trees.add(new KeySource(copy, List.of(file), "", KeySource.Kind.TREE));
          }
        }
      }
    }
    return trees;
  }

  /** Returns where a file comes to lie: a directory is copied by what is in it. */
  static String at(Build build, Stage stage, ContextCopy copy, String path) {
    var values = copy.step().instruction().values();
    var place = Place.of(build, stage, copy.step());
    var target = Place.absolute(place.expand(values.get(values.size() - 1)), place.workdir());
    boolean above = path.startsWith(copy.source() + "/");
    var rest =
        copy.source().isEmpty()
            ? path
            : above
                ? path.substring(copy.source().length() + 1)
                : path.substring(path.lastIndexOf('/') + 1);
    return (target.equals("/") ? "" : target) + "/" + rest;
  }
}
