package dev.keymount.verify.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.verify.image.FileSystem.File;
import dev.keymount.verify.image.ImageReader.Entries;
import dev.keymount.verify.search.Needles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class FileSystemTest {

  private static FileSystem of(TarBytes... layers) {
    return FileSystem.of(Arrays.stream(layers).map(FileSystemTest::layer).toList());
  }

  static Layer layer(TarBytes tar) {
    try {
      return new LayerReader(Needles.NONE, Entries.KEPT)
          .read(new ByteArrayInputStream(tar.bytes()))
          .layer("");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int layerOf(FileSystem files, String path) {
    return files.file(path).map(File::layer).orElse(-1);
  }

  @Test
  void putsLayersOnTopOfEachOther() {
    var files =
        of(
            new TarBytes().directory("etc").file("etc/a", "1").file("etc/b", "1"),
            new TarBytes().directory("etc").file("etc/b", "22"));

    assertThat(files.files()).containsOnlyKeys("/etc", "/etc/a", "/etc/b");
    assertThat(files.file("/etc/b").map(file -> file.state().size())).hasValue(2L);
    assertThat(layerOf(files, "/etc/a")).isZero();
    assertThat(layerOf(files, "/etc/b")).isEqualTo(1);
  }

  @Test
  void aDirectoryThatIsOnlyRepeatedIsNotWritten() {
    var files =
        of(
            new TarBytes().directory("a").directory("b"),
            new TarBytes().directory("a").directory("b", 0700, 0));

    assertThat(layerOf(files, "/a")).isZero();
    assertThat(layerOf(files, "/b")).isEqualTo(1);
  }

  @Test
  void whiteoutsRemoveFilesOfTheLayersBelow() {
    var files =
        of(
            new TarBytes().file("a", "1").directory("d").file("d/x", "1").file("d2", "1"),
            new TarBytes().file(".wh.a", "").file(".wh.d", "").file(".wh..wh.plnk", ""));

    assertThat(files.files()).containsOnlyKeys("/d2");
  }

  @Test
  void anOpaqueDirectoryHidesWhatLayersBelowHaveInIt() {
    var files =
        of(
            new TarBytes().directory("d").directory("d/e").file("d/e/x", "1").file("d/y", "1"),
            new TarBytes().directory("d").file("d/z", "1").file("d/.wh..wh..opq", ""));

    assertThat(files.files()).containsOnlyKeys("/d", "/d/z");
    assertThat(layerOf(files, "/d")).isZero();
  }

  @Test
  void whatIsRemovedAndMadeAgainIsNew() {
    var files =
        of(
            new TarBytes().directory("d").file("d/x", "1"),
            new TarBytes().directory("d").file("d/y", "1").file(".wh.d", ""));

    assertThat(files.files()).containsOnlyKeys("/d", "/d/y");
    assertThat(layerOf(files, "/d")).isEqualTo(1);
  }

  @Test
  void aHardLinkIsWhatItPointsAt() {
    var files =
        of(
            new TarBytes().file("a", 0600, 7, "1").hardLink("b", "a"),
            new TarBytes().hardLink("c", "a").file("a", "22"));

    var first = files.file("/b").orElseThrow().state();
    assertThat(first.type()).isEqualTo(FileState.Type.FILE);
    assertThat(first.mode()).isEqualTo(0600);
    assertThat(first.link()).isEmpty();
    assertThat(files.file("/c")).hasValue(new File(first, 1));
    assertThat(files.file("/a").map(file -> file.state().size())).hasValue(2L);
  }

  @Test
  void aFileTakesThePlaceOfADirectoryAndTheOtherWayRound() {
    var files =
        of(
            new TarBytes().directory("a").file("a/x", "1").file("b", "1"),
            new TarBytes().symbolicLink("a", "b").directory("b").file("b/y", "1"));

    assertThat(files.files()).containsOnlyKeys("/a", "/b", "/b/y");
    assertThat(files.file("/a").map(file -> file.state().type()))
        .hasValue(FileState.Type.SYMBOLIC_LINK);
    assertThat(files.file("/b").map(file -> file.state().type()))
        .hasValue(FileState.Type.DIRECTORY);
  }
}
