package dev.keymount.caller.tool;

import dev.keymount.caller.Target;
import dev.keymount.caller.hcl.HclExpression;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** What the targets of bake files are, with what they take from others. */
final class BakeTargets {

  private final String directory;
  private final List<BakeFile> files;
  private final BakeValues values;

  BakeTargets(String directory, List<BakeFile> files) {
    this.directory = directory;
    this.files = List.copyOf(files);
    this.values = new BakeValues(files);
  }

  BakeValues values() {
    return values;
  }

  /** Returns the definitions that make up a target, its own first, then those it takes from. */
  List<BakeTable> chain(String name) {
    var chain = new ArrayList<BakeTable>();
    collect(name, chain, new HashSet<>());
    return chain;
  }

  private void collect(String name, List<BakeTable> chain, Set<String> seen) {
    if (!seen.add(name)) {
      return;
    }
    var parents = new LinkedHashSet<String>();
    for (int at = files.size() - 1; at >= 0; at--) {
      for (var table : files.get(at).targets()) {
        if (table.name().equals(name)) {
          chain.add(table);
          parents.addAll(table.parents());
        }
      }
    }
    var nearestFirst = new ArrayList<>(parents);
    for (int at = nearestFirst.size() - 1; at >= 0; at--) {
      collect(nearestFirst.get(at), chain, seen);
    }
  }

  /** Returns the value of an attribute that counts for a target. */
  Optional<HclExpression> value(String name, String attribute) {
    return chain(name).stream().flatMap(table -> table.value(attribute).stream()).findFirst();
  }

  /** Returns whether something takes an attribute of a target by {@code target.NAME.ATTRIBUTE}. */
  boolean isReferredTo(String name) {
    var reference = Pattern.compile("\\btarget\\." + Pattern.quote(name) + "(?![\\w-])");
    return files.stream().anyMatch(file -> reference.matcher(file.source().text()).find());
  }

  /** Returns a target that takes from a definition but has none of one of its arguments. */
  Optional<String> without(BakeTable table, String argument) {
    return files.stream()
        .flatMap(file -> file.targets().stream())
        .map(BakeTable::name)
        .distinct()
        .filter(
            name -> {
              var chain = chain(name);
              return chain.contains(table) && chain.stream().anyMatch(one -> one.unsets(argument));
            })
        .findFirst();
  }

  /** Returns whether a target seems to be there for others to take from, and not to be built. */
  boolean isFragment(String name) {
    return files.stream()
            .flatMap(file -> file.targets().stream())
            .anyMatch(table -> table.parents().contains(name))
        && files.stream().noneMatch(file -> file.grouped().contains(name))
        && chain(name).stream().noneMatch(BakeTable::builds);
  }

  /** Returns the context of a target as it is written, with {@code *} for what is not known. */
  String context(String name) {
    var context = value(name, "context").map(values::path).orElse(".");
    return context.startsWith("cwd://") ? context.substring("cwd://".length()) : context;
  }

  /** Returns what a target builds; the paths are those of the directory where bake runs. */
  Target target(String name) {
    var dockerfile = value(name, "dockerfile").map(values::path).orElse("Dockerfile");
    var context = context(name);
    if (context.startsWith("target:") || context.startsWith("docker-image:")) {
      return Target.UNKNOWN;
    }
    boolean local = dockerfile.startsWith("cwd://");
    var path = local ? dockerfile.substring("cwd://".length()) : context + "/" + dockerfile;
    var candidates = new LinkedHashSet<String>();
    Paths.from(directory, path).ifPresent(candidates::add);
    Paths.from("", path).ifPresent(candidates::add);
    return new Target(List.copyOf(candidates));
  }
}
