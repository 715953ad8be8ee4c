package dev.keymount.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.verify.Trace;
import dev.keymount.verify.Trace.Place;
import dev.keymount.verify.Verification;
import dev.keymount.verify.search.Form;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class VerificationTextTest {

  private static String text(Verification verification) {
    return String.join("\n", VerificationText.findings(verification)) + "\n";
  }

  @Test
  void tellsWhereTheSecretsWere() {
    assertThat(text(Verifications.proven()))
        .isEqualTo(
            """
            services/shop/Dockerfile: proven: both builds make the same image, and nothing of 2 secrets is left
            services/shop/Dockerfile:3: note: SSH_PRIVATE_KEY is gone, comes by --ssh default now
                value: made up for the proof
                before: in layer 7 of base and themes: /root/.ssh/id_ed25519, by line 4
                before: in the image history of base and themes, by line 4
                before: in layer 8 of build: /root/.ssh/id_ed25519, by line 16
                before: in the provenance attestation
                after: nowhere
            services/shop/Dockerfile:14: note: NPM_TOKEN is gone, comes by --secret id=NPM_TOKEN now
                value: made up for the proof
                before: in the image history of build, by lines 18, 21 and 24
                before: in the build log, by line 18
                before: in the provenance attestation
                after: nowhere
                1 difference (known noise): /var/cache/ldconfig/aux-cache
                1 difference (differs between two builds of the old Dockerfile): /usr/share/nginx/html/themes/.git/index
                1 difference (in a step that the migration does not touch): /usr/share/nginx/html/build.json
                note: the registry npm.example.com was not asked: the token is made up
                searched before (HEAD~1): 4 stages, 37 layers, 2.61 GB
                searched after (the working tree): 4 stages, 35 layers, 2.61 GB
                built with docker 28.5.2, buildx 0.29.1, driver docker
            """);
  }

  @Test
  void beginsWithWhatSpeaksAgainstTheMigration() {
    assertThat(text(Verifications.leaking()))
        .isEqualTo(
            """
            services/shop/Dockerfile.debug: leaks: NPM_TOKEN is in 2 places of the build after
            services/shop/Dockerfile.debug:22: error: /usr/share/nginx/html/index.html is not as before: mode 600, was 644
            services/shop/Dockerfile.debug:3: note: SSH_PRIVATE_KEY is gone, comes by --ssh default now
                value: made up for the proof
                before: in layer 7 of base and themes: /root/.ssh/id_ed25519, by line 4
                before: in the image history of base and themes, by line 4
                before: in layer 8 of build: /root/.ssh/id_ed25519, by line 16
                before: in the provenance attestation
                after: nowhere
            services/shop/Dockerfile.debug:14: error: NPM_TOKEN is still there after the migration
                value: made up for the proof
                before: in the image history of build, by lines 18, 21 and 24
                before: in the build log, by line 18
                before: in the provenance attestation
                after: in layer 9 of build: /app/cache.tgz!/cache/.npmrc, in base64, by line 14
                after: in the image configuration of stage 3: Labels.build, by line 22
                note: the registry npm.example.com was not asked: the token is made up
                searched before (HEAD~1): 4 stages, 37 layers, 2.61 GB
                searched after (the working tree): 4 stages, 35 layers, 2.61 GB
                built with docker 28.5.2, buildx 0.29.1, driver docker
            """);
  }

  @Test
  void showsTheLogOfTheStepThatFails() {
    assertThat(text(Verifications.failing()))
        .isEqualTo(
            """
            services/shop/Dockerfile.ci: fails: stage build does not build after the migration
            services/shop/Dockerfile.ci:17: error: the build after fails in stage build: process "/bin/sh -c git clone git@git.example.com:team/shared.git src/shared" did not complete successfully: exit code: 128
                | #12 [build 5/7] RUN --mount=type=ssh,required=true git clone git@git.example.com:team/shared.git src/shared
                | #12 0.312 Cloning into 'src/shared'...
                | #12 0.871 git@git.example.com: Permission denied (publickey).
                | #12 0.872 fatal: Could not read from remote repository.
            services/shop/Dockerfile.ci:3: note: SSH_PRIVATE_KEY is not in what was built, comes by --ssh default now
                value: made up for the proof
                before: in layer 7 of base and themes: /root/.ssh/id_ed25519, by line 4
                before: in the image history of base and themes, by line 4
                before: in layer 8 of build: /root/.ssh/id_ed25519, by line 16
                before: in the provenance attestation
                after: nowhere
            services/shop/Dockerfile.ci:14: note: NPM_TOKEN is not in what was built, comes by --secret id=NPM_TOKEN now
                value: made up for the proof
                before: in the image history of build, by lines 18, 21 and 24
                before: in the build log, by line 18
                before: in the provenance attestation
                after: nowhere
                note: the registry npm.example.com was not asked: the token is made up
                searched before (HEAD~1): 4 stages, 37 layers, 2.61 GB
                searched after (the working tree): 2 stages, 13 layers, 1.31 GB
                built with docker 28.5.2, buildx 0.29.1, driver docker
            """);
  }

  @Test
  void claimsNothingOfWhatWasNotBuilt() {
    assertThat(text(Verifications.notProvable()))
        .isEqualTo(
            """
            tools/Dockerfile: not provable: it does not build before the migration
            tools/Dockerfile:5: error: the build before fails in stage 0: process "/bin/sh -c pip install -r /app/requirements.txt" did not complete successfully: exit code: 1
                | #8 1.204 ERROR: No matching distribution found for acme-tools
            tools/Dockerfile:2: note: PIP_TOKEN is not searched for, comes by --secret id=PIP_TOKEN now
                value: given by you
                before: nowhere
                searched before (the working tree): 0 stages, 0 layers, 0.0 MB
                not searched before: /app/data.zip: it is encrypted
                built with docker 28.5.2, buildx 0.29.1, driver docker
            """);
  }

  @Test
  void hasOneLineForWhatStaysAsItIs() {
    assertThat(text(Verifications.unchanged()))
        .isEqualTo("docs/Dockerfile: unchanged: the migration changes nothing\n");
  }

  @Test
  void namesSixPlacesAndCountsTheOthers() {
    var traces =
        IntStream.rangeClosed(1, 9)
            .mapToObj(
                layer -> new Trace("A", Place.LAYER, "0", layer, "/a", Form.PLAIN, layer + 10))
            .toList();
    var lines = VerificationText.findings(Verifications.withTraces(traces));
    assertThat(lines)
        .contains(
            "    before: in layer 6 of stage 0: /a, by line 16", "    before: and in 3 more places")
        .doesNotContain("    before: in layer 7 of stage 0: /a, by line 17");
  }

  @Test
  void joinsFilesAndFormsAndStagesOfOneLayer() {
    var traces =
        List.of(
            new Trace("A", Place.LAYER, "one", 3, "/a", Form.PLAIN, 5),
            new Trace("A", Place.LAYER, "one", 3, "/a", Form.BASE64, 5),
            new Trace("A", Place.LAYER, "two", 3, "/a", Form.PLAIN, 5),
            new Trace("A", Place.LAYER, "two", 3, "/a", Form.BASE64, 5),
            new Trace("A", Place.LAYER, "one", 3, "/b", Form.HEX, 5),
            new Trace("A", Place.HISTORY, "one", 0, "", Form.PLAIN, 5),
            new Trace("A", Place.HISTORY, "one", 0, "", Form.PLAIN, 7));
    assertThat(VerificationText.findings(Verifications.withTraces(traces)))
        .contains(
            "    before: in layer 3 of one and two: /a, as it is and in base64, by line 5",
            "    before: in layer 3 of one: /b, in hexadecimal, by line 5",
            "    before: in the image history of one, by lines 5 and 7");
  }

  @Test
  void takesOutWhatLooksLikeASecret() {
    var token = "CANARYaB3dE5gH7jK9mN1pQ3sT5vW7yZ9b14";
    var verification = Verifications.withLog("curl: https://build:" + token + "@git.example.com/");
    assertThat(text(verification)).doesNotContain(token).contains("git.example.com");
  }

  @Test
  void countsTheVerdicts() {
    assertThat(VerificationText.summary(Verifications.all()))
        .isEqualTo("5 Dockerfiles: 1 proven, 1 leaks, 1 fails, 1 not provable, 1 unchanged");
    assertThat(VerificationText.summary(List.of(Verifications.proven())))
        .isEqualTo("1 Dockerfile: 1 proven");
    assertThat(VerificationText.summary(List.of())).isEqualTo("0 Dockerfiles");
  }
}
