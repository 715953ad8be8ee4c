package dev.keymount.verify.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownNoiseTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/var/log/apt/history.log",
        "/var/cache/ldconfig/aux-cache",
        "/var/cache/apt/pkgcache.bin",
        "/etc/ssh/ssh_host_ed25519_key.pub",
        "/app/.git/index",
        "/.git/logs/HEAD",
        "/src/.git/logs/refs/heads/main",
        "/usr/lib/python3/dist-packages/__pycache__/six.cpython-311.pyc",
        "/usr/lib/site-packages/demo-1.0.dist-info/RECORD",
        "/root/.m2/repository/com/example/a/1/_remote.repositories",
      })
  void excusesContent(String path) {
    assertThat(KnownNoise.reason(path, Set.of(Facet.CONTENT))).isPresent();
    assertThat(KnownNoise.reason(path, Set.of(Facet.EXISTENCE))).isEmpty();
    assertThat(KnownNoise.reason(path, Set.of(Facet.CONTENT, Facet.MODE))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app/.git/objects/pack/pack-00.idx",
        "/root/.cache/composer/vcs/x/objects/pack/pack-00.pack",
        "/root/.npm/_logs/2026-01-01T00_00_00_000Z-debug-0.log",
        "/home/node/.npm/_cacache/index-v5/00/11",
        "/tmp/node-compile-cache/v22/x",
        "/root/.cache/pip/http-v2/a/b",
        "/root/go/pkg/mod/cache/vcs/00/HEAD",
      })
  void excusesNames(String path) {
    assertThat(KnownNoise.reason(path, Set.of(Facet.EXISTENCE))).isPresent();
    assertThat(KnownNoise.reason(path, Set.of(Facet.CONTENT))).isPresent();
    for (var facet : EnumSet.of(Facet.TYPE, Facet.MODE, Facet.OWNER, Facet.LINK)) {
      assertThat(KnownNoise.reason(path, Set.of(Facet.EXISTENCE, facet))).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app/.git/config",
        "/app/index",
        "/root/.npmrc",
        "/root/.npm/_logs",
        "/root/.cache/pip",
        "/root/.ssh/known_hosts",
        "/var/log",
        "/etc/shadow",
        "/app/var/log/x",
        "/app/a.pyc.txt",
        "/tmp/x",
      })
  void excusesNothing(String path) {
    assertThat(KnownNoise.reason(path, Set.of(Facet.CONTENT))).isEmpty();
    assertThat(KnownNoise.reason(path, Set.of(Facet.EXISTENCE))).isEmpty();
  }

  @Test
  void excusesNoDifferenceOfNoKind() {
    assertThat(KnownNoise.reason("/var/log/x", Set.of())).isEmpty();
  }

  @Test
  void everyEntryHasAPatternAndAReasonOfItsOwn() {
    assertThat(KnownNoise.all()).extracting(KnownNoise::pattern).doesNotHaveDuplicates();
    assertThat(KnownNoise.all()).allSatisfy(noise -> assertThat(noise.reason()).isNotBlank());
  }
}
