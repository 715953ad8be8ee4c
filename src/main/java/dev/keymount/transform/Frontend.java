package dev.keymount.transform;

import dev.keymount.dockerfile.Directive;
import dev.keymount.dockerfile.Dockerfile;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The frontend that a {@code # syntax=} line asks for.
 *
 * @param directive the line
 * @see <a href="https://docs.docker.com/reference/dockerfile/#syntax">Dockerfile reference,
 *     syntax</a>
 */
public record Frontend(Directive directive) {

  /** The frontend that follows the newest release of the first version. */
  private static final String NEWEST = "docker/dockerfile:1";

  /** Versions of Docker's own frontend: a number behind the first, or an experimental one. */
  private static final Pattern PINNED =
      Pattern.compile(
          "(?:docker\\.io/)?docker/dockerfile(?:-upstream)?:(?:1\\.([0-9]+)(?:[.-].*)?|.*experimental.*)");

  /** Returns the frontend that a file asks for. */
  public static Optional<Frontend> of(Dockerfile file) {
    return file.directives().stream()
        .filter(directive -> directive.name().equals("syntax"))
        .findFirst()
        .map(Frontend::new);
  }

  /** Returns whether it is known to lack {@code env=} for secrets, which came with 1.10. */
  boolean isOld() {
    var matcher = PINNED.matcher(directive.value().trim());
    if (!matcher.matches()) {
      return false;
    }
    var minor = matcher.group(1);
    return minor == null || minor.length() < 2;
  }

  /** Returns the text of a file with a line that names a frontend which can do all. */
  public static String ensured(Dockerfile file) {
    var text = file.source().text();
    var line = "# syntax=" + NEWEST;
    var frontend = of(file);
    if (frontend.isEmpty()) {
      int start = text.startsWith("\ufeff") ? 1 : 0;
      return text.substring(0, start) + line + file.source().lineEnding() + text.substring(start);
    }
    var range = frontend.get().directive().range();
    return frontend.get().isOld()
        ? text.substring(0, range.start()) + line + text.substring(range.end())
        : text;
  }
}
