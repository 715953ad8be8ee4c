package dev.keymount.lab;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.flow.DockerIgnore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.commons.io.FileUtils;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds what we think that a {@code .dockerignore} keeps out against the real builder. */
@Tag("builder")
class DockerIgnoreVerdictTest {

  private static final List<String> FILES =
      List.of(
          "id_rsa",
          ".npmrc",
          "a.pem",
          ".pem",
          "README.md",
          "README-secret.md",
          "key7",
          "keya",
          "#odd",
          "keys/id_rsa",
          "keys/a/b",
          "some/sub/temporary.txt",
          "some/temporary.txt",
          "src/.npmrc",
          "src/main.go",
          "src/node_modules/x/y.js");

  private static final List<String> IGNORES =
      List.of(
          "",
          "id_rsa\n",
          "/id_rsa\n.npmrc",
          "./id_rsa\n  keys/  \n",
          "**/id_rsa\r\n**/.npmrc\r\n",
          "*.pem\n",
          "**/*.go\n*/temp*\n",
          "*/*/temp*\nkey[0-9]\n",
          "key[^0-9]\n",
          "keys/**\n!keys/a\n",
          "*\n!src\n",
          "*\n!src/main.go\n",
          "*.md\n!README*.md\nREADME-secret.md\n",
          "\ufeff# a comment\n#odd\nid_rsa\n",
          "!id_rsa\nid_rsa\n",
          "id_rsa\n!id_rsa\n",
          "**/node_modules/**\n",
          "src/../keys\n",
          "../id_rsa\n",
          "\\#odd\n",
          "**\n!**/*.go\n");

  @Test
  void keepsTheSameFilesOut(@TempDir Path directory) throws Exception {
    for (var name : FILES) {
      FileUtils.writeStringToFile(directory.resolve(name).toFile(), "x", "UTF-8");
    }
    var theirs = new TreeMap<String, List<String>>();
    var ours = new TreeMap<String, List<String>>();
    try (var builder = new Builder(Lab.get())) {
      var context = builder.copy(directory, "context");
      for (int i = 0; i < IGNORES.size(); i++) {
        var dockerfile = builder.file(i + ".Dockerfile");
        Files.writeString(dockerfile, "FROM scratch\nCOPY . /\n");
        Files.writeString(builder.file(i + ".Dockerfile.dockerignore"), IGNORES.get(i));
        var result = builder.file("result" + i);
        var built =
            builder.build(
                context,
                new Builder.Inputs(List.of(), Map.of()),
                "--file",
                builder.seen(dockerfile),
                "--output",
                "type=local,dest=" + builder.seen(result));
        assertThat(built.exitCode()).as(built.log()).isZero();
        theirs.put(IGNORES.get(i), present(result));
        ours.put(IGNORES.get(i), expected(DockerIgnore.of(IGNORES.get(i))));
      }
    }
    assertThat(ours).isEqualTo(theirs);
  }

  private static List<String> expected(DockerIgnore ignore) {
    return FILES.stream().filter(file -> !ignore.excludes(file)).sorted().toList();
  }

  private static List<String> present(Path result) {
    var found = new ArrayList<String>();
    for (var file : FILES) {
      if (Files.exists(result.resolve(file))) {
        found.add(file);
      }
    }
    return found.stream().sorted().toList();
  }
}
