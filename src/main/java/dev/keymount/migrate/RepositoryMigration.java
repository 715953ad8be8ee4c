package dev.keymount.migrate;

import dev.keymount.migrate.DockerfileResult.ProblemLine;
import dev.keymount.transform.MountForms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The migration of one repository from its directory, as texts: nothing is written here. What its
 * configuration says comes after what the user asks for.
 */
public final class RepositoryMigration {

  private final Path root;
  private final Configuration configuration;
  private final Settings settings;
  private final Callers callers;
  private final List<Path> files;
  private final List<Path> unreadable;
  private final Map<String, ChangedFile> changes = new LinkedHashMap<>();
  private final Map<String, ChangedFile> further = new LinkedHashMap<>();

  private RepositoryMigration(
      Path root,
      Configuration configuration,
      Settings settings,
      Callers callers,
      List<Path> files,
      List<Path> unreadable) {
    this.root = root;
    this.configuration = configuration;
    this.settings = settings;
    this.callers = callers;
    this.files = files;
    this.unreadable = unreadable;
  }

  /**
   * What the user asks for in all repositories.
   *
   * @param forms which forms of mounts to write
   * @param unsafe whether fixes that may change what a step sees are applied too
   * @param select the ids of the only rules to apply; where empty, those that apply by default
   * @param ignore the ids of the rules to pass over
   * @param callers whether the files that call builds are migrated, too
   */
  public record Wishes(
      MountForms forms, boolean unsafe, Set<String> select, Set<String> ignore, boolean callers) {

    /** Takes copies. */
    public Wishes {
      select = Set.copyOf(select);
      ignore = Set.copyOf(ignore);
    }

    /** Returns the settings for a repository of that configuration. */
    Settings settings(Configuration configuration) {
      var ignored = new LinkedHashSet<>(configuration.ignore());
      ignored.removeAll(select);
      ignored.addAll(ignore);
      var own = new MountForms(forms.ssh(), forms.secret(), forms.syntax(), configuration.forms());
      return new Settings(own, unsafe, select, ignored, configuration.names());
    }
  }

  /** A configuration of a repository that can't be understood. */
  public static final class Unconfigured extends Exception {

    private static final long serialVersionUID = 1;

    Unconfigured(ProblemLine problem) {
      super(
          ConfigurationFile.NAME
              + (problem.line() > 0 ? ":" + problem.line() : "")
              + ": "
              + problem.message());
    }
  }

  /**
   * Finds the Dockerfiles and the callers of a repository, and reads the callers.
   *
   * @param passed tells which directories and files to pass over besides those that the
   *     configuration and git name
   * @throws IOException if the root can't be read
   * @throws Unconfigured if its configuration can't be understood
   */
  public static RepositoryMigration of(Path root, Wishes wishes, Predicate<Path> passed)
      throws IOException, Unconfigured {
    var base = root.toAbsolutePath().normalize();
    var configured = ConfigurationFile.in(base);
    if (!configured.problems().isEmpty()) {
      throw new Unconfigured(configured.problems().get(0));
    }
    var configuration = configured.configuration();
    var settings = wishes.settings(configuration);
    var unreadable = new ArrayList<Path>();
    var found = Discovery.in(base, passed.or(configuration.excluded(base)), unreadable::add);
    var callers =
        wishes.callers()
            ? Callers.read(base, settings, found.callers())
            : Callers.none(base, settings);
    var files = callers.withNamed(found.dockerfiles(), passed);
    callers.pair(files.stream().map(file -> Migration.relative(base, file)).toList());
    return new RepositoryMigration(base, configuration, settings, callers, files, unreadable);
  }

  /** Returns what the repository says about itself. */
  public Configuration configuration() {
    return configuration;
  }

  /** Returns the files and directories that could not be read. */
  public List<Path> unreadable() {
    return List.copyOf(unreadable);
  }

  /** Migrates the Dockerfiles and then the callers, and hands on what becomes of each. */
  public void run(Consumer<DockerfileResult> dockerfiles, Consumer<CallerResult> calls) {
    new Migration(root, settings, callers)
        .run(
            files,
            result -> {
              callers.take(result);
              take(result);
              dockerfiles.accept(result);
            });
    further.forEach(changes::put);
    for (var caller : callers.results()) {
      caller.change().ifPresent(change -> changes.put(change.path(), change));
      calls.accept(caller);
    }
  }

  private void take(DockerfileResult result) {
    if (result.isTextChanged()) {
      changes.put(
          result.path(),
          new ChangedFile(result.path(), Optional.of(result.before()), result.after()));
    }
    result.further().forEach(file -> further.merge(file.path(), file, ChangedFile::and));
  }

  /** Returns the files that change, once it has run: Dockerfiles, what they need, and callers. */
  public List<ChangedFile> changes() {
    return List.copyOf(changes.values());
  }

  /** Returns whether a caller that is known to build a Dockerfile is rewritten for it. */
  public boolean isCalled(String dockerfile) {
    return callers.isCalled(dockerfile);
  }
}
