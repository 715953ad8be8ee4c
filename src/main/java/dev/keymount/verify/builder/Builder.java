package dev.keymount.verify.builder;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A real builder of this machine. It makes images under the names that it is given and touches no
 * other; the {@link Workspace} removes them.
 */
public interface Builder {

  /** Returns what it is, for people: {@code docker 28.5.2, buildx 0.29.1, driver docker}. */
  String description();

  /** Returns whether it can mount a secret as a variable ({@code env=}). */
  boolean mountsVariables();

  /**
   * Builds one image.
   *
   * @throws BuilderException if the builder can't be run; a build that fails is a result
   */
  BuildResult build(BuildRequest request, BuildProgress progress) throws BuilderException;

  /**
   * Reads images back that it has built.
   *
   * @param requests the builds of them, all of which have succeeded
   * @param reader is given one or more archives, each as {@code docker image save} or an OCI
   *     exporter writes it, in which the images have the names of their requests
   */
  void read(List<BuildRequest> requests, ArchiveReader reader) throws BuilderException, IOException;

  /** Reads an archive of images. */
  @FunctionalInterface
  interface ArchiveReader {
    /**
     * Reads the archive to its end.
     *
     * @param name the name of the one image in it; empty where the archive names its images itself
     */
    void read(InputStream archive, String name) throws IOException;
  }
}
