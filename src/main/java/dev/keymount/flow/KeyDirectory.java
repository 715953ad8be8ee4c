package dev.keymount.flow;

import dev.keymount.secret.PrivateKeyFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** A directory of the build context that is copied to where ssh looks for its files. */
final class KeyDirectory {

  private static final Set<String> NAMES = Set.of(".ssh", "ssh", "_ssh", "dot-ssh", "dot_ssh");

  /** What ssh reads beside keys, as patterns: one that matches nothing is no error to COPY. */
  private static final List<String> OTHERS = List.of("confi[g]", "known_host[s]");

  private KeyDirectory() {}

  /** Returns whether a source is a directory, by what is at hand or by its name. */
  static boolean isDirectory(Build build, ContextCopy copy) {
    var name = copy.source().substring(copy.source().lastIndexOf('/') + 1);
    boolean file = build.context().text(copy.source()).isPresent();
    return !file
        && (NAMES.contains(name)
            || copy.source().isEmpty()
            || !build.context().below(copy.source()).isEmpty());
  }

  /** Returns what a directory brings; empty where that is no key. */
  static Optional<KeySource> source(Build build, ContextCopy copy) {
    var written = copy.step().instruction().values();
    var target = targetOf(build, copy, written.get(written.size() - 1));
    if (!target.endsWith("/.ssh")) {
      return Optional.empty();
    }
    var files = build.context().below(copy.source());
    return files.isEmpty() ? unseen(build, copy, target) : seen(copy, target, files);
  }

  /**
   * Returns what a pattern brings; empty where that is no key.
   *
   * @param isKey tells whether a file is a key by its path
   */
  static Optional<KeySource> matched(Build build, ContextCopy copy, Predicate<String> isKey) {
    var pattern = new ContextSource(copy.source());
    var written = copy.step().instruction().values();
    var target = targetOf(build, copy, written.get(written.size() - 1));
    var keys = new ArrayList<String>();
    var others = new ArrayList<String>();
    for (var file : build.context().below("")) {
      if (pattern.names(file)) {
        (isKey.test(file) ? keys : others).add(file);
      }
    }
    if (keys.isEmpty()) {
      return build.context().isAtHand() || !isKey.test(copy.source().replace("*", ""))
          ? Optional.empty()
          : Optional.of(
              new KeySource(
                  copy,
                  List.of(target + "/" + name(copy.source()).replace("*", "")),
                  "",
                  KeySource.Kind.UNSEEN_DIRECTORY));
    }
    var narrowed = keys.size() > 1 || others.isEmpty() ? "" : narrowed(others, copy);
    var files = keys.stream().map(key -> target + "/" + name(key)).toList();
    return Optional.of(new KeySource(copy, files, narrowed, KeySource.Kind.DIRECTORY));
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /** A directory is copied by what is in it, so its own name is no part of where that lies. */
  private static String targetOf(Build build, ContextCopy copy, String written) {
    var place = Place.of(build, copy.step().stage().orElseThrow(), copy.step());
    return Place.absolute(place.expand(written), place.workdir());
  }

  private static Optional<KeySource> unseen(Build build, ContextCopy copy, String target) {
    if (build.context().isAtHand() && !copy.source().endsWith("ssh")) {
      return Optional.empty();
    }
    var sources = OTHERS.stream().map(name -> copy.source() + "/" + name).toList();
    return Optional.of(
        new KeySource(
            copy,
            List.of(target + "/id_rsa"),
            narrowed(sources, copy),
            KeySource.Kind.UNSEEN_DIRECTORY));
  }

  private static Optional<KeySource> seen(ContextCopy copy, String target, List<String> files) {
    var keys = new ArrayList<String>();
    var others = new ArrayList<String>();
    boolean nested = false;
    for (var file : files) {
      var name = file.substring(copy.source().length() + 1);
      nested |= name.indexOf('/') >= 0;
      if (PrivateKeyFile.isIn(".ssh", name)) {
        keys.add(target + "/" + name);
      } else {
        others.add(file);
      }
    }
    if (keys.isEmpty()) {
      return Optional.empty();
    }
    if (others.isEmpty() && keys.size() == 1) {
      return Optional.of(new KeySource(copy, keys, "", KeySource.Kind.KEY));
    }
    var narrowed = nested || keys.size() > 1 ? "" : narrowed(others, copy);
    return Optional.of(new KeySource(copy, keys, narrowed, KeySource.Kind.DIRECTORY));
  }

  private static String narrowed(List<String> sources, ContextCopy copy) {
    var values = copy.step().instruction().values();
    var target = values.get(values.size() - 1);
    var plain = sources.stream().allMatch(source -> source.matches("[A-Za-z0-9_./\\[\\]-]+"));
    return plain
        ? String.join(" ", sources) + " " + target + (target.endsWith("/") ? "" : "/")
        : "";
  }
}
