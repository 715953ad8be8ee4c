package dev.keymount.verify;

import dev.keymount.flow.Build;
import dev.keymount.verify.Difference.Standing;
import dev.keymount.verify.Trace.Place;
import dev.keymount.verify.image.Facet;
import dev.keymount.verify.image.FileState;
import dev.keymount.verify.image.FileSystem;
import dev.keymount.verify.image.ImageDifference;
import dev.keymount.verify.image.ImageDifferences;
import dev.keymount.verify.image.InstructionLines;
import dev.keymount.verify.image.KnownNoise;
import dev.keymount.verify.image.SavedImage;
import dev.keymount.verify.search.Needles;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the differences of two final images mean. */
final class Comparison {

  private final BuiltSide before;
  private final BuiltSide after;
  private final SavedImage oldImage;
  private final SavedImage newImage;
  private final FileSystem oldFiles;
  private final FileSystem newFiles;
  private final Set<String> secretPaths = new HashSet<>();
  private final Set<String> secretSettings = new HashSet<>();
  private final List<String> targets;
  private final ChangedContents changed;
  private final Needles needles;

  private Comparison(
      BuiltSide before,
      BuiltSide after,
      SavedImage oldImage,
      SavedImage newImage,
      List<Trace> traces,
      ChangedContents changed,
      Needles needles) {
    this.before = before;
    this.after = after;
    this.oldImage = oldImage;
    this.newImage = newImage;
    this.oldFiles = FileSystem.of(oldImage.layers());
    this.newFiles = FileSystem.of(newImage.layers());
    this.changed = changed;
    this.needles = needles;
    for (var trace : traces) {
      if (trace.place() == Place.LAYER) {
        int archive = trace.path().indexOf("!/");
        secretPaths.add(archive < 0 ? trace.path() : trace.path().substring(0, archive));
      } else if (trace.place() == Place.CONFIGURATION) {
        secretSettings.add(trace.path());
      }
    }
    this.targets =
        Mount.in(after.files().tree()).stream().flatMap(mount -> mount.target().stream()).toList();
  }

  /** Builds the Dockerfile before once more, to see what no two builds have in common. */
  @FunctionalInterface
  interface Control {
    /** Returns the image; empty where there is none. */
    Optional<SavedImage> image() throws VerifyException;
  }

  /**
   * Compares the images of the stage that was asked for.
   *
   * @param traces where the build before left secrets
   * @param control asked only where something is left to explain
   */
  static List<Difference> of(
      BuiltSide before,
      BuiltSide after,
      SavedImage oldImage,
      SavedImage newImage,
      List<Trace> traces,
      ChangedContents changed,
      Needles needles,
      Control control)
      throws VerifyException {
    var comparison = new Comparison(before, after, oldImage, newImage, traces, changed, needles);
    var all = ImageDifferences.between(oldImage, newImage);
    var standings = new LinkedHashMap<ImageDifference, Standing>();
    for (var difference : all) {
      standings.put(difference, comparison.standing(difference));
    }
    if (standings.containsValue(Standing.UNEXPLAINED)) {
      var again = control.image();
      if (again.isPresent()) {
        comparison.excuse(standings, ImageDifferences.between(oldImage, again.get()));
        return comparison.judged(standings, true);
      }
    }
    return comparison.judged(standings, false);
  }

  private Standing standing(ImageDifference difference) {
    var facets = difference.facets();
    if (facets.contains(Facet.CONFIGURATION)) {
      return secretSettings.contains(difference.path()) ? Standing.SECRET : Standing.UNEXPLAINED;
    }
    if (isOfSecret(difference)) {
      return Standing.SECRET;
    }
    var old = state(oldFiles, difference.path());
    var now = state(newFiles, difference.path());
    boolean contentAlone = facets.equals(EnumSet.of(Facet.CONTENT));
    // A file that is missing may be one that the migration keeps out without need.
    if (contentAlone || old.isEmpty()) {
      if (changed.explains(old.map(FileState::digest), now.map(FileState::digest))) {
        return Standing.CHANGED_FILE;
      }
    }
    return KnownNoise.reason(difference.path(), facets).isPresent()
        ? Standing.NOISE
        : Standing.UNEXPLAINED;
  }

  private boolean isOfSecret(ImageDifference difference) {
    var path = difference.path();
    var old = state(oldFiles, path);
    var now = state(newFiles, path);
    if (now.isEmpty()) {
      return isSecret(path)
          || old.map(FileState::type).filter(FileState.Type.DIRECTORY::equals).isPresent()
              && heldSecretsAlone(path);
    }
    boolean isMountPoint = isMountPoint(path) && now.get().size() == 0;
    if (old.isEmpty()) {
      return isMountPoint || isAboveMountPoint(path, now.get());
    }
    return isSecret(path)
        && (isMountPoint || difference.facets().equals(EnumSet.of(Facet.CONTENT)));
  }

