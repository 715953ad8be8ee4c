package dev.keymount.verify.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.keymount.report.ImageAuditJson;
import dev.keymount.report.ImageAuditText;
import dev.keymount.verify.Trace.Place;
import dev.keymount.verify.VerifyProgress;
import dev.keymount.verify.builder.BuilderException;
import dev.keymount.verify.search.Form;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ImageAuditorTest {

  private static final String TOKEN = "ghp_CANARY7f3a9c2e5b81d604abcd";
  private static final String VALUE = "CANARY0d1e9a3b82645f0c";
  private String printed = "";

  private ImageAudit audit(SavedTar tar) throws IOException, BuilderException {
    byte[] archive = tar.bytes();
    var audits =
        new ImageAuditor(
                reader -> reader.read(new ByteArrayInputStream(archive), ""), VerifyProgress.NONE)
            .audit();
    var json = new StringWriter();
    ImageAuditJson.write(json, "app:1", audits);
    printed = json + String.join("\n", ImageAuditText.findings(audits.get(0))) + audits;
    assertThat(audits).hasSize(1);
    return audits.get(0);
  }

  @AfterEach
  void printsNoValue() {
    assertThat(printed).doesNotContain("CANARY");
  }

  @Test
  void tellsWhereATokenStandsAndWhatHidesIt() throws IOException, BuilderException {
    var audit =
        audit(
            new SavedTar()
                .layer("COPY / / # buildkit", Map.of("etc/os-release", "ID=debian"))
                .layer(
                    "COPY .npmrc /app/ # buildkit",
                    Map.of("app/.npmrc", "//r.example.com/:_authToken=" + TOKEN))
                .layer("RUN /bin/sh -c rm /app/.npmrc # buildkit", Map.of("app/.wh..npmrc", "")));

    assertThat(audit.secrets()).extracting(LeakedSecret::what).containsExactly("GitHub token");
    var sighting = audit.secrets().get(0).sightings().get(0);
    assertThat(sighting)
        .isEqualTo(
            new Sighting(
                Place.LAYER, 2, "/app/.npmrc", "COPY .npmrc /app/ # buildkit", 3, Form.PLAIN));
    assertThat(ImageAuditText.findings(audit))
        .containsExactly(
            "app:1: error[token]: GitHub token in layer 2",
            "    /app/.npmrc since layer 2 by COPY .npmrc /app/ # buildkit; hidden since layer 3, and"
                + " still in the image",
            "    rotate: the GitHub token: revoke it where it was issued, and issue a new one");
  }

  @Test
  void looksForWhatTheHistoryNames() throws IOException, BuilderException {
    var encoded = Base64.getEncoder().encodeToString((" " + VALUE + " ").getBytes(UTF_8));
    var audit =
        audit(
            new SavedTar()
                .entry("ARG NPM_TOKEN=" + VALUE)
                .layer(
                    "RUN |1 NPM_TOKEN=" + VALUE + " /bin/sh -c make # buildkit",
                    Map.of("app/out.txt", "x" + VALUE, "app/out.b64", encoded)));

    assertThat(audit.secrets())
        .extracting(LeakedSecret::what)
        .containsExactly("value of NPM_TOKEN");
    assertThat(audit.secrets().get(0).sightings())
        .extracting(Sighting::place, Sighting::layer, Sighting::path, Sighting::form)
        .containsExactlyInAnyOrder(
            tuple(Place.HISTORY, 0, "", Form.PLAIN),
            tuple(Place.HISTORY, 1, "", Form.PLAIN),
            tuple(Place.LAYER, 1, "/app/out.txt", Form.PLAIN),
            tuple(Place.LAYER, 1, "/app/out.b64", Form.BASE64));
  }

  @Test
  void oneSecretIsToldOnceHoweverItWasFound() throws IOException, BuilderException {
    var audit =
        audit(
            new SavedTar()
                .variable("API_TOKEN=" + VALUE)
                .entry("ENV API_TOKEN=" + VALUE)
                .layer(
                    "COPY .npmrc /app/ # buildkit",
                    Map.of("app/.npmrc", "//r.example.com/:_authToken=" + VALUE)));

    assertThat(audit.secrets())
        .extracting(LeakedSecret::what, LeakedSecret::kind)
        .containsExactly(tuple("value of API_TOKEN", LeakKind.TOKEN));
    assertThat(audit.secrets().get(0).sightings())
        .extracting(Sighting::place)
        .containsExactly(Place.HISTORY, Place.CONFIGURATION, Place.LAYER);
  }

  @Test
  void aValueThatHoldsAnotherIsRedactedWhole() throws IOException, BuilderException {
    var audit =
        audit(
            new SavedTar()
                .entry("ARG API_TOKEN=" + VALUE)
                .entry("ARG NPM_TOKEN=" + VALUE + "7788zz99yy")
                .layer("COPY / / # buildkit", Map.of("a", "")));

    assertThat(audit.secrets()).hasSize(2);
    assertThat(printed).doesNotContain("7788zz99yy");
  }

  @Test
  void secretsInPathsAreRedacted() throws IOException, BuilderException {
    var audit =
        audit(new SavedTar().layer("COPY / / # buildkit", Map.of("app/" + TOKEN + "/a", "")));

    assertThat(audit.secrets().get(0).sightings())
        .extracting(Sighting::path)
        .containsExactly("/app/[GitHub token redacted]/a");
  }

  @Test
  void anImageWithoutSecretsHasNone() throws IOException, BuilderException {
    var audit =
        audit(
            new SavedTar()
                .variable("PATH=/usr/bin")
                .entry("ENV GPG_KEY=7169605F62C751356D054A26A821E680E5FA6305")
                .layer(
                    "RUN /bin/sh -c apt-get install -y openssl # buildkit",
                    Map.of(
                        "usr/lib/libssl.so.3",
                        "-----BEGIN PRIVATE KEY-----\0-----END PRIVATE KEY-----",
                        "root/.ssh/authorized_keys",
                        "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIGFhYWFhYWFhYWFhYWFhYWFhYWFhYWFhYWFh",
                        "usr/share/doc/a/README.md",
                        TOKEN)));

    assertThat(audit.secrets()).isEmpty();
    assertThat(audit.samples()).isEqualTo(List.of("/usr/share/doc/a/README.md"));
  }
}
