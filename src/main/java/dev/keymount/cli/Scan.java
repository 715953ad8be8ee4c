package dev.keymount.cli;

import dev.keymount.migrate.DockerfileResult.Outcome;
import dev.keymount.migrate.Migration;
import dev.keymount.transform.MountForms;
import dev.keymount.verify.builder.Builders;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code keymount scan}. */
@Command(
    name = "scan",
    header = "Find leaks, change nothing.",
    description = {"", "Findings go to stderr, JSON and the other formats to stdout.", ""},
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class Scan implements Callable<Integer> {

  private final Streams streams;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Dockerfiles, or directories to search for them (default: .).")
  private List<Path> paths = List.of();

  @Option(
      names = "--force-exclude",
      description =
          "Pass over what paths.exclude of the configuration covers where it is named, too.")
  private boolean excludes;

  @Option(
      names = "--no-callers",
      description =
          "Do not look at the files that call the builds: scripts, makefiles, compose, CI and the"
              + " like.")
  private boolean noCallers;

  @Option(
      names = "--image",
      paramLabel = "REF|TAR",
      description =
          "Search an image of Docker or Podman, or an archive of images, for what has leaked into it"
              + " already: keys, tokens, and the secrets that its history names.")
  private @Nullable String image;

  @Option(
      names = "--builder",
      paramLabel = "NAME",
      description = "Whose image: docker or podman. Default: docker where there is one.")
  private Builders.@Nullable Kind builder;

  @Spec private CommandSpec spec;

  @Mixin private Rules rules = new Rules();

  @Mixin private Output output = new Output();

  @Mixin private Reports reports = new Reports();

  Scan(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (image != null) {
      return scan(image);
    }
    if (builder != null) {
      throw new ParameterException(spec.commandLine(), "--builder needs --image");
    }
    boolean reported = reports.areAsked();
    var selected = Selection.of(paths, excludes, streams);
    if (selected.isEmpty()) {
      return Main.FAILED;
    }
    var selection = selected.get();
    var settings = rules.settings(MountForms.DEFAULT, false, selection.configuration());
    var callers = selection.callers(settings, !noCallers);
    var files = selection.files(callers, streams);
    try (var printer = output.printer(streams, selection, reported)) {
      var tally = new Tally();
      new Migration(selection.root(), settings, callers)
          .run(
              files,
              result -> {
                printer.finding(result);
                printer.add(result);
                tally.add(result);
                callers.take(result);
              });
      for (var caller : callers.results()) {
        printer.caller(caller);
        printer.add(caller);
        tally.add(caller);
      }
      boolean isWritten = printer.finish("", List.of(), reports);
      printer.summary(tally.scanned());
      if (!isWritten || selection.failed() || tally.count(Outcome.REFUSED) > 0) {
        return Main.FAILED;
      }
      return tally.found() > 0 ? Main.REMAINS : Main.DONE;
    }
  }

  private int scan(String reference) {
    if (!paths.isEmpty() || excludes || noCallers || rules.areChosen() || reports.areAsked()) {
      throw new ParameterException(
          spec.commandLine(),
          "--image goes with no PATH, no rules, no --force-exclude, no --no-callers and no"
              + " --report");
    }
    boolean isJson = output.format() == Output.Format.JSON;
    if (!isJson && output.format() != Output.Format.TEXT) {
      throw new ParameterException(spec.commandLine(), "--image has the formats text and json");
    }
    return new ImageScan(streams, reference, Optional.ofNullable(builder), isJson, output.isQuiet())
        .run();
  }
}
