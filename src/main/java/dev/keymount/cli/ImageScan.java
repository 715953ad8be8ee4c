package dev.keymount.cli;

import dev.keymount.migrate.FileProblem;
import dev.keymount.report.ImageAuditJson;
import dev.keymount.report.ImageAuditText;
import dev.keymount.verify.audit.ImageAudit;
import dev.keymount.verify.audit.ImageAuditor;
import dev.keymount.verify.builder.BuilderException;
import dev.keymount.verify.builder.Builders;
import dev.keymount.verify.builder.ImageStore;
import dev.keymount.verify.builder.Workspace;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;

/** {@code keymount scan --image}: one run over an image of Docker or Podman, or over an archive. */
final class ImageScan {

  private final Streams streams;
  private final String image;
  private final Optional<Builders.Kind> builder;
  private final boolean isJson;
  private final boolean isQuiet;
  private final ProgressLine progress;

  ImageScan(
      Streams streams,
      String image,
      Optional<Builders.Kind> builder,
      boolean isJson,
      boolean isQuiet) {
    this.streams = streams;
    this.image = image;
    this.builder = builder;
    this.isJson = isJson;
    this.isQuiet = isQuiet;
    this.progress = new ProgressLine(streams.err(), Ansi.AUTO.enabled() && !isQuiet, isQuiet);
  }

  /** Returns the exit code: 0 nothing found, 1 something found, 2 failed. */
  int run() {
    List<ImageAudit> audits;
    try {
      var archive = archive();
      audits = archive.isPresent() ? audit(archive.get()) : audit();
    } catch (BuilderException e) {
      return failed(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return failed("cannot read " + image + ": " + FileProblem.reason(e));
    }
    progress.clear();
    try {
      print(audits);
    } catch (IOException e) {
      return failed("cannot write the result: " + FileProblem.reason(e));
    }
    return audits.stream().allMatch(audit -> audit.secrets().isEmpty()) ? Main.DONE : Main.REMAINS;
  }

  /** Returns the archive that the user names; an image has the name of no file. */
  private Optional<Path> archive() {
    try {
      return Optional.of(Path.of(image)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      return Optional.empty();
    }
  }

  private List<ImageAudit> audit(Path archive) throws IOException, BuilderException {
    return new ImageAuditor(
            reader -> {
              try (var content = Files.newInputStream(archive)) {
                reader.read(content, "");
              }
            },
            progress)
        .audit();
  }

  private List<ImageAudit> audit() throws IOException, BuilderException {
    try (var workspace = Workspace.open()) {
      var store = ImageStore.find(builder, workspace);
      return new ImageAuditor(reader -> store.read(image, reader), progress).audit();
    }
  }

  private void print(List<ImageAudit> audits) throws IOException {
    if (isJson) {
      var writer = new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8);
      ImageAuditJson.write(writer, image, audits);
      writer.flush();
    } else {
      for (var audit : audits) {
        ImageAuditText.findings(audit).forEach(line -> streams.out().println(Streams.shown(line)));
      }
    }
    streams.out().flush();
    if (!isQuiet) {
      audits.forEach(audit -> streams.err().println(Streams.shown(ImageAuditText.summary(audit))));
    }
  }

  private int failed(String message) {
    progress.clear();
    streams.complain(message);
    return Main.FAILED;
  }
}
