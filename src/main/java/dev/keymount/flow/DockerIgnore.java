package dev.keymount.flow;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a {@code .dockerignore} file keeps out of the build context.
 *
 * @see <a href="https://docs.docker.com/build/concepts/context/#dockerignore-files">Docker's page
 *     on .dockerignore files</a>
 */
public final class DockerIgnore {

  /** The file in the root of the context. */
  public static final String NAME = ".dockerignore";

  private final List<Line> lines;

  private DockerIgnore(List<Line> lines) {
    this.lines = lines;
  }

  private record Line(PathPattern pattern, boolean exception) {}

  /** Returns what a file with this text keeps out. */
  public static DockerIgnore of(String text) {
    var lines = new ArrayList<Line>();
    var start = text.startsWith("\ufeff") ? 1 : 0;
    for (var line : text.substring(start).split("\n", -1)) {
      if (!line.startsWith("#")) {
        line(line.strip()).ifPresent(lines::add);
      }
    }
    return new DockerIgnore(lines);
  }

  private static Optional<Line> line(String text) {
    boolean exception = text.startsWith("!");
    var pattern = (exception ? text.substring(1) : text).strip();
    if (pattern.isEmpty()) {
      return Optional.empty();
    }
    var clean = ContextSource.relative(pattern);
    return clean.isEmpty() || leavesTheRoot(pattern)
        ? Optional.empty()
        : Optional.of(new Line(PathPattern.of(clean), exception));
  }

  private static boolean leavesTheRoot(String pattern) {
    int depth = 0;
    for (var segment : pattern.split("/", -1)) {
      if (segment.equals("..") && --depth < 0) {
        return !pattern.startsWith("/");
      }
      depth += segment.isEmpty() || segment.equals(".") || segment.equals("..") ? 0 : 1;
    }
    return false;
  }

  /**
   * Returns the file in force for a Dockerfile: the one that is named after it wins over the one in
   * the root of the context.
   *
   * @param dockerfile the path of the Dockerfile in the context
   */
  public static DockerIgnore inForce(ContextFiles context, String dockerfile) {
    return context
        .text(dockerfile + NAME)
        .or(() -> context.text(NAME))
        .map(DockerIgnore::of)
        .orElse(new DockerIgnore(List.of()));
  }

  /**
   * Returns whether a file does not enter the context: the last line that matches it or a directory
   * above it decides.
   *
   * @param path its path in the context, with slashes
   */
  public boolean excludes(String path) {
    boolean excluded = false;
    for (var line : lines) {
      if (line.exception() == excluded && matches(line.pattern(), path)) {
        excluded = !line.exception();
      }
    }
    return excluded;
  }

  private static boolean matches(PathPattern pattern, String path) {
    for (int slash = path.indexOf('/'); slash > 0; slash = path.indexOf('/', slash + 1)) {
      if (pattern.matches(path.substring(0, slash))) {
        return true;
      }
    }
    return pattern.matches(path);
  }
}
