package dev.keymount.caller.ci;

import dev.keymount.caller.Engine;
import dev.keymount.caller.yaml.YamlValue;
import java.util.Comparator;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An image of Docker itself that a job runs in or beside.
 *
 * @param major the major version of Docker in it
 * @param minor the minor version, the newest where only the major one is said
 */
record DockerImage(int major, int minor) implements Comparable<DockerImage> {

  private static final Pattern NAME =
      Pattern.compile("(?:[^@]*/)?docker(?::(?:(\\d+)(?:\\.(\\d+))?|([a-z]+))[^/]*)?");
  private static final int NEWEST = Integer.MAX_VALUE;

  /** Returns the version of Docker in an image; empty where it is no image of Docker. */
  static Optional<DockerImage> of(String image) {
    var matcher = NAME.matcher(image);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    if (matcher.group(1) == null) {
      return Optional.of(
          "stable".equals(matcher.group(3)) ? new DockerImage(19, 3) : new DockerImage(NEWEST, 0));
    }
    int minor = matcher.group(2) == null ? NEWEST : number(matcher.group(2));
    return Optional.of(new DockerImage(number(matcher.group(1)), minor));
  }

  private static int number(String digits) {
    return digits.length() > 4 ? NEWEST : Integer.parseInt(digits);
  }

  @Override
  public int compareTo(DockerImage other) {
    return Comparator.comparingInt(DockerImage::major)
        .thenComparingInt(DockerImage::minor)
        .compare(this, other);
  }

  /** Returns the name of an image, which may stand alone or under {@code name}. */
  static Optional<String> name(YamlValue image) {
    return image.scalar().or(() -> image.get("name").flatMap(YamlValue::scalar));
  }

  /** Returns whether a build uses BuildKit without being told to, from 23.0. */
  boolean buildsWithBuildKit() {
    return major >= 23;
  }

  /** Returns the engine: secrets in variables come with 27.3. */
  Engine engine() {
    return major > 27 || major == 27 && minor >= 3
        ? Engine.DOCKER
        : Engine.filesOnly("docker " + major + (minor == NEWEST ? "" : "." + minor));
  }
}
