package dev.keymount.verify.builder;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PodmanStoreTest {

  @TempDir Path place;

  private PodmanFacts facts(boolean isRootless, String driver, String... options) {
    return new PodmanFacts(
        Version.find("5.8.6").orElseThrow(),
        Version.find("1.43.2").orElseThrow(),
        isRootless,
        "/bin/true",
        driver,
        place.resolve("containers/storage"),
        List.of(options));
  }

  @Test
  void readsTheStoreOfTheUserAndWritesBesideIt() throws IOException {
    Files.createDirectories(place.resolve("containers/storage"));
    var store =
        new PodmanStore(facts(false, "overlay", "overlay.mountopt=nodev"), Path.of("/tmp/run-1"));
    Path own = place.resolve("containers/run-1");
    assertThat(store.flags())
        .containsExactly(
            "--root",
            own + "/root",
            "--runroot",
            own + "/run",
            "--storage-driver",
            "overlay",
            "--storage-opt",
            "overlay.mountopt=nodev",
            "--storage-opt",
            "overlay.imagestore=" + place + "/containers/storage");
  }

  @Test
  void staysInTheDirectoryOfTheRunWhereNothingElseCanBeWritten() {
    var store = new PodmanStore(facts(false, "btrfs"), Path.of("/tmp/run-1"));
    assertThat(store.temporary()).isEqualTo(Path.of("/tmp/run-1/images/tmp"));
    assertThat(store.seesUser()).isFalse();
    assertThat(store.flags()).doesNotContain("--storage-opt");
  }

  @Test
  void removesAllOfIt() throws Exception {
    Path user = Files.createDirectories(place.resolve("containers/storage"));
    var store = new PodmanStore(facts(false, "vfs"), place.resolve("it's a run"));
    store.make();
    Path kept = Files.createDirectories(store.temporary().resolve("buildah1/a\nb"));
    Files.writeString(kept.resolve("file"), "");
    Files.setPosixFilePermissions(kept, PosixFilePermissions.fromString("r-x------"));
    try (Workspace workspace = Workspace.open(place)) {
      workspace.atEnd(store.removal(List.of("podman")));
    }
    assertThat(user.getParent()).isDirectoryContaining(user::equals);
    assertThat(user.resolveSibling("it's a run")).doesNotExist();
  }

  @Test
  void entersTheUserNamespaceToRemoveWhatIsThere() {
    var store = new PodmanStore(facts(true, "overlay"), Path.of("/tmp/run-1"));
    assertThat(store.removal(List.of("podman"))).startsWith("podman", "unshare", "sh", "-c");
  }

  @Test
  void takesOptionsOverAsFlags() {
    assertThat(PodmanFacts.option("overlay.mountopt=nodev,metacopy=on"))
        .contains("overlay.mountopt=nodev,metacopy=on");
    assertThat(
            PodmanFacts.option(
                "overlay.mount_program=map[Executable:/usr/bin/fuse-overlayfs"
                    + " Package:fuse-overlayfs_1.10 Version:1]"))
        .contains("overlay.mount_program=/usr/bin/fuse-overlayfs");
    assertThat(PodmanFacts.option("")).isEqualTo(Optional.empty());
  }
}