  /** Returns whether a file had a secret in it; found paths have theirs taken out. */
  private boolean isSecret(String path) {
    return secretPaths.contains(path) || secretPaths.contains(needles.redact(path));
  }

  private boolean heldSecretsAlone(String directory) {
    boolean held = secretPaths.stream().anyMatch(path -> path.startsWith(directory + "/"));
    return held
        && below(oldFiles, directory).stream()
            .allMatch(
                path ->
                    isSecret(path)
                        || state(newFiles, path).isEmpty()
                            && state(oldFiles, path)
                                .map(FileState::type)
                                .filter(FileState.Type.DIRECTORY::equals)
                                .isPresent());
  }

  private boolean isMountPoint(String path) {
    return targets.stream()
        .anyMatch(
            target ->
                target.startsWith("/")
                    ? path.equals(target)
                    : path.endsWith("/" + target.replaceFirst("^\\./", "")));
  }

  private boolean isAboveMountPoint(String path, FileState state) {
    return state.type() == FileState.Type.DIRECTORY
        && below(newFiles, path).stream()
            .allMatch(
                below ->
                    isMountPoint(below)
                        || state(newFiles, below)
                            .map(FileState::type)
                            .filter(FileState.Type.DIRECTORY::equals)
                            .isPresent())
        && below(newFiles, path).stream().anyMatch(this::isMountPoint);
  }

  /** Excuses what differs between two builds of the Dockerfile before in the same way. */
  private void excuse(Map<ImageDifference, Standing> standings, List<ImageDifference> unstable) {
    var facets = new LinkedHashMap<String, Set<Facet>>();
    var comings = new HashSet<String>();
    for (var difference : unstable) {
      facets.put(difference.path(), difference.facets());
      if (difference.facets().contains(Facet.EXISTENCE)) {
        comings.add(directory(difference.path()));
      }
    }
    standings.replaceAll(
        (difference, standing) -> {
          boolean same =
              facets.getOrDefault(difference.path(), Set.of()).containsAll(difference.facets());
          boolean random =
              difference.facets().contains(Facet.EXISTENCE)
                  && comings.contains(directory(difference.path()));
          return standing == Standing.UNEXPLAINED && (same || random)
              ? Standing.UNSTABLE
              : standing;
        });
  }

  private static Optional<FileState> state(FileSystem files, String path) {
    return files.file(path).map(FileSystem.File::state);
  }

  private static Set<String> below(FileSystem files, String directory) {
    return files.files().subMap(directory + "/", directory + (char) ('/' + 1)).keySet();
  }

  private static String directory(String path) {
    return path.substring(0, Math.max(0, path.lastIndexOf('/')));
  }

  /**
   * Returns the differences.
   *
   * @param isStable whether two builds of the Dockerfile before are known to agree in what is left
   */
  private List<Difference> judged(Map<ImageDifference, Standing> standings, boolean isStable) {
    var touched = TouchedLines.between(before.files().tree(), after.files().tree());
    var newLines = lines(after, newImage);
    var oldLines = lines(before, oldImage);
    var judged = new ArrayList<Difference>();
    standings.forEach(
        (difference, standing) -> {
          boolean isNow = difference.layerAfter().isPresent();
          int line =
              difference.facets().contains(Facet.CONFIGURATION)
                  ? lineOfSetting(difference.path())
                  : isNow
                      ? newLines.ofLayer(difference.layerAfter().getAsInt())
                      : difference.layerBefore().stream()
                          .map(oldLines::ofLayer)
                          .findFirst()
                          .orElse(0);
          boolean contentAlone = difference.facets().equals(EnumSet.of(Facet.CONTENT));
          boolean untouched =
              !isStable && isNow && contentAlone && line > 0 && !touched.contains(line);
          judged.add(
              new Difference(
                  difference.path(),
                  difference.what(),
                  standing == Standing.UNEXPLAINED && untouched ? Standing.UNTOUCHED : standing,
                  line));
        });
    return judged;
  }

  private int lineOfSetting(String field) {
    int line = lineOfSetting(after, field);
    return line > 0 ? line : lineOfSetting(before, field);
  }

  private static int lineOfSetting(BuiltSide side, String field) {
    return SettingLines.of(side.files().tree(), NamedStages.label(side.target()), field);
  }

  private static InstructionLines lines(BuiltSide side, SavedImage image) {
    var stage = NamedStages.label(side.target());
    return InstructionLines.of(Build.of(side.files().tree()), stage, image.config());
  }
}
