package dev.keymount.verify.image;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIOException;

import dev.keymount.verify.image.ImageReader.Entries;
import dev.keymount.verify.search.Form;
import dev.keymount.verify.search.Found;
import dev.keymount.verify.search.Needle;
import dev.keymount.verify.search.Needles;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImageReaderTest {

  private static final String CANARY = "CANARY7f3a9c2e5b81d604";
  private static final Needles NEEDLES = Needles.of(List.of(Needle.of("TOKEN", List.of(CANARY))));
  private static final String NAME = "io.containerd.image.name";
  private static final String REFERENCE = "org.opencontainers.image.ref.name";

  private static List<SavedImage> read(byte[] archive) throws IOException {
    return read(archive, "");
  }

  private static List<SavedImage> read(byte[] archive, String name) throws IOException {
    return new ImageReader(NEEDLES, Entries.KEPT).read(new ByteArrayInputStream(archive), name);
  }

  private static byte[] layer(String file) {
    return new TarBytes().file(file, "content of " + file).bytes();
  }

  private static Found plain(String path) {
    return new Found(path, "TOKEN", Form.PLAIN);
  }

  private static List<String> paths(Layer layer) {
    return layer.entries().stream().map(LayerEntry::path).toList();
  }

  private static byte[] saved(String config, List<String> tags, byte[]... layers) {
    var archive = new OciArchive();
    var manifest = archive.manifest(config, List.of(layers));
    return archive
        .with(OciArchive.descriptor(manifest, NAME, "docker.io/library/" + tags.get(0)))
        .listed(config, tags, List.of(layers))
        .bytes();
  }

  @Test
  void readsWhatDockerSaves() throws IOException {
    byte[] base = layer("base");
    byte[] top = layer("etc/top");
    var config = OciArchive.config("{\"User\": \"app\"}", base, top);

    var images = read(saved(config, List.of("app:1"), base, top));

    assertThat(images).singleElement().hasToString("image app:1");
    var image = images.get(0);
    assertThat(image.config().settings()).containsEntry("User", "app");
    assertThat(image.config().text()).isEqualTo(config);
    assertThat(image.layers())
        .extracting(Layer::digest)
        .containsExactly(OciArchive.sha256(base), OciArchive.sha256(top));
    assertThat(paths(image.layers().get(1))).containsExactly("/etc/top");
    assertThat(image.attestations()).isEmpty();
    assertThat(image.unread()).isEmpty();
  }

  @Test
  void givesAnImageUnderEachOfItsNames() throws IOException {
    byte[] layer = layer("a");
    var config = OciArchive.config(layer);

    assertThat(read(saved(config, List.of("app:1", "other:2"), layer)))
        .extracting(SavedImage::name)
        .containsExactly("app:1", "other:2");
    assertThat(read(saved(config, List.of("app:1"), layer), "given:1"))
        .extracting(SavedImage::name)
        .containsExactly("given:1");
  }

  @Test
  void readsFirstFormatOfDockerWithLinksBetweenLayers() throws IOException {
    byte[] layer = layer("a");
    var config = OciArchive.config(layer, layer);
    byte[] archive =
        new TarBytes()
            .directory("one")
            .file("one/VERSION", "1.0")
            .file("0".repeat(64) + "/json", "{\"config\": \"" + CANARY + "\"}")
            .file("one/layer.tar", layer)
            .symbolicLink("two/layer.tar", "../one/layer.tar")
            .file("abc.json", config)
            .file(
                "manifest.json",
                """
                [{"Config": "abc.json", "RepoTags": null,
                  "Layers": ["one/layer.tar", "two/layer.tar"]}]
                """)
            .bytes();

    var image = read(archive, "given").get(0);

    assertThat(image.name()).isEqualTo("given");
    assertThat(image.layers())
        .hasSize(2)
        .extracting(ImageReaderTest::paths)
        .containsOnly(List.of("/a"));
    assertThat(image.layers()).extracting(Layer::digest).containsOnly(OciArchive.sha256(layer));
    assertThat(image.found()).isEmpty();
  }

  @Test
  void readsWhatPodmanSaves() throws IOException {
    byte[] layer = layer("a");
    var config = OciArchive.config(layer);
    byte[] archive =
        new TarBytes()
            .file("0123.tar", layer)
            .file("4567.json", config)
            .hardLink("89ab/layer.tar", "0123.tar")
            .file(
                "manifest.json",
                """
                [{"Config": "4567.json", "RepoTags": ["localhost/app:1"], "Layers": ["0123.tar"]},
                 {"Config": "4567.json", "RepoTags": ["localhost/app:2"],
                  "Layers": ["89ab/layer.tar"]}]
                """)
            .bytes();

    assertThat(read(archive)).extracting(SavedImage::name).containsExactly("app:1", "app:2");
  }

  @Test
  void readsGzippedLayersOfAnOciArchiveAsTheSameLayers() throws IOException {
    byte[] layer = layer("a");
    var config = OciArchive.config(layer);
    var archive = new OciArchive();
    var manifest = archive.manifest(config, List.of(TarBytes.gzipped(layer)));
    archive.with(OciArchive.descriptor(manifest, REFERENCE, "localhost/app:1"));

    var image = read(archive.bytes()).get(0);

    assertThat(image.name()).isEqualTo("app:1");
    assertThat(image.layers())
        .isEqualTo(read(saved(config, List.of("app:1"), layer)).get(0).layers());
  }

  @Test
  void namesThePlatformsOfAnIndexAsTheIndexIsNamed() throws IOException {
    byte[] layer = layer("a");
    var archive = new OciArchive();
    var config = OciArchive.config(layer);
    var one = archive.manifest(config, List.of(layer));
    var absent = OciArchive.sha256(new byte[1]);
    var index = archive.index(OciArchive.descriptor(one), OciArchive.descriptor(absent));
    archive.with(OciArchive.descriptor(index, NAME, "docker.io/team/app:1", REFERENCE, "1"));

    assertThat(read(archive.bytes())).extracting(SavedImage::name).containsExactly("team/app:1");
  }

  @Test
  void givesAnAttestationToTheImageThatItSpeaksOf() throws IOException {
    byte[] layer = layer("a");
    byte[] other = layer("b");
    var archive = new OciArchive();
    var first = archive.manifest(OciArchive.config(layer), List.of(layer));
    var second = archive.manifest(OciArchive.config(other), List.of(other));
    var provenance = "{\"predicate\": \"" + CANARY + "\"}";
    var attestation = archive.attestation(List.of(provenance));
    var described =
        OciArchive.descriptor(
            attestation,
            "vnd.docker.reference.type",
            "attestation-manifest",
            "vnd.docker.reference.digest",
            first);
    var index = archive.index(OciArchive.descriptor(first), described);
    archive.with(OciArchive.descriptor(index, NAME, "one:1"));
    archive.with(OciArchive.descriptor(second, NAME, "two:1"));

    var images = read(archive.bytes());

    assertThat(images).extracting(SavedImage::name).containsExactly("one:1", "two:1");
    assertThat(images.get(0).attestations()).containsExactly(provenance);
    assertThat(images.get(1).attestations()).isEmpty();
    assertThat(images.get(0).found()).isEmpty();
  }

  @Test
  void searchesContentsNamesTargetsAndAttributes() throws IOException {
    byte[] layer =
        new TarBytes()
            .directory("./")
            .file("./root/.netrc", "password " + CANARY)
            .file("./opt/" + CANARY + "/x", "")
            .symbolicLink("./link", "/" + CANARY)
            .attribute("./attribute", "user.token", CANARY)
            .file("./clean", "nothing")
            .bytes();

    var image = read(saved(OciArchive.config(layer), List.of("app:1"), layer)).get(0);

    assertThat(image.layers().get(0).found())
        .containsExactly(
            plain("/root/.netrc"),
            plain("/opt/[TOKEN redacted]/x"),
            plain("/link"),
            plain("/attribute"));
    assertThat(image.layers().get(0).entries().toString()).doesNotContain(CANARY);
  }

  @Test
  void searchesWhatBelongsToNoImage() throws IOException {
    byte[] layer = layer("a");
    var archive = new OciArchive();
    var config = OciArchive.config(layer);
    archive.blob("orphan " + CANARY);
    var loose = archive.blob(new TarBytes().file("etc/x", CANARY).gzipped());
    archive.blob("{\"id\":\"" + "0".repeat(64) + "\",\"container_config\":\"" + CANARY + "\"}");
    var manifest = archive.manifest(config, List.of(layer));
    archive.with(OciArchive.descriptor(manifest, NAME, "app:1", "note", CANARY));

    var image = read(archive.bytes()).get(0);

    assertThat(image.layers().get(0).found()).isEmpty();
    assertThat(image.found())
        .contains(plain("index.json"), plain("blobs/" + loose.replace(':', '/') + "!/etc/x"))
        .hasSize(3);
  }

  @Test
  void searchesAnAttestationThatIsTooLongToBeKept() throws IOException {
    byte[] layer = layer("a");
    var archive = new OciArchive();
    var manifest = archive.manifest(OciArchive.config(layer), List.of(layer));
    var text = "{\"" + CANARY + "\": \"" + " ".repeat(17 << 20) + "\"}";
    var attestation = archive.attestation(List.of(text));
    archive.with(OciArchive.descriptor(manifest, NAME, "app:1"));
    archive.with(
        OciArchive.descriptor(attestation, "vnd.docker.reference.type", "attestation-manifest"));

    var image = read(archive.bytes()).get(0);

    assertThat(image.attestations()).isEmpty();
    assertThat(image.found())
        .containsExactly(
            plain("blobs/" + OciArchive.sha256(text.getBytes(UTF_8)).replace(':', '/')));
  }

  @Test
  void digestsWhatTheSearchLooksInto() throws IOException {
    byte[] inner = TarBytes.gzipped(new TarBytes().file("x", CANARY).bytes());
    byte[] layer = new TarBytes().file("a.tar.gz", inner).file("b", "1").bytes();

    var read =
        read(saved(OciArchive.config(layer), List.of("app:1"), layer)).get(0).layers().get(0);

    assertThat(paths(read)).containsExactly("/a.tar.gz", "/b");
    assertThat("sha256:" + read.entries().get(0).state().digest())
        .isEqualTo(OciArchive.sha256(inner));
  }

  @Test
  void tellsWhatFilesAre() throws IOException {
    byte[] layer =
        new TarBytes()
            .directory("d", 01777, 3)
            .file("d/f", 04750, 1000, "12345")
            .hardLink("h", "d/f")
            .symbolicLink("s", "d/f")
            .device("null", 1, 3)
            .fifo("p")
            .bytes();

    var entries =
        read(saved(OciArchive.config(layer), List.of("app:1"), layer))
            .get(0)
            .layers()
            .get(0)
            .entries();

    var digest = OciArchive.sha256("12345".getBytes(UTF_8));
    assertThat(entries)
        .containsExactly(
            new LayerEntry("/d", new FileState(FileState.Type.DIRECTORY, 01777, 3, 3, "", 0, "")),
            new LayerEntry(
                "/d/f",
                new FileState(FileState.Type.FILE, 04750, 1000, 1000, "", 5, digest.substring(7))),
            new LayerEntry("/h", new FileState(FileState.Type.FILE, 0644, 0, 0, "/d/f", 0, "")),
            new LayerEntry(
                "/s", new FileState(FileState.Type.SYMBOLIC_LINK, 0777, 0, 0, "d/f", 0, "")),
            new LayerEntry(
                "/null", new FileState(FileState.Type.DEVICE, 0600, 0, 0, "", 0, "character 1:3")),
            new LayerEntry("/p", new FileState(FileState.Type.FIFO, 0600, 0, 0, "", 0, "")));
  }

  @Test
  void digestsHostKeysInAnyOrderToTheSame() throws IOException {
    byte[] one = new TarBytes().file("root/.ssh/known_hosts", "a x\nb y\n").bytes();
    byte[] two = new TarBytes().file("root/.ssh/known_hosts", "b y\na x\n").bytes();
    byte[] three = new TarBytes().file("root/.ssh/known_hosts", "b y\na z\n").bytes();

    var digests =
        read(saved(OciArchive.config(one, two, three), List.of("app:1"), one, two, three))
            .get(0)
            .layers()
            .stream()
            .map(layer -> layer.entries().get(0).state().digest())
            .toList();

    assertThat(digests.get(0)).isEqualTo(digests.get(1)).isNotEqualTo(digests.get(2));
  }

  @Test
  void keepsNoEntriesWhereNobodyAsks() throws IOException {
    byte[] layer = new TarBytes().file("x", CANARY).bytes();
    byte[] archive = saved(OciArchive.config(layer), List.of("app:1"), layer);

    var image =
        new ImageReader(NEEDLES, Entries.DROPPED)
            .read(new ByteArrayInputStream(archive), "")
            .get(0);

    assertThat(image.layers().get(0).entries()).isEmpty();
    assertThat(image.layers().get(0).found()).containsExactly(plain("/x"));
  }

  @Test
  void saysWhatItCannotRead() throws IOException {
    byte[] zstd = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 1, 2, 3};
    byte[] text = "no archive".getBytes(UTF_8);
    byte[] json = "{}".getBytes(UTF_8);
    byte[] empty = new byte[0];
    var layers = new byte[][] {zstd, text, json, empty};

    var image = read(saved(OciArchive.config(layers), List.of("app:1"), layers)).get(0);

    assertThat(image.layers().get(0).unread()).singleElement().asString().contains("zstd");
    assertThat(image.layers().get(1).unread()).singleElement().asString().contains("no archive of");
    assertThat(image.layers().get(2).unread()).singleElement().asString().contains("no archive of");
    assertThat(image.layers().get(3).unread()).isEmpty();
  }

  @Test
  void readsAnArchiveThatIsGzipped() throws IOException {
    byte[] layer = layer("a");
    byte[] archive = saved(OciArchive.config(layer), List.of("app:1"), layer);

    assertThat(read(TarBytes.gzipped(archive))).usingRecursiveComparison().isEqualTo(read(archive));
  }

  @Test
  void readsAKnownLayerOnce() throws IOException {
    byte[] layer = new TarBytes().file("x", CANARY).bytes();
    var reader = new ImageReader(NEEDLES, Entries.KEPT);
    byte[] archive = saved(OciArchive.config(layer), List.of("app:1"), layer);

    var first = reader.read(new ByteArrayInputStream(archive), "").get(0).layers().get(0);
    var second = reader.read(new ByteArrayInputStream(archive), "").get(0).layers().get(0);

    assertThat(second).isEqualTo(first);
    assertThat(second.entries()).isSameAs(first.entries());
  }

  @Test
  void rejectsWhatIsNoArchiveOfImages() {
    byte[] none = "no tar at all".repeat(100).getBytes(UTF_8);
    byte[] other = new TarBytes().file("a", "b").bytes();
    byte[] broken = new TarBytes().file("manifest.json", "[{\"Config\": " + CANARY).bytes();

    assertThatIOException().isThrownBy(() -> read(none)).withMessageContaining("no tar");
    assertThatIOException().isThrownBy(() -> read(new byte[0])).withMessageContaining("no tar");
    assertThatIOException().isThrownBy(() -> read(other)).withMessageContaining("no image");
    assertThatIOException()
        .isThrownBy(() -> read(broken))
        .withMessageContaining("manifest.json")
        .satisfies(e -> assertThat(e).hasStackTraceContaining("JSON"))
        .satisfies(e -> assertThat(e.toString() + e.getCause()).doesNotContain(CANARY));
  }

  @Test
  void rejectsAnArchiveThatEndsEarlyWhereverItEnds() {
    byte[] layer = layer("a");
    byte[] archive = saved(OciArchive.config(layer), List.of("app:1"), TarBytes.gzipped(layer));
    int marker = endMarker(archive);
    for (int length = 0; length <= marker; length += 64) {
      byte[] part = Arrays.copyOf(archive, length);
      assertThatIOException().as("%d bytes", length).isThrownBy(() -> read(part));
    }
    assertThatCode(() -> read(Arrays.copyOf(archive, marker + 512))).doesNotThrowAnyException();
  }

  private static int endMarker(byte[] archive) {
    int end = archive.length;
    while (archive[end - 1] == 0) {
      end--;
    }
    return (end + 511) / 512 * 512;
  }
}
