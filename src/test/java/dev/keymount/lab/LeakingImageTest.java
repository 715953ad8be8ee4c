package dev.keymount.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.keymount.lab.Builder.Inputs;
import dev.keymount.report.ImageAuditJson;
import dev.keymount.report.ImageAuditText;
import dev.keymount.verify.Trace.Place;
import dev.keymount.verify.VerifyProgress;
import dev.keymount.verify.audit.ImageAudit;
import dev.keymount.verify.audit.ImageAuditor;
import dev.keymount.verify.audit.LeakedSecret;
import dev.keymount.verify.builder.BuilderException;
import dev.keymount.verify.builder.Builders;
import dev.keymount.verify.builder.ImageStore;
import dev.keymount.verify.builder.Workspace;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An image with each kind of leak, built for real and searched where it lies and as an archive. */
@Tag("builder")
class LeakingImageTest {

  private static final String VALUE = "CANARY5f0c7d1e9a3b8264";
  private static final String TOKEN = "npm_CANARY0d1e9a3b82645f0c7d1e9a3b8264";
  private static final Inputs INPUTS =
      new Inputs(
          List.of("--build-arg", "API_TOKEN", "--build-arg", "NPM_TOKEN"),
          Map.of("API_TOKEN", VALUE, "NPM_TOKEN", TOKEN));

  private static final String DOCKERFILE =
      """
      FROM debian:stable
      COPY key /root/.ssh/id_ed25519
      RUN rm /root/.ssh/id_ed25519
      ARG API_TOKEN
      RUN mkdir -p /app/.git && echo "url = https://ci:$API_TOKEN@git.example.com/a" > /app/.git/config
      ARG NPM_TOKEN
      RUN mkdir /p && echo "//r.example.com/:_authToken=$NPM_TOKEN" > /p/.npmrc \\
       && tar czf /p.tar.gz p && rm -r /p
      """;

  @TempDir private Path context;
  private Lab lab;

  @BeforeEach
  void findLab() throws IOException {
    lab = Lab.get();
    Files.writeString(context.resolve("Dockerfile"), DOCKERFILE);
    Files.copy(lab.key(), context.resolve("key"));
  }

  private ImageStore store(Workspace workspace) throws BuilderException {
    return ImageStore.find(
        Optional.of(Builders.Kind.DOCKER), workspace, lab.dockerBin().toString());
  }

  private static void check(List<ImageAudit> audits) throws IOException {
    assertThat(audits).hasSize(1);
    var audit = audits.get(0);
    var json = new StringWriter();
    ImageAuditJson.write(json, "image", audits);
    assertThat(json + String.join("\n", ImageAuditText.findings(audit))).doesNotContain("CANARY");
    assertThat(audit.secrets())
        .extracting(LeakedSecret::what)
        .containsExactlyInAnyOrder("private key", "value of API_TOKEN", "npm token");
    for (var secret : audit.secrets()) {
      switch (secret.what()) {
        case "private key" ->
            assertThat(secret.sightings())
                .extracting(each -> each.path(), each -> each.layer(), each -> each.hiddenBy())
                .containsExactly(tuple("/root/.ssh/id_ed25519", 2, 3));
        case "npm token" ->
            assertThat(secret.sightings())
                .extracting(each -> each.path())
                .contains("", "/p.tar.gz!/p/.npmrc");
        default ->
            assertThat(secret.sightings())
                .extracting(each -> each.place(), each -> each.path(), each -> each.layer())
                .contains(tuple(Place.HISTORY, "", 0), tuple(Place.LAYER, "/app/.git/config", 4));
      }
    }
  }

  @Test
  void leaksAreFoundInTheImageAndInItsArchive() throws IOException, BuilderException {
    try (var builder = new Builder(lab);
        var workspace = Workspace.open()) {
      var image = builder.imageName("leaks");
      var build = builder.build(builder.copy(context, "context"), INPUTS, "--tag", image);
      assertThat(build.exitCode()).as(build.log()).isZero();
      var store = store(workspace);
      check(new ImageAuditor(reader -> store.read(image, reader), VerifyProgress.NONE).audit());

      var archive = builder.file("image.tar");
      var command = new ArrayList<>(lab.docker());
      command.addAll(List.of("image", "save", "-o", builder.seen(archive), image));
      assertThat(builder.run(command, Map.of()).exitCode()).isZero();
      var read =
          new ImageAuditor(
              reader -> {
                try (var content = Files.newInputStream(archive)) {
                  reader.read(content, "");
                }
              },
              VerifyProgress.NONE);
      check(read.audit());
    }
  }

  @Test
  void anImageThatIsNotThereIsToBePulled() throws IOException, BuilderException {
    try (var workspace = Workspace.open()) {
      var store = store(workspace);
      assertThatThrownBy(() -> store.read("absent.example.com/a:1", (archive, name) -> {}))
          .isInstanceOf(BuilderException.class)
          .hasMessageContaining("docker pull absent.example.com/a:1");
    }
  }
}
