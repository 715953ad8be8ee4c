package dev.keymount.verify.search;

import static dev.keymount.verify.search.Packed.gzip;
import static dev.keymount.verify.search.Packed.storedZip;
import static dev.keymount.verify.search.Packed.tar;
import static dev.keymount.verify.search.Packed.tarWithLink;
import static dev.keymount.verify.search.Packed.tarWithLongName;
import static dev.keymount.verify.search.Packed.utf8;
import static dev.keymount.verify.search.Packed.zip;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentSearchTest {

  private static final String TOKEN = "CANARY3f1c09ab77d2e4561b8a90cd2ef45a61";
  private static final Needles NEEDLES = Needles.of(List.of(Needle.of("TOKEN", List.of(TOKEN))));

  private final List<Found> found = new ArrayList<>();
  private final List<String> unread = new ArrayList<>();

  private void search(String path, byte[] content) throws IOException {
    search(new ContentSearch(NEEDLES), path, content);
  }

  private void search(ContentSearch search, String path, byte[] content) throws IOException {
    var in = new ByteArrayInputStream(content);
    search.search(path, in, found::add, unread::add);
    assertThat(in.available()).isZero();
  }

  private void assertFound(String path) {
    assertThat(found).containsExactly(new Found(path, "TOKEN", Form.PLAIN));
  }

  @Test
  void tellsAFormOnceForAPath() throws IOException {
    search("/a", utf8(TOKEN + "\n" + TOKEN + Base64.getEncoder().encodeToString(utf8(TOKEN))));
    assertThat(found)
        .containsExactlyInAnyOrder(
            new Found("/a", "TOKEN", Form.PLAIN), new Found("/a", "TOKEN", Form.BASE64));
    assertThat(unread).isEmpty();
  }

  @Test
  void looksIntoGzip() throws IOException {
    search("/a.gz", gzip(utf8(TOKEN)));
    assertFound("/a.gz");
  }

  @Test
  void looksIntoAllMembersOfGzip() throws IOException {
    var out = new ByteArrayOutputStream();
    out.writeBytes(gzip(utf8("first")));
    out.writeBytes(gzip(utf8(TOKEN)));
    out.writeBytes(new byte[100]);
    search("/a.gz", out.toByteArray());
    assertFound("/a.gz");
    assertThat(unread).isEmpty();
  }

  @Test
  void namesTheEntryOfAnArchive() throws IOException {
    search("/a.jar", zip("b/c.properties", utf8(TOKEN)));
    assertFound("/a.jar!/b/c.properties");
    found.clear();
    search("/a.tar", tar("./b.txt", utf8(TOKEN)));
    assertFound("/a.tar!/b.txt");
    found.clear();
    search("/a.tgz", gzip(tar("b.txt", utf8(TOKEN))));
    assertFound("/a.tgz!/b.txt");
    found.clear();
    search("/a.zip", storedZip("b.txt", utf8(TOKEN)));
    assertFound("/a.zip!/b.txt");
    assertThat(unread).isEmpty();
  }

  @Test
  void namesTheArchiveForWhatIsInNoEntry() throws IOException {
    var out = new ByteArrayOutputStream();
    out.writeBytes(tar("b.txt", utf8("nothing")));
    out.writeBytes(utf8(TOKEN));
    search("/a.tar", out.toByteArray());
    assertFound("/a.tar");
  }

  @Test
  void looksIntoFourArchivesInEachOther() throws IOException {
    byte[] four = gzip(tar("3", zip("2", gzip(zip("1", utf8(TOKEN))))));
    search("/a", four);
    assertFound("/a!/3!/2!/1");
    assertThat(unread).isEmpty();
    found.clear();
    search("/a", zip("4", zip("3", zip("2", zip("1", zip("0", utf8(TOKEN)))))));
    assertThat(found).isEmpty();
    assertThat(unread).containsExactly("/a!/4!/3!/2!/1: zip archive in 4 others, not opened");
  }

  @Test
  void looksAtNamesAndShowsNoneOfTheirSecrets() throws IOException {
    search("/" + TOKEN + ".zip", zip("x" + TOKEN, utf8("nothing")));
    search("/a.tar", tarWithLink("link", "../" + TOKEN));
    assertThat(found)
        .containsExactly(
            new Found("/[TOKEN redacted].zip", "TOKEN", Form.PLAIN),
            new Found("/[TOKEN redacted].zip!/x[TOKEN redacted]", "TOKEN", Form.PLAIN),
            new Found("/a.tar!/link", "TOKEN", Form.PLAIN));
  }

  @Test
  void looksIntoGitObjectsAndPacks(@TempDir Path directory) throws Exception {
    var random = new Random(3);
    byte[] noise = new byte[3000];
    random.nextBytes(noise);
    var text = Base64.getMimeEncoder().encodeToString(noise);
    git(directory, "init", "-q");
    Files.writeString(directory.resolve("a"), text);
    commit(directory);
    Files.writeString(directory.resolve("a"), text + TOKEN + "\n");
    commit(directory);
    Files.writeString(
        directory.resolve("a"), text + "longer, so that git keeps this one as it is\n".repeat(5));
    commit(directory);
    searchTree(directory.resolve(".git"));
    assertThat(found)
        .singleElement()
        .satisfies(one -> assertThat(one.path()).contains("/objects/"));
    assertThat(unread).isEmpty();
    found.clear();
    git(directory, "gc", "-q", "--prune=now");
    searchTree(directory.resolve(".git"));
    assertThat(found).singleElement().satisfies(one -> assertThat(one.path()).endsWith(".pack"));
    assertThat(unread).singleElement().asString().contains("stored as differences");
  }

  private static void commit(Path directory) throws Exception {
    git(directory, "add", "a");
    git(directory, "-c", "user.name=A", "-c", "user.email=a@example.com", "commit", "-qm", "a");
  }

  private static void git(Path directory, String... arguments) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(arguments));
    var process = new ProcessBuilder(command).directory(directory.toFile()).inheritIO().start();
    assertThat(process.waitFor()).isZero();
  }

  private void searchTree(Path root) throws IOException {
    try (var files = Files.walk(root)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        search(file.toString(), Files.readAllBytes(file));
      }
    }
  }

  @Test
  void whatIsCutOffIsSearchedUpToThere() throws IOException {
    var out = new ByteArrayOutputStream();
    out.writeBytes(utf8(TOKEN));
    byte[] noise = new byte[200_000];
    new Random(1).nextBytes(noise);
    out.writeBytes(noise);
    for (var archive : List.of(gzip(out.toByteArray()), gzip(tar("b", out.toByteArray())))) {
      found.clear();
      unread.clear();
      search("/a", Arrays.copyOf(archive, 150_000));
      assertThat(found).hasSize(1);
      assertThat(unread).containsExactly("/a: damaged gzip file, not searched to its end");
    }
  }

  @Test
  void theRestOfAnArchiveIsSearchedBehindADamagedEntry() throws IOException {
    byte[] broken = Arrays.copyOf(gzip(utf8("text of some length".repeat(50))), 30);
    var out = new ByteArrayOutputStream();
    out.writeBytes(Arrays.copyOf(tar("bad.gz", broken), 1024));
    out.writeBytes(tar("good", utf8(TOKEN)));
    search("/a.tar", out.toByteArray());
    assertFound("/a.tar!/good");
    assertThat(unread)
        .containsExactly("/a.tar!/bad.gz: damaged gzip file, not searched to its end");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "FD377A585A000004",
        "425A6839314159265359AAAA",
        "28B52FFD2400",
        "377ABCAF271C0004",
        "526172211A0700",
      })
  void saysWhatItDoesNotOpen(String magic) throws IOException {
    search("/a", HexFormat.of().parseHex(magic));
    assertThat(unread).singleElement().asString().startsWith("/a: ").endsWith(", not opened");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "P",
        "PK",
        "BZh9 is no magic",
        "PACK of wolves",
        "x\u0001",
        "7z",
        "LZIP",
        "ustar"
      })
  void saysNothingOfPlainFiles(String text) throws IOException {
    search("/objects/aa/" + "b".repeat(38) + "0", utf8(text));
    byte[] padded = Arrays.copyOf(utf8(text), 2000);
    System.arraycopy(utf8("ustar"), 0, padded, 257, 5);
    search("/b", padded);
    assertThat(unread).isEmpty();
    assertThat(found).isEmpty();
  }

  @Test
  void inflatesNoMoreThanItMay() throws IOException {
    byte[] bomb = gzip(gzip(new byte[10_000_000]));
    search(new ContentSearch(NEEDLES, 1_000_000), "/a.gz", bomb);
    assertThat(unread).containsExactly("/a.gz: too large when unpacked; not searched to its end");
    unread.clear();
    search(new ContentSearch(NEEDLES, 20_000_000), "/a.gz", bomb);
    assertThat(unread).isEmpty();
  }

  @Test
  void keepsNoLongNames() throws IOException {
    byte[] bomb = gzip(tarWithLongName(3_000_000));
    search("/a.tgz", bomb);
    assertThat(unread).containsExactly("/a.tgz: damaged tar archive, not searched to its end");
  }

  @Test
  void failsWithItsContentAndCanBeUsedAgain() throws IOException {
    var search = new ContentSearch(NEEDLES);
    var broken =
        new SequenceInputStream(
            new ByteArrayInputStream(Arrays.copyOf(gzip(utf8(TOKEN.repeat(100))), 40)),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("connection lost");
              }

              @Override
              public int read(byte[] bytes, int offset, int length) throws IOException {
                return read();
              }
            });
    assertThatThrownBy(() -> search.search("/a", broken, found::add, unread::add))
        .hasMessage("connection lost");
    found.clear();
    assertThat(unread).isEmpty();
    search(search, "/b", gzip(utf8(TOKEN)));
    assertFound("/b");
  }

  @Test
  void withoutSecretsTheContentIsReadAllTheSame() throws IOException {
    search(new ContentSearch(Needles.NONE), "/a", gzip(utf8(TOKEN)));
    assertThat(found).isEmpty();
  }

  /** Archives that are damaged at random neither abort the search nor hide what follows. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void damageDoesNotAbort(long seed) throws IOException {
    var random = new Random(seed);
    byte[] noise = new byte[20_000];
    random.nextBytes(noise);
    var search = new ContentSearch(NEEDLES);
    for (int i = 0; i < 300; i++) {
      byte[] archive = nested(noise, 1 + random.nextInt(4), random);
      for (int j = random.nextInt(5); j >= 0; j--) {
        archive[random.nextInt(archive.length)] = (byte) random.nextInt();
      }
      search(search, "/a", Arrays.copyOf(archive, 1 + random.nextInt(archive.length)));
      found.clear();
      search(search, "/b", utf8(TOKEN));
      assertFound("/b");
    }
  }

  /** Whatever it is packed in, to the depth that is promised, a secret is found. */
  @ParameterizedTest
  @ValueSource(longs = {11, 12, 13, 14, 15, 16})
  void findsInRandomNests(long seed) throws IOException {
    var random = new Random(seed);
    var search = new ContentSearch(NEEDLES);
    for (int i = 0; i < 100; i++) {
      byte[] content = new byte[random.nextInt(150_000) + 50];
      random.nextBytes(content);
      System.arraycopy(utf8(TOKEN), 0, content, random.nextInt(content.length - 40), 38);
      found.clear();
      search(search, "/a", nested(content, random.nextInt(5), random));
      assertThat(found).hasSize(1);
      assertThat(unread).isEmpty();
    }
  }

  private static byte[] nested(byte[] content, int depth, Random random) {
    byte[] nested = content;
    for (int i = 0; i < depth; i++) {
      nested =
          switch (random.nextInt(5)) {
            case 0 -> gzip(nested);
            case 1 -> zip("z" + i, nested);
            case 2 -> storedZip("s" + i, nested);
            case 3 -> gzip(tar("g" + i, nested));
            default -> tar("t" + i, nested);
          };
    }
    return nested;
  }
}
