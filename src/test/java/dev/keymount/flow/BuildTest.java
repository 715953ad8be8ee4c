package dev.keymount.flow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.dockerfile.Keyword;
import dev.keymount.source.SourceText;
import org.junit.jupiter.api.Test;

class BuildTest {

  private static Build build(String text) {
    return Build.of(DockerfileReader.read(SourceText.of(text)));
  }

  private static Step last(Stage stage) {
    return stage.steps().get(stage.steps().size() - 1);
  }

  private static Place place(Build build) {
    var stage = build.finalStage().orElseThrow();
    return Place.of(build, stage, last(stage));
  }

  @Test
  void stagesAreKnownByNameAndNumber() {
    var build = build("FROM a AS One\nFROM one\nFROM b AS two\n");
    assertThat(build.stage("ONE")).contains(build.stages().get(0));
    assertThat(build.stage("2")).contains(build.stages().get(2));
    assertThat(build.stage("3")).isEmpty();
    assertThat(build.stage("image")).isEmpty();
    assertThat(build.stages().get(1).parent()).contains(build.stages().get(0));
  }

  @Test
  void onlyTheLastStageAndWhatItStartsFromAreInTheImage() {
    var build = build("FROM a AS base\nFROM base AS build\nFROM base\n");
    assertThat(build.stages().stream().map(build::isInImage)).containsExactly(true, false, true);
  }

  @Test
  void aDefinitionHoldsFromItsPlaceOn() {
    var build = build("FROM a\nRUN x\nARG T\nRUN y\n");
    var stage = build.stages().get(0);
    assertThat(stage.definition("T", stage.steps().get(0).position())).isEmpty();
    assertThat(stage.definition("T", last(stage).position())).isPresent();
  }

  @Test
  void anEnvironmentVariableWinsOverALaterArgument() {
    var build = build("FROM a\nENV T=env\nARG T=arg\nRUN x\n");
    var stage = build.stages().get(0);
    assertThat(stage.definition("T", last(stage).position()).map(Definition::environment))
        .contains(true);
  }

  @Test
  void aStageInheritsWhatItsParentDefines() {
    var build = build("FROM a AS base\nARG T\nENV P=/x\nFROM base\nRUN y\n");
    var stage = build.stages().get(1);
    assertThat(stage.definition("T", last(stage).position())).isPresent();
    assertThat(place(build).expand("$P/y")).isEqualTo("/x/y");
  }

  @Test
  void aGlobalArgumentDoesNotReachAStage() {
    var build = build("ARG T\nFROM a\nRUN y\n");
    var stage = build.stages().get(0);
    assertThat(stage.definition("T", last(stage).position())).isEmpty();
    assertThat(build.globalDefinitions()).hasSize(1);
  }

  @Test
  void anArgumentIsNoKnownValue() {
    assertThat(place(build("FROM a\nARG D=/x\nRUN y\n")).expand("$D")).isEqualTo("${D}");
  }

  @Test
  void workingDirectoriesAddUp() {
    assertThat(place(build("FROM a\nENV S=src\nWORKDIR /app\nWORKDIR $S\nRUN x\n")).workdir())
        .isEqualTo("/app/src");
  }

  @Test
  void homeFollowsTheUserAndTheEnvironment() {
    assertThat(place(build("FROM a\nRUN x\n")).home()).isEqualTo("/root");
    assertThat(place(build("FROM a\nUSER app:app\nRUN x\n")).home()).isEqualTo("/home/app");
    assertThat(place(build("FROM a\nUSER app\nENV HOME=/srv\nRUN x\n")).home()).isEqualTo("/srv");
  }

  @Test
  void theIdOfAUserComesFromItsCreation() {
    assertThat(place(build("FROM a\nRUN useradd -u 123 -m app\nUSER app\nRUN x\n")).uid())
        .contains("123");
    assertThat(place(build("FROM a\nRUN adduser --uid=7 -D app\nUSER app\nRUN x\n")).uid())
        .contains("7");
    assertThat(place(build("FROM a\nUSER 1001:0\nRUN x\n")).uid()).contains("1001");
    assertThat(place(build("FROM a\nRUN useradd other -u 5\nUSER app\nRUN x\n")).uid()).isEmpty();
  }

  @Test
  void commandsAreReadWhereAPosixShellRunsThem() {
    var build =
        build(
            "FROM a\nRUN one\nRUN [\"two\"]\nSHELL [\"/bin/bash\", \"-c\"]\nRUN three\n"
                + "SHELL [\"powershell\"]\nRUN four\n");
    assertThat(
            build.stages().get(0).steps().stream()
                .filter(step -> step.is(Keyword.RUN))
                .map(step -> step.commands().isPresent()))
        .containsExactly(true, false, true, false);
  }

  @Test
  void aHereDocumentIsReadAsTheScriptThatItIs() {
    var build = build("FROM a\nRUN <<E\none\ntwo\nE\nRUN <<E\n#!/usr/bin/env python\nx\nE\n");
    var steps = build.stages().get(0).steps();
    assertThat(steps.get(0).commands().map(list -> list.items().size())).contains(2);
    assertThat(steps.get(1).commands()).isEmpty();
  }
}
