package dev.keymount.cli;

import dev.keymount.migrate.Callers;
import dev.keymount.migrate.Configuration;
import dev.keymount.migrate.ConfigurationFile;
import dev.keymount.migrate.Discovery;
import dev.keymount.migrate.FileProblem;
import dev.keymount.migrate.Migration;
import dev.keymount.migrate.Settings;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * The Dockerfiles that the user means.
 *
 * @param root what their paths are relative to: the directory where one is named, and else the
 *     working directory or, for files that lie outside it, the directory that they share
 * @param label the root as the user would write it
 * @param files the files in order, each once
 * @param callers other files whose names are those of callers; none where no directory is named
 * @param passed files that were named and that the configuration excludes, where that holds for
 *     them
 * @param failed whether something that was named can't be read
 * @param configuration what the repository says about itself
 */
record Selection(
    Path root,
    String label,
    List<Path> files,
    List<Path> callers,
    List<Path> passed,
    boolean failed,
    Configuration configuration) {

  /**
   * Returns what the user means, empty where the configuration can't be understood. A file that is
   * named is meant whatever the configuration says.
   */
  static Optional<Selection> of(List<Path> named, Streams streams) {
    return of(named, false, streams);
  }

  /**
   * Returns what the user means, empty where the configuration can't be understood.
   *
   * @param excludes whether what the configuration excludes is passed over where it is named, too
   */
  static Optional<Selection> of(List<Path> named, boolean excludes, Streams streams) {
    var paths = named.isEmpty() ? List.of(Path.of("")) : named;
    var root = root(paths);
    var configured = ConfigurationFile.in(root);
    return complain(configured, streams)
        ? Optional.empty()
        : Optional.of(of(root, paths, excludes, configured.configuration(), streams));
  }

  private static Selection of(
      Path root, List<Path> paths, boolean excludes, Configuration configuration, Streams streams) {
    var excluded = configuration.excluded(root);
    var files = new LinkedHashSet<Path>();
    var callers = new LinkedHashSet<Path>();
    var passed = new ArrayList<Path>();
    boolean failed = false;
    for (var path : paths) {
      if (excludes && Files.exists(path) && !Files.isDirectory(path) && excluded.test(path)) {
        passed.add(path);
      } else {
        failed |= !add(path, excluded, files, callers, streams);
      }
    }
    return new Selection(
        root,
        label(root),
        new ArrayList<>(files),
        new ArrayList<>(callers),
        passed,
        failed,
        configuration);
  }

  /**
   * Reads the files that call builds.
   *
   * @param wanted whether the user wants them looked at
   */
  Callers callers(Settings settings, boolean wanted) {
    return wanted ? Callers.read(root, settings, callers) : Callers.none(root, settings);
  }

  /**
   * Returns the Dockerfiles, those that only callers name included, each paired with its callers.
   */
  List<Path> files(Callers known, Streams streams) {
    var all = known.withNamed(files, path -> false);
    if (all.isEmpty() && passed.isEmpty() && !failed) {
      streams.complain("no Dockerfile found; name one, or the directory that holds it");
    }
    known.pair(all.stream().map(file -> Migration.relative(root, file)).toList());
    return all;
  }

  private static boolean complain(ConfigurationFile file, Streams streams) {
    for (var problem : file.problems()) {
      var line = problem.line() > 0 ? ":" + problem.line() : "";
      streams.complain(ConfigurationFile.NAME + line + ": " + problem.message());
    }
    return !file.problems().isEmpty();
  }

  private static boolean add(
      Path path,
      Predicate<Path> excluded,
      LinkedHashSet<Path> files,
      LinkedHashSet<Path> callers,
      Streams streams) {
    if (!Files.isDirectory(path)) {
      if (Files.exists(path)) {
        files.add(path);
        return true;
      }
      streams.complain("cannot read " + path + ": no such file; name a Dockerfile or a directory");
      return false;
    }
    var unreadable = new ArrayList<Path>();
    try {
      var found = Discovery.in(path, excluded, unreadable::add);
      files.addAll(found.dockerfiles());
      callers.addAll(found.callers());
    } catch (IOException e) {
      streams.complain("cannot read " + path + ": " + FileProblem.reason(e));
      return false;
    }
    unreadable.forEach(file -> streams.complain("cannot read " + file + ": permission denied"));
    return unreadable.isEmpty();
  }

  private static Path root(List<Path> paths) {
    var here = Path.of("").toAbsolutePath().normalize();
    if (paths.size() == 1 && Files.isDirectory(paths.get(0))) {
      return paths.get(0).toAbsolutePath().normalize();
    }
    var shared = directory(paths.get(0));
    for (var path : paths) {
      while (!directory(path).startsWith(shared)) {
        var parent = shared.getParent();
        if (parent == null) {
          return shared;
        }
        shared = parent;
      }
    }
    return shared.startsWith(here) ? here : shared;
  }

  private static Path directory(Path path) {
    var absolute = path.toAbsolutePath().normalize();
    var parent = absolute.getParent();
    return Files.isDirectory(absolute) || parent == null ? absolute : parent;
  }

  private static String label(Path root) {
    var here = Path.of("").toAbsolutePath().normalize();
    if (root.equals(here)) {
      return ".";
    }
    return (root.startsWith(here) ? here.relativize(root) : root)
        .toString()
        .replace(File.separatorChar, '/');
  }
}
