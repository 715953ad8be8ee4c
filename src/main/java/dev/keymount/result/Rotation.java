package dev.keymount.result;

import dev.keymount.migrate.Exposure.Place;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * A secret that has leaked, by what its Dockerfiles say: its value must be replaced where it was
 * issued, whatever becomes of the Dockerfiles.
 *
 * @param repository the name of the repository
 * @param secret the name of the secret
 * @param kind what kind of secret it is, as the JSON report names it
 * @param places the kinds of places where its value stayed, each once
 * @param paths the Dockerfiles
 */
public record Rotation(
    String repository, String secret, String kind, List<Place> places, List<String> paths) {

  /** Takes copies of the lists. */
  public Rotation {
    places = List.copyOf(places);
    paths = List.copyOf(paths);
  }

  /** Returns whether everybody who can pull the image has the value. */
  public boolean isInImage() {
    return places.stream()
        .anyMatch(place -> place != Place.BUILD_CACHE && place != Place.BUILD_LOG);
  }

  /** Returns what must be replaced of a repository, in order of what was found. */
  public static List<Rotation> of(RepositoryResult result) {
    var secrets = new LinkedHashMap<List<String>, Leak>();
    for (var finding : result.findings()) {
      if (!finding.exposures().isEmpty()) {
        var leak =
            secrets.computeIfAbsent(
                List.of(finding.secret(), finding.kind()), secret -> Leak.none());
        finding.exposures().forEach(exposure -> leak.places.add(exposure.kind()));
        leak.paths.add(finding.path());
      }
    }
    return secrets.entrySet().stream()
        .map(
            secret ->
                new Rotation(
                    result.name(),
                    secret.getKey().get(0),
                    secret.getKey().get(1),
                    List.copyOf(secret.getValue().places),
                    List.copyOf(secret.getValue().paths)))
        .toList();
  }

  private record Leak(EnumSet<Place> places, Set<String> paths) {

    static Leak none() {
      return new Leak(EnumSet.noneOf(Place.class), new LinkedHashSet<>());
    }
  }
}
