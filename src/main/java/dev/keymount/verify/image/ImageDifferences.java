package dev.keymount.verify.image;

import dev.keymount.verify.image.FileSystem.File;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;

/** How two images differ, but for times. */
public final class ImageDifferences {

  /** A directory stands before what is in it, and that before its neighbours. */
  private static final Comparator<String> TREE =
      Comparator.comparing(path -> path.replace('/', '\0'));

  private ImageDifferences() {}

  /**
   * Returns what differs: files in the order of their paths, each directory before what is in it,
   * then settings. The layers must have been read with their entries.
   */
  public static List<ImageDifference> between(SavedImage before, SavedImage after) {
    var differences = new ArrayList<ImageDifference>();
    addFiles(FileSystem.of(before.layers()), FileSystem.of(after.layers()), differences);
    addSettings(before.config(), after.config(), differences);
    return List.copyOf(differences);
  }

  private static void addFiles(
      FileSystem before, FileSystem after, List<ImageDifference> differences) {
    Set<String> paths = new TreeSet<>(TREE);
    paths.addAll(before.files().keySet());
    paths.addAll(after.files().keySet());
    for (var path : paths) {
      var old = before.file(path);
      var now = after.file(path);
      var facets = EnumSet.noneOf(Facet.class);
      var what = "";
      if (old.isEmpty() || now.isEmpty()) {
        facets.add(Facet.EXISTENCE);
        what = old.isEmpty() ? "new" : "missing";
      } else {
        what = compare(old.get().state(), now.get().state(), facets);
      }
      if (!facets.isEmpty()) {
        differences.add(
            new ImageDifference(
                path,
                facets,
                what,
                old.map(File::layer).map(OptionalInt::of).orElse(OptionalInt.empty()),
                now.map(File::layer).map(OptionalInt::of).orElse(OptionalInt.empty())));
      }
    }
  }

  private static String compare(FileState old, FileState now, Set<Facet> facets) {
    var words = new ArrayList<String>();
    if (old.type() != now.type()) {
      facets.add(Facet.TYPE);
      words.add(now.type().label() + ", was " + old.type().label());
    }
    // The mode of a symbolic link counts for nothing.
    boolean modes =
        old.type() != FileState.Type.SYMBOLIC_LINK && now.type() != FileState.Type.SYMBOLIC_LINK;
    if (modes && old.mode() != now.mode()) {
      facets.add(Facet.MODE);
      words.add("mode %04o, was %04o".formatted(now.mode(), old.mode()));
    }
    if (old.user() != now.user() || old.group() != now.group()) {
      facets.add(Facet.OWNER);
      words.add("owner " + owner(now) + ", was " + owner(old));
    }
    if (old.type() == now.type()) {
      compareContent(old, now, facets, words);
    }
    return String.join("; ", words);
  }

  private static String owner(FileState state) {
    return state.user() + ":" + state.group();
  }

  private static void compareContent(
      FileState old, FileState now, Set<Facet> facets, List<String> words) {
    if (!old.link().equals(now.link())) {
      facets.add(Facet.LINK);
      words.add("another link target");
    }
    if (old.size() != now.size() || !old.digest().equals(now.digest())) {
      facets.add(Facet.CONTENT);
      var size = old.size() == now.size() ? " as before" : ", was " + old.size();
      words.add(
          now.type() == FileState.Type.DEVICE
              ? "another device"
              : "content, " + now.size() + " bytes" + size);
    }
  }

  private static void addSettings(
      ImageConfig before, ImageConfig after, List<ImageDifference> differences) {
    var settings = new TreeSet<>(before.settings().keySet());
    settings.addAll(after.settings().keySet());
    for (var setting : settings) {
      var old = before.settings().get(setting);
      var now = after.settings().get(setting);
      if (old == null || now == null || !old.equals(now)) {
        var change = now == null ? " is gone" : old == null ? " is new" : " has changed";
        differences.add(
            new ImageDifference(
                setting,
                EnumSet.of(Facet.CONFIGURATION),
                setting + change,
                OptionalInt.empty(),
                OptionalInt.empty()));
      }
    }
  }
}
