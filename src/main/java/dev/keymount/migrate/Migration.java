package dev.keymount.migrate;

import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.migrate.DockerfileResult.Outcome;
import dev.keymount.migrate.DockerfileResult.ProblemLine;
import dev.keymount.source.SourceText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * The migration of the Dockerfiles of one repository, as text: nothing is written here.
 *
 * <p>Files are read and migrated on all cores and handed on in order, a batch at a time, so that
 * memory does not grow with their number.
 */
public final class Migration {

  private static final int BATCH = 2048;

  /** How many instructions of a Dockerfile are followed; people write some dozens. */
  private static final int MOST_INSTRUCTIONS = 1000;

  private final Path root;
  private final Settings settings;
  private final Callers callers;

  /**
   * Makes a migration of files whose paths are reported relative to {@code root}.
   *
   * @param callers what builds them, paired with them
   */
  public Migration(Path root, Settings settings, Callers callers) {
    this.root = root;
    this.settings = settings;
    this.callers = callers;
  }

  /** Migrates files in order; a file that can't be read has the outcome refused. */
  public void run(List<Path> files, Consumer<DockerfileResult> results) {
    for (int from = 0; from < files.size(); from += BATCH) {
      var batch = files.subList(from, Math.min(from + BATCH, files.size()));
      var done =
          IntStream.range(0, batch.size()).parallel().mapToObj(i -> one(batch.get(i), files));
      done.toList().forEach(results);
    }
  }

  /**
   * Migrates one file; one that can't be read has the outcome refused.
   *
   * @param files all files of the run, which may share its build context
   */
  public DockerfileResult one(Path file, List<Path> files) {
    var name = relative(root, file);
    try {
      var tree =
          DockerfileReader.read(
              SourceText.decode(BoundedFile.read(file, BoundedFile.LARGEST_DOCKERFILE)));
      if (tree.instructions().size() > MOST_INSTRUCTIONS) {
        return unread(name, "it has more than " + MOST_INSTRUCTIONS + " instructions");
      }
      var context = new RepositoryFiles(root, file, tree, files);
      return DockerfileMigration.of(name, tree, settings, context, callers.engine(name, tree));
    } catch (IOException e) {
      return unread(name, "cannot be read: " + FileProblem.reason(e));
    }
  }

  private static DockerfileResult unread(String name, String reason) {
    var empty = SourceText.of("");
    return new DockerfileResult(
        name,
        Outcome.REFUSED,
        List.of(),
        List.of(new ProblemLine(0, reason)),
        empty,
        empty,
        List.of(),
        DockerfileResult.directoryOf(name));
  }

  /** Returns the path of a file relative to the root, with slashes. */
  public static String relative(Path root, Path file) {
    var absolute = file.toAbsolutePath().normalize();
    var base = root.toAbsolutePath().normalize();
    var path = absolute.startsWith(base) ? base.relativize(absolute) : absolute;
    return path.toString().replace(File.separatorChar, '/');
  }
}
