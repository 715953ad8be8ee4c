package dev.keymount.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.source.SourceText;
import org.junit.jupiter.api.Test;

class NamedStagesTest {

  @Test
  void giveANameToAStageThatHasNone() {
    var named = of("FROM a AS build\nRUN x\nFROM --platform=$TARGETPLATFORM b\nRUN y\n");
    assertThat(named.text())
        .isEqualTo(
            "FROM a AS build\nRUN x\nFROM --platform=$TARGETPLATFORM b AS keymount-stage-1\nRUN y\n");
    assertThat(named.stages()).containsExactly("build", "keymount-stage-1");
    assertThat(named.stages().stream().map(NamedStages::label)).containsExactly("build", "1");
  }

  @Test
  void moveNoLine() {
    var named = of("ARG BASE=a\nFROM \\\n  ${BASE}\nRUN x");
    assertThat(named.text().lines().count()).isEqualTo(4);
    assertThat(named.text()).contains("\\\n  ${BASE} AS keymount-stage-0\n");
    assertThat(DockerfileReader.read(SourceText.of(named.text())).problems()).isEmpty();
  }

  @Test
  void doNotShowInWhatTheBuilderWrote() {
    assertThat(NamedStages.unnamed("[keymount-stage-1 2/3] RUN x\nFROM a AS keymount-stage-1"))
        .isEqualTo("[stage 1 2/3] RUN x\nFROM a");
  }

  private static NamedStages of(String text) {
    return NamedStages.of(DockerfileReader.read(SourceText.of(text)));
  }
}
