package dev.keymount.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.Call;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Need;
import dev.keymount.caller.Target;
import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.edit.Applicability;
import dev.keymount.flow.ContextFiles;
import dev.keymount.source.SourceText;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PairingTest {

  private static final String MIGRATED = "FROM node\nARG NPM_TOKEN\nRUN npm ci\n";
  private static final String STILL_TAKES = "FROM node\nARG NPM_TOKEN\nLABEL token=$NPM_TOKEN\n";

  private static Pairing pairing(List<String> dockerfiles, Call... calls) {
    var sites = Arrays.stream(calls).map(call -> new Pairing.Site("build.sh", call)).toList();
    return Pairing.of(sites, dockerfiles);
  }

  private static Call call(Engine engine, List<String> targets, String... arguments) {
    return new Call(3, engine, new Target(targets), Set.of(arguments));
  }

  private static Call call(List<String> targets, String... arguments) {
    return call(Engine.DOCKER, targets, arguments);
  }

  private static void take(Pairing pairing, String path, String dockerfile) {
    pairing.take(DockerfileMigration.of(path, SourceText.of(dockerfile), Settings.DEFAULT));
  }

  private static Need only(Demand demand) {
    assertThat(demand.needs()).hasSize(1);
    return demand.needs().get(0);
  }

  @Test
  void aCallThatNamesItsDockerfileMustGiveWhatThatNeeds() {
    var pairing = pairing(List.of("a/Dockerfile"), call(List.of("a/Dockerfile"), "NPM_TOKEN"));
    take(pairing, "a/Dockerfile", MIGRATED);
    var need = only(pairing.demands().get(0));
    assertThat(need.id()).isEqualTo("NPM_TOKEN");
    assertThat(need.argument()).contains("NPM_TOKEN");
    assertThat(need.form()).isEqualTo(Need.Form.VARIABLE);
    assertThat(need.keepsArgument()).isFalse();
    assertThat(need.applicability()).isEqualTo(Applicability.SAFE);
  }

  @Test
  void theFirstPlaceWhereADockerfileIsCounts() {
    var call = call(List.of("b/Dockerfile", "a/Dockerfile"), "NPM_TOKEN");
    var pairing = pairing(List.of("a/Dockerfile", "c/Dockerfile"), call);
    assertThat(pairing.dockerfiles(new Pairing.Site("build.sh", call)))
        .containsExactly("a/Dockerfile");
  }

  @Test
  void aCallThroughAnotherFileBuildsWhatThatFileSays() {
    var compose = new Pairing.Site("x/compose.yaml", call(List.of("a/Dockerfile")));
    var other = new Pairing.Site("compose.yaml", call(List.of("b/Dockerfile")));
    var target = Target.through(List.of(List.of("none.yaml"), List.of("x/compose.yaml")));
    var call = new Call(1, Engine.DOCKER, target, Set.of("NPM_TOKEN"));
    var sites = List.of(new Pairing.Site("build.sh", call), compose, other);
    var pairing = Pairing.of(sites, List.of("a/Dockerfile", "b/Dockerfile"));
    take(pairing, "a/Dockerfile", MIGRATED);
    take(pairing, "b/Dockerfile", MIGRATED);
    assertThat(pairing.dockerfiles(sites.get(0))).containsExactly("a/Dockerfile");
    var demands = pairing.demands();
    assertThat(only(demands.get(0)).applicability()).isEqualTo(Applicability.SAFE);
    assertThat(only(demands.get(1)).forced()).as("what the command no longer passes").isTrue();
    assertThat(only(demands.get(2)).forced()).isFalse();
  }

  @Test
  void aCallThatNamesNoneIsPairedByItsArgumentsAndUnsafe() {
    var pairing =
        pairing(List.of("a/Dockerfile"), call(List.of(), "NPM_TOKEN"), call(List.of(), "VERSION"));
    take(pairing, "a/Dockerfile", MIGRATED);
    var demands = pairing.demands();
    assertThat(only(demands.get(0)).applicability()).isEqualTo(Applicability.UNSAFE);
    assertThat(demands.get(1)).isEqualTo(Demand.NONE);
  }

  @Test
  void aCallThroughAnotherFileGivesNothingThatNeitherPasses() {
    var compose = new Pairing.Site("compose.yaml", call(List.of("a/Dockerfile")));
    var target = Target.through(List.of(List.of("compose.yaml")));
    var site = new Pairing.Site("build.sh", new Call(1, Engine.DOCKER, target, Set.of()));
    var pairing = Pairing.of(List.of(compose, site), List.of("a/Dockerfile"));
    take(pairing, "a/Dockerfile", MIGRATED);
    assertThat(pairing.demands().get(1)).isEqualTo(Demand.NONE);
  }

  @Test
  void aCallOfAnotherDockerfileIsLeftAlone() {
    var pairing =
        pairing(
            List.of("a/Dockerfile", "b/Dockerfile"), call(List.of("b/Dockerfile"), "NPM_TOKEN"));
    take(pairing, "a/Dockerfile", MIGRATED);
    take(pairing, "b/Dockerfile", STILL_TAKES);
    assertThat(pairing.demands()).containsExactly(Demand.NONE);
  }

  @Test
  void anArgumentThatOneDockerfileOfACallStillTakesStays() {
    var pairing =
        pairing(
            List.of("a/Dockerfile", "b/Dockerfile"), call(List.of("*/Dockerfile"), "NPM_TOKEN"));
    take(pairing, "a/Dockerfile", MIGRATED);
    take(pairing, "b/Dockerfile", STILL_TAKES);
    assertThat(only(pairing.demands().get(0)).keepsArgument()).isTrue();
  }

  @Test
  void anArgumentOfTheNameOfAMountIsPassedInVain() {
    var token = call(List.of("Dockerfile"), "NPM_TOKEN", "VERSION");
    var pairing = pairing(List.of("Dockerfile"), token);
    take(
        pairing,
        "Dockerfile",
        "FROM node\nARG VERSION\nRUN --mount=type=secret,id=npm,env=NPM_TOKEN npm ci\n");
    var needs = pairing.demands().get(0).needs();
    assertThat(needs)
        .filteredOn(need -> need.argument().filter("NPM_TOKEN"::equals).isPresent())
        .singleElement()
        .satisfies(need -> assertThat(need.id()).isEqualTo("npm"))
        .satisfies(need -> assertThat(need.form()).isEqualTo(Need.Form.VARIABLE));
    assertThat(needs).noneMatch(need -> need.argument().filter("VERSION"::equals).isPresent());
  }

  @Test
  void anArgumentOfTheNameOfAKeyIsPassedInVainBesideAnAgent() {
    var key = call(List.of("Dockerfile"), "SSH_PRIVATE_KEY", "VERSION");
    var mounts = "FROM node\nRUN --mount=type=ssh npm ci\n";
    var pairing = pairing(List.of("Dockerfile"), key);
    take(pairing, "Dockerfile", mounts);
    assertThat(only(pairing.demands().get(0)).isSsh()).isTrue();
    var taken = pairing(List.of("Dockerfile"), key);
    take(
        taken,
        "Dockerfile",
        mounts.replace("RUN", "ARG SSH_PRIVATE_KEY\nLABEL a=$SSH_PRIVATE_KEY\nRUN"));
    assertThat(taken.demands()).containsExactly(Demand.NONE);
  }

  @Test
  void theWeakestEngineCounts() {
    var podman = call(Engine.filesOnly("podman"), List.of("Dockerfile"));
    var kaniko = call(Engine.without("kaniko", "kaniko ignores mounts"), List.of("Dockerfile"));
    var docker = call(List.of("Dockerfile"));
    var files = List.of("Dockerfile");
    assertThat(pairing(files, docker).engine("Dockerfile", Set.of())).isEqualTo(Engine.DOCKER);
    assertThat(
            pairing(files, docker, podman, docker).engine("Dockerfile", Set.of()).mountsVariables())
        .isFalse();
    assertThat(pairing(files, podman, kaniko).engine("Dockerfile", Set.of()).obstacle())
        .contains("kaniko ignores mounts (build.sh:3)");
    assertThat(pairing(files, kaniko).engine("other/Dockerfile", Set.of()))
        .isEqualTo(Engine.DOCKER);
  }

  @Test
  void anEngineThatDoesNotSayWhatItBuildsCountsWhereItsArgumentsAreTaken() {
    var kaniko = call(Engine.without("kaniko", "kaniko ignores mounts"), List.of(), "A", "B");
    var pairing = pairing(List.of("Dockerfile"), kaniko);
    assertThat(pairing.engine("Dockerfile", Set.of("A", "B", "C")).obstacle()).isPresent();
    assertThat(pairing.engine("Dockerfile", Set.of("A", "C")).obstacle()).isEmpty();
  }

  @Test
  void theEngineOfAFileCountsForTheDockerfilesThatItShowsNoBuildOf() {
    var build = new Pairing.Site("ci.yml", call(List.of("a/Dockerfile")));
    var make = new Pairing.Site("Makefile", call(List.of("b/Dockerfile")));
    var pairing =
        Pairing.of(
            List.of(build, make),
            List.of("a/Dockerfile", "b/Dockerfile", "c/Dockerfile"),
            Map.of("ci.yml", Engine.filesOnly("docker 24.0")),
            Map.of());
    assertThat(pairing.engine("a/Dockerfile", Set.of())).isEqualTo(Engine.DOCKER);
    assertThat(pairing.engine("b/Dockerfile", Set.of()).mountsVariables()).isFalse();
    assertThat(pairing.engine("c/Dockerfile", Set.of()).name()).isEqualTo("docker 24.0");
  }

  @Test
  void aBuildThatCanNotMountOutweighsTheEngineOfAFile() {
    var kaniko = call(Engine.without("kaniko", "kaniko ignores mounts"), List.of("Dockerfile"));
    var pairing =
        Pairing.of(
            List.of(new Pairing.Site("build.sh", kaniko)),
            List.of("Dockerfile"),
            Map.of("ci.yml", Engine.filesOnly("docker 24.0")),
            Map.of());
    assertThat(pairing.engine("Dockerfile", Set.of()).obstacle()).isPresent();
  }

  @Test
  void whatCanNotMountKeepsADockerfileAsItIs() {
    var settings = Settings.DEFAULT;
    var tree = DockerfileReader.read(SourceText.of(MIGRATED));
    var none = ContextFiles.NONE;
    var held =
        DockerfileMigration.of(
            "Dockerfile", tree, settings, none, Engine.without("kaniko", "kaniko ignores mounts"));
    assertThat(held.outcome()).isEqualTo(DockerfileResult.Outcome.ADVICE);
    assertThat(held.secrets().get(0).fix().reason()).isEqualTo("kaniko ignores mounts");
    var file =
        DockerfileMigration.of("Dockerfile", tree, settings, none, Engine.filesOnly("podman"));
    assertThat(file.after().text()).contains("id=NPM_TOKEN").doesNotContain("env=NPM_TOKEN");
  }
}
