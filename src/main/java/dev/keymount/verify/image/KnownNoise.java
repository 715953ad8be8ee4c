package dev.keymount.verify.image;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Files that no two builds have in common, whatever their Dockerfiles say: they hold times, numbers
 * of processes or random names. Noise never covers a mode, an owner or a type. Secrets are looked
 * for in all files, noise or not.
 *
 * @param pattern the paths, absolute; {@code **} stands for any number of directories, {@code *}
 *     for a part of a name
 * @param reason why they differ, in a few words
 * @param facets in what they may differ
 */
public record KnownNoise(String pattern, String reason, Set<Facet> facets) {

  private static final List<Matcher> ALL =
      List.of(
          content("/var/log/**", "logs hold times"),
          content("/var/cache/ldconfig/aux-cache", "holds times and inode numbers of libraries"),
          content("/var/cache/apt/*.bin", "an image of apt's memory"),
          content("/etc/machine-id", "made up at installation"),
          content("/var/lib/dbus/machine-id", "made up at installation"),
          content("/etc/ssh/ssh_host_*", "keys of the host are made up at installation"),
          content("**/*.pyc", "compiled Python holds the time of its source"),
          content(
              "**/*.dist-info/RECORD", "lists checksums of what pip wrote, its records included"),
          content("**/*.dist-info/direct_url.json", "pip's note of the URL, without its login"),
          content("**/.git/index", "holds times and inode numbers of files"),
          content("**/.git/logs/**", "git's own log holds times"),
          content("**/_remote.repositories", "Maven writes the time into it"),
          content("**/resolver-status.properties", "Maven writes the time into it"),
          content("**/.wget-hsts", "wget writes the time into it"),
          names("**/objects/pack/**", "git names packs after what a server happens to put in them"),
          names("**/.npm/_logs/**", "npm names logs by the time"),
          names("**/.npm/_cacache/**", "npm's cache holds times, and names that follow from them"),
          names("**/node-compile-cache/**", "node names compiled code at random"),
          names("**/.cache/pip/**", "pip's cache holds times, and names that follow from URLs"),
          names("**/.cache/yarn/**", "yarn's cache holds times, and random names"),
          names(
              "**/.cache/go-build/**", "Go's cache holds times, and names that follow from paths"),
          names("**/go/pkg/mod/cache/**", "Go's cache holds packs of git, and their times"),
          names("**/.gradle/**", "Gradle's caches and logs hold times and numbers of processes"));

  private record Matcher(KnownNoise noise, Pattern paths) {

    boolean covers(String path, Set<Facet> facets) {
      return noise.facets.containsAll(facets) && paths.matcher(path).matches();
    }
  }

  /** Takes a copy of the facets. */
  public KnownNoise {
    facets = Set.copyOf(facets);
  }

  private static Matcher content(String pattern, String reason) {
    return matcher(new KnownNoise(pattern, reason, EnumSet.of(Facet.CONTENT)));
  }

  private static Matcher names(String pattern, String reason) {
    var facets = EnumSet.of(Facet.EXISTENCE, Facet.CONTENT);
    return matcher(new KnownNoise(pattern, reason, facets));
  }

  private static Matcher matcher(KnownNoise noise) {
    var expression = new StringBuilder();
    for (var part : noise.pattern.split("(?<=\\*\\*)|(?=\\*\\*)", -1)) {
      expression.append(part.equals("**") ? ".*" : Pattern.quote(part).replace("*", "\\E[^/]*\\Q"));
    }
    return new Matcher(noise, Pattern.compile(expression.toString(), Pattern.DOTALL));
  }

  /** Returns the whole list. */
  public static List<KnownNoise> all() {
    return ALL.stream().map(Matcher::noise).toList();
  }

  /** Returns why a file may differ in some respects, if it may in all of them. */
  public static Optional<String> reason(String path, Set<Facet> facets) {
    return ALL.stream()
        .filter(matcher -> !facets.isEmpty() && matcher.covers(path, facets))
        .map(matcher -> matcher.noise().reason())
        .findFirst();
  }
}
