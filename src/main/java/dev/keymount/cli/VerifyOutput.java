package dev.keymount.cli;

import dev.keymount.migrate.FileProblem;
import dev.keymount.migrate.PatchedFile;
import dev.keymount.report.VerificationJson;
import dev.keymount.report.VerificationText;
import dev.keymount.report.html.VerificationHtml;
import dev.keymount.verify.Verification;
import dev.keymount.verify.VerifyProgress;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help.Ansi;

/** What a run of {@code verify} prints: the result to stdout, progress and complaints to stderr. */
final class VerifyOutput {

  private final Streams streams;
  private final Verify.Format format;
  private final Optional<Path> page;
  private final ProgressLine progress;
  private final boolean quiet;
  private String root = ".";
  private @Nullable VerificationJson json;

  VerifyOutput(Streams streams, Verify.Format format, Optional<Path> page, boolean quiet) {
    this.streams = streams;
    this.format = format;
    this.page = page;
    this.quiet = quiet;
    this.progress = new ProgressLine(streams.err(), Ansi.AUTO.enabled() && !quiet, quiet);
  }

  void start(String label, String builder) {
    root = label;
    if (format == Verify.Format.JSON) {
      begin(builder);
    } else if (!quiet) {
      streams.err().println("keymount: building with " + Streams.shown(builder));
    }
  }

  private void begin(String builder) {
    try {
      json = new VerificationJson(writer(), root, builder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Writer writer() {
    return new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8);
  }

  VerifyProgress progress() {
    return progress;
  }

  /** Takes the progress off the terminal. */
  void clear() {
    progress.clear();
  }

  void note(String text) {
    if (!quiet) {
      streams.err().println("keymount: " + Streams.shown(text));
    }
  }

  void add(Verification verification) throws IOException {
    clear();
    var known = json;
    if (known != null) {
      known.add(verification);
      return;
    }
    for (var line : VerificationText.findings(verification)) {
      streams.out().println(Streams.shown(line));
    }
    streams.out().flush();
  }

  /** Ends the result and tells whether all of it could be written. */
  boolean end(List<Verification> done) throws IOException {
    clear();
    if (format == Verify.Format.JSON) {
      if (json == null) {
        begin("");
      }
      var known = json;
      if (known != null) {
        known.finish();
        known.close();
      }
    }
    if (!done.isEmpty() && !quiet) {
      streams.err().println(VerificationText.summary(done));
    }
    return page.isEmpty() || write(page.get(), done);
  }

  private boolean write(Path file, List<Verification> done) {
    try {
      var text = VerificationHtml.page(done);
      boolean isNew = !Files.exists(file);
      PatchedFile.write(file, text.getBytes(StandardCharsets.UTF_8), file);
      if (isNew) {
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
      }
      return true;
    } catch (IOException e) {
      streams.complain("cannot write " + file + ": " + FileProblem.reason(e));
      return false;
    }
  }
}
