package dev.keymount.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.migrate.DockerfileMigration;
import dev.keymount.migrate.Settings;
import dev.keymount.source.SourceText;
import dev.keymount.verify.SecretProof.Source;
import dev.keymount.verify.value.GivenSecrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SecretPlansTest {

  private static final String CLONE =
      "FROM a\nARG SSH_KEY\nRUN mkdir -p ~/.ssh && echo \"$SSH_KEY\" > ~/.ssh/id_rsa && chmod 600"
          + " ~/.ssh/id_rsa\nRUN git clone git@git.example.com:a/b.git\n";

  @Test
  void followTheMigration() {
    var before = "FROM a\nARG NPM_TOKEN\nCOPY .npmrc .\nRUN npm ci\n";
    var plans = plans(before, migrated(before));
    assertThat(plans).hasSize(1);
    assertThat(plans.get(0).name()).isEqualTo("NPM_TOKEN");
    assertThat(plans.get(0).secrets()).containsExactly("NPM_TOKEN");
    assertThat(plans.get(0).argument()).contains("NPM_TOKEN");
    assertThat(plans.get(0).source()).isEqualTo(Source.MADE_UP);
  }

  @Test
  void pairAKeyWithTheAgentOfAMigrationByHand() {
    var plans =
        plans(
            CLONE,
            "FROM a\nRUN --mount=type=ssh,id=deploy git clone git@git.example.com:a/b.git\n");
    assertThat(plans).hasSize(1);
    assertThat(plans.get(0).agents()).containsExactly("deploy");
  }

  @Test
  void pairASecretWithTheOnlyMountThatIsLeft() {
    var plans =
        plans(
            "FROM a\nARG API_TOKEN\nRUN curl -H \"Authorization: $API_TOKEN\" https://a.example.com\n",
            "FROM a\nRUN --mount=type=secret,id=other,env=X curl -H \"Authorization: $X\""
                + " https://a.example.com\n");
    assertThat(plans).hasSize(1);
    assertThat(plans.get(0).secrets()).containsExactly("other");
  }

  @Test
  void giveAMountThatBothSidesHaveAValueOfItsOwn() {
    var text = "FROM a\nRUN --mount=type=secret,id=mine,env=MINE x\n";
    var plans = plans(text, text);
    assertThat(plans).hasSize(1);
    assertThat(plans.get(0).name()).isEqualTo("mine");
    assertThat(plans.get(0).value()).isPresent();
  }

  @Test
  void takeGivenValues() throws Exception {
    var before = "FROM a\nARG NPM_TOKEN\nCOPY .npmrc .\nRUN npm ci\n";
    var given =
        GivenSecrets.read(List.of("id=NPM_TOKEN"), List.of(), Map.of("NPM_TOKEN", "CANARYGIVEN"));
    var plans = plans(before, migrated(before), given);
    assertThat(plans.get(0).source()).isEqualTo(Source.GIVEN);
    assertThat(plans.get(0).value().orElseThrow().text()).isEqualTo("CANARYGIVEN");
  }

  @Test
  void encodeAKeyThatTheBuildDecodes() {
    var before =
        "FROM a\nARG SSH_KEY\nRUN mkdir -p ~/.ssh && echo \"$SSH_KEY\" | base64 -d > ~/.ssh/id_rsa"
            + " && chmod 600 ~/.ssh/id_rsa\nRUN git clone git@git.example.com:a/b.git\n";
    var plan = plans(before, migrated(before)).get(0);
    assertThat(plan.isEncoded()).isTrue();
    assertThat(plan.value().orElseThrow().text()).doesNotContain("-----");
    assertThat(plan.value().orElseThrow().key()).isPresent();
  }

  private static String migrated(String text) {
    return DockerfileMigration.of("Dockerfile", SourceText.of(text), Settings.DEFAULT)
        .after()
        .text();
  }

  private static List<SecretPlan> plans(String before, String after) {
    return plans(before, after, GivenSecrets.NONE);
  }

  private static List<SecretPlan> plans(String before, String after, GivenSecrets given) {
    var source = SourceText.of(before);
    return SecretPlans.of(
        DockerfileMigration.of("Dockerfile", source, Settings.DEFAULT),
        DockerfileReader.read(source),
        DockerfileReader.read(SourceText.of(after)),
        path -> Optional.empty(),
        given);
  }
}
