package dev.keymount.flow;

import dev.keymount.dockerfile.Keyword;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Which files of the build context lie where in the image, by the COPY that brought them. */
final class CopiedPaths {

  private static final int MAX_DEPTH = 8;

  private final Build build;

  /**
   * A file of the context.
   *
   * @param path its path there
   * @param text its text
   */
  record CopiedFile(String path, String text) {}

  CopiedPaths(Build build) {
    this.build = build;
  }

  /**
   * Returns the file of the context that a step finds at a path.
   *
   * @param path the absolute path in the image
   */
  Optional<CopiedFile> file(Stage stage, Step step, String path) {
    if (!build.context().isAtHand() || path.indexOf('$') >= 0) {
      return Optional.empty();
    }
    var mounted = mounted(stage, step, path);
    return mounted.isPresent() ? mounted : file(stage, step.position(), path, 0);
  }

  private Optional<CopiedFile> file(Stage stage, int position, String path, int depth) {
    if (depth > MAX_DEPTH) {
      return Optional.empty();
    }
    for (var at = Optional.of(stage); at.isPresent(); at = at.get().parent()) {
      var steps = at.get().steps();
      for (int i = steps.size() - 1; i >= 0; i--) {
        var step = steps.get(i);
        if (step.position() < position && (step.is(Keyword.COPY) || step.is(Keyword.ADD))) {
          var found = copied(at.get(), step, path, depth);
          if (found.isPresent()) {
            return found;
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<CopiedFile> copied(Stage stage, Step step, String path, int depth) {
    var instruction = step.instruction();
    var place = Place.of(build, stage, step);
    var values = instruction.values().stream().map(place::expand).toList();
    boolean odd =
        instruction.flag("parents").isPresent() || instruction.flag("exclude").isPresent();
    if (values.size() < 2 || odd) {
      return Optional.empty();
    }
    var last = values.get(values.size() - 1);
    var target = Place.absolute(last, place.workdir());
    boolean into = values.size() > 2 || last.endsWith("/");
    var from = instruction.flag("from").flatMap(flag -> flag.value());
    for (int i = values.size() - 2; i >= 0; i--) {
      var found = from(from, values.get(i), target, into, path, depth);
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  /** Looks for what a bind mount shows at a path. */
  private Optional<CopiedFile> mounted(Stage stage, Step step, String path) {
    for (var flag : step.instruction().flags()) {
      var options = options(flag.name().equals("mount") ? flag.value().orElse("") : "");
      var target = options.getOrDefault("target", options.getOrDefault("dst", ""));
      if (options.getOrDefault("type", "bind").equals("bind") && !target.isEmpty()) {
        var source = options.getOrDefault("source", options.getOrDefault("src", ""));
        var there = Place.absolute(target, Place.of(build, stage, step).workdir());
        var from = Optional.ofNullable(options.get("from"));
        var found = from(from, source, there, false, path, 0);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> options(String mount) {
    var options = new HashMap<String, String>();
    for (var option : mount.split(",", -1)) {
      int equals = option.indexOf('=');
      if (equals > 0) {
        options.put(option.substring(0, equals), option.substring(equals + 1));
      }
    }
    return options;
  }

  private Optional<CopiedFile> from(
      Optional<String> from, String source, String target, boolean into, String path, int depth) {
    if (source.contains("://") || source.startsWith("<<")) {
      return Optional.empty();
    }
    if (from.isPresent()) {
      var stage = build.stage(from.get());
      return stage.isEmpty()
          ? Optional.empty()
          : candidates(Place.absolute(source, "/"), target, into, path).stream()
              .flatMap(there -> file(stage.get(), Integer.MAX_VALUE, there, depth + 1).stream())
              .findFirst();
    }
    return candidates(ContextSource.relative(source), target, into, path).stream()
        .flatMap(there -> inContext(there).stream())
        .findFirst();
  }

  private Optional<CopiedFile> inContext(String path) {
    return build
        .context()
        .text(path)
        .filter(text -> !build.context().ignored().excludes(path))
        .map(text -> new CopiedFile(path, text));
  }

  /** Returns where a file may come from that lies at a path behind a COPY. */
  private static List<String> candidates(String source, String target, boolean into, String path) {
    var found = new ArrayList<String>();
    var name = source.substring(source.lastIndexOf('/') + 1);
    if (name.indexOf('*') >= 0 || name.indexOf('?') >= 0) {
      var candidate = source.substring(0, source.length() - name.length()) + base(path);
      if (PathPattern.of(source).matches(candidate) && path.equals(join(target, base(path)))) {
        found.add(candidate);
      }
      return found;
    }
    if (path.equals(target) && !into || path.equals(join(target, name))) {
      found.add(source);
    }
    var prefix = join(target, "");
    if (path.startsWith(prefix)) {
      var rest = path.substring(prefix.length());
      found.add(source.isEmpty() ? rest : join(source, rest));
    }
    return found;
  }

  private static String base(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  private static String join(String directory, String name) {
    return directory.endsWith("/") ? directory + name : directory + "/" + name;
  }
}
