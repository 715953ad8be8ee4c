package dev.keymount.flow;

import dev.keymount.dockerfile.Instruction;
import dev.keymount.dockerfile.Keyword;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a COPY or ADD takes from the build context.
 *
 * @param path the path relative to the root of the context, without a slash at either end; empty
 *     for the root itself; a variable stays <code>${name}</code> in it
 * @see <a href="https://docs.docker.com/reference/dockerfile/#copy">Dockerfile reference, COPY</a>
 */
public record ContextSource(String path) {

  /** Returns what an instruction takes; nothing for one that takes nothing from the context. */
  public static List<ContextSource> of(Instruction instruction, char escape) {
    boolean copies = instruction.keyword() == Keyword.COPY || instruction.keyword() == Keyword.ADD;
    if (!copies || instruction.flag("from").isPresent()) {
      return List.of();
    }
    var sources = new ArrayList<ContextSource>();
    var values = instruction.values();
    for (int at = 0; at + 1 < values.size(); at++) {
      var value = values.get(at);
      boolean elsewhere =
          value.startsWith("<<") || value.contains("://") || value.startsWith("git@");
      if (!elsewhere) {
        var expanded = DockerWord.expand(value, escape, name -> Optional.empty());
        sources.add(new ContextSource(relative(expanded)));
      }
    }
    return sources;
  }

  /** Returns a path relative to the root of the context, which COPY can't leave. */
  public static String relative(String path) {
    return Place.absolute(path.startsWith("$") ? "/" + path : path, "/").substring(1);
  }

  /** Returns whether the path stands for itself: it has no variable and no pattern. */
  public boolean isPlain() {
    return !hasVariable() && !isPattern();
  }

  private boolean hasVariable() {
    return path.indexOf('$') >= 0;
  }

  private boolean isPattern() {
    return path.indexOf('*') >= 0 || path.indexOf('?') >= 0 || path.indexOf('[') >= 0;
  }

  /** Returns whether this is a file, or may be by a variable, and no directory above it. */
  public boolean names(String file) {
    if (hasVariable()) {
      int last = Math.max(path.lastIndexOf('}'), path.lastIndexOf('$'));
      return file.startsWith(path.substring(0, path.indexOf('$')))
          && file.endsWith(path.substring(last + 1));
    }
    return isPattern() ? PathPattern.of(path).matches(file) : path.equals(file);
  }

  /** Returns whether this is the root of the context or a directory above a file. */
  public boolean isAbove(String file) {
    if (path.isEmpty()) {
      return true;
    }
    for (int slash = file.lastIndexOf('/'); slash > 0; slash = file.lastIndexOf('/', slash - 1)) {
      if (names(file.substring(0, slash))) {
        return true;
      }
    }
    return false;
  }
}
