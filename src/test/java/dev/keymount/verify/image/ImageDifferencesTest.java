package dev.keymount.verify.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ImageDifferencesTest {

  private static SavedImage image(TarBytes layer) {
    return image(layer, Map.of());
  }

  private static SavedImage image(TarBytes layer, Map<String, String> settings) {
    var config = new ImageConfig(new TreeMap<>(settings), List.of(), "");
    var layers = List.of(FileSystemTest.layer(layer));
    return new SavedImage("app", config, layers, List.of(), List.of(), List.of());
  }

  private static Map<String, String> words(TarBytes before, TarBytes after) {
    var words = new TreeMap<String, String>();
    for (var difference : ImageDifferences.between(image(before), image(after))) {
      words.put(difference.path(), difference.what());
    }
    return words;
  }

  @Test
  void namesWhatIsMissingAndNewInTheOrderOfTheTree() {
    var differences =
        ImageDifferences.between(
            image(new TarBytes().directory("a").file("a/x", "1").file("a-b", "1").file("c", "")),
            image(new TarBytes().file("c", "").file("d", "")));

    assertThat(differences)
        .extracting(ImageDifference::path)
        .containsExactly("/a", "/a/x", "/a-b", "/d");
    assertThat(differences.get(0))
        .isEqualTo(
            new ImageDifference(
                "/a", Set.of(Facet.EXISTENCE), "missing", OptionalInt.of(0), OptionalInt.empty()));
    assertThat(differences.get(3))
        .isEqualTo(
            new ImageDifference(
                "/d", Set.of(Facet.EXISTENCE), "new", OptionalInt.empty(), OptionalInt.of(0)));
  }

  @Test
  void namesEachFacet() {
    var before =
        new TarBytes()
            .file("content", "1")
            .file("size", "1")
            .file("mode", 0600, 0, "1")
            .file("owner", 0644, 1000, "1")
            .symbolicLink("link", "CANARY-a")
            .file("type", "1")
            .device("device", 1, 3)
            .file("several", 0600, 1, "1");
    var after =
        new TarBytes()
            .file("content", "2")
            .file("size", "12")
            .file("mode", 0644, 0, "1")
            .file("owner", 0644, 0, "1")
            .symbolicLink("link", "CANARY-b")
            .symbolicLink("type", "content")
            .device("device", 1, 5)
            .file("several", 0644, 2, "12");

    assertThat(words(before, after))
        .containsOnly(
            Map.entry("/content", "content, 1 bytes as before"),
            Map.entry("/size", "content, 2 bytes, was 1"),
            Map.entry("/mode", "mode 0644, was 0600"),
            Map.entry("/owner", "owner 0:0, was 1000:1000"),
            Map.entry("/link", "another link target"),
            Map.entry("/type", "symbolic link, was file"),
            Map.entry("/device", "another device"),
            Map.entry(
                "/several", "mode 0644, was 0600; owner 2:2, was 1:1; content, 2 bytes, was 1"));
    assertThat(ImageDifferences.between(image(before), image(after)))
        .filteredOn(difference -> difference.path().equals("/several"))
        .singleElement()
        .extracting(ImageDifference::facets)
        .isEqualTo(Set.of(Facet.MODE, Facet.OWNER, Facet.CONTENT));
  }

  @Test
  void namesSettingsWithoutTheirValues() {
    var differences =
        ImageDifferences.between(
            image(new TarBytes(), Map.of("Env.TOKEN", "CANARY-a", "User", "a", "Cmd", "x")),
            image(new TarBytes(), Map.of("Env.OTHER", "CANARY-b", "User", "b", "Cmd", "x")));

    assertThat(differences)
        .extracting(ImageDifference::what)
        .containsExactly("Env.OTHER is new", "Env.TOKEN is gone", "User has changed");
    assertThat(differences)
        .extracting(ImageDifference::facets)
        .containsOnly(Set.of(Facet.CONFIGURATION));
  }

  @Test
  void seesNoneWhereOnlyTheLayersAreOthers() {
    var before =
        List.of(
            FileSystemTest.layer(new TarBytes().file("a", "1").hardLink("b", "a")),
            FileSystemTest.layer(new TarBytes().file("secret", "x")),
            FileSystemTest.layer(new TarBytes().file(".wh.secret", "")));
    var after = FileSystemTest.layer(new TarBytes().file("b", "1").hardLink("a", "b"));
    var config = new ImageConfig(new TreeMap<>(), List.of(), "");

    assertThat(
            ImageDifferences.between(
                new SavedImage("a", config, before, List.of(), List.of(), List.of()),
                new SavedImage("b", config, List.of(after), List.of(), List.of(), List.of())))
        .isEmpty();
  }
}
