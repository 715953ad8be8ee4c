package dev.keymount.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.source.SourceText;
import org.junit.jupiter.api.Test;

class MountTest {

  @Test
  void readsAgentsVariablesAndFiles() {
    var text =
        "FROM a\n"
            + "RUN --mount=type=ssh --mount=type=secret,id=A,env=B x\n"
            + "RUN --mount=type=secret,target=/root/.npmrc x\n"
            + "RUN --mount=type=ssh,id=other,required=true x\n"
            + "RUN --mount=type=cache,target=/root/.npm --mount=target=/x x\n";
    var mounts = Mount.in(DockerfileReader.read(SourceText.of(text)));
    assertThat(mounts.stream().map(Mount::flag))
        .containsExactly("--ssh default", "--secret id=A", "--secret id=.npmrc", "--ssh other");
    assertThat(mounts.get(1).variable()).contains("B");
    assertThat(mounts.get(2).target()).contains("/root/.npmrc");
    assertThat(mounts.stream().map(Mount::line)).containsExactly(2, 2, 3, 4);
  }
}
