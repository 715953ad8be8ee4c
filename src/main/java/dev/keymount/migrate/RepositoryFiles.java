package dev.keymount.migrate;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.flow.ContextFiles;
import dev.keymount.flow.DockerIgnore;
import dev.keymount.source.SourceText;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The build context of a Dockerfile as the repository has it.
 *
 * <p>Nothing is read or listed before it is asked for. Files above 256 KiB and files that are no
 * UTF-8 text have no text here, nor have links that lead out of the root of the run.
 */
public final class RepositoryFiles implements ContextFiles {

  private static final long MAX_BYTES = 256 * 1024;
  private static final int MAX_FILES = 50_000;

  private final Path root;
  private final Path dockerfile;
  private final Dockerfile tree;
  private final List<Path> dockerfiles;
  private final Map<String, Optional<String>> texts = new HashMap<>();
  private @Nullable ContextDirectory directory;
  private @Nullable Boolean atHand;

  /**
   * Makes the context of one Dockerfile.
   *
   * @param root the root of the run, which is not left
   * @param dockerfile the path of the Dockerfile
   * @param tree its tree
   * @param dockerfiles all Dockerfiles of the run
   */
  public RepositoryFiles(Path root, Path dockerfile, Dockerfile tree, List<Path> dockerfiles) {
    this.root = root.toAbsolutePath().normalize();
    this.dockerfile = dockerfile.toAbsolutePath().normalize();
    this.tree = tree;
    this.dockerfiles = dockerfiles;
  }

  /** Returns this context as if no other Dockerfile were built with it. */
  RepositoryFiles alone() {
    return new RepositoryFiles(root, dockerfile, tree, List.of());
  }

  /** Returns the Dockerfile. */
  Dockerfile tree() {
    return tree;
  }

  /**
   * Returns the contexts of the other Dockerfiles of the run that are built with the same files.
   */
  List<RepositoryFiles> neighbours() {
    var found = new ArrayList<RepositoryFiles>();
    for (var file : dockerfiles) {
      var other = file.toAbsolutePath().normalize();
      if (other.startsWith(directory()) && !other.equals(dockerfile)) {
        try {
          var text =
              DockerfileReader.read(
                  SourceText.decode(BoundedFile.read(other, BoundedFile.LARGEST_DOCKERFILE)));
          found.add(new RepositoryFiles(root, other, text, dockerfiles));
        } catch (IOException e) {
          // It is reported when its turn comes.
        }
      }
    }
    found.removeIf(neighbour -> !neighbour.directory().equals(directory()));
    return found;
  }

  private ContextDirectory chosen() {
    var known = directory;
    if (known == null) {
      known = ContextDirectory.of(root, dockerfile, tree);
      directory = known;
    }
    return known;
  }

  /** Returns the root of the context. */
  Path directory() {
    return chosen().path();
  }

  /** Returns the path of the Dockerfile in the context. */
  String dockerfile() {
    return slashes(directory().relativize(dockerfile));
  }

  /** Returns the path of a file of the context relative to the root of the run. */
  String fromRoot(String path) {
    return slashes(root.relativize(directory().resolve(path)));
  }

  /** Returns whether there is a file or directory of that path. */
  boolean has(String path) {
    return resolve(path).filter(Files::exists).isPresent();
  }

  @Override
  public boolean isAtHand() {
    var known = atHand;
    if (known == null) {
      known = holdsOtherFiles(parent(dockerfile)) || chosen().holdsSource();
      atHand = known;
    }
    return known;
  }

  private static Path parent(Path file) {
    var parent = file.getParent();
    return parent == null ? file : parent;
  }

  private static boolean holdsOtherFiles(Path directory) {
    try (var entries = Files.newDirectoryStream(directory)) {
      for (var entry : entries) {
        if (!Discovery.isDockerfile(String.valueOf(entry.getFileName()))
            && Files.isRegularFile(entry)) {
          return true;
        }
      }
      return false;
    } catch (IOException | DirectoryIteratorException e) {
      return false;
    }
  }

  @Override
  public DockerIgnore ignored() {
    return DockerIgnore.inForce(this, dockerfile());
  }

  @Override
  public Optional<String> text(String path) {
    return texts.computeIfAbsent(path, this::read);
  }

  private Optional<String> read(String path) {
    var file = resolve(path);
    if (file.isEmpty()) {
      return Optional.empty();
    }
    try {
      boolean inside = file.get().toRealPath().startsWith(root.toRealPath());
      if (!inside || !Files.isRegularFile(file.get()) || Files.size(file.get()) > MAX_BYTES) {
        return Optional.empty();
      }
      var text = SourceText.decode(Files.readAllBytes(file.get()));
      return text.isUtf8() && text.text().indexOf('\0') < 0
          ? Optional.of(text.text())
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns a path of the context in the file system; empty for one that leads out of it. */
  private Optional<Path> resolve(String path) {
    try {
      var file = directory().resolve(path).normalize();
      return file.startsWith(directory()) ? Optional.of(file) : Optional.empty();
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<String> below(String path) {
    var start = resolve(path);
    if (start.isEmpty() || !Files.isDirectory(start.get())) {
      return List.of();
    }
    var found = new ArrayList<String>();
    try {
      if (start.get().toRealPath().startsWith(root.toRealPath())) {
        Files.walkFileTree(start.get(), new Listing(found));
      }
    } catch (IOException e) {
      return List.of();
    }
    found.sort(null);
    return found;
  }

  /** Collects regular files; links are not followed, and what can't be read is passed over. */
  private final class Listing extends SimpleFileVisitor<Path> {

    private final List<String> found;

    Listing(List<String> found) {
      this.found = found;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      if (attributes.isRegularFile()) {
        found.add(slashes(directory().relativize(file)));
      }
      return found.size() < MAX_FILES ? FileVisitResult.CONTINUE : FileVisitResult.TERMINATE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) {
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path visited, @Nullable IOException failure) {
      return FileVisitResult.CONTINUE;
    }
  }

  private static String slashes(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }
}
