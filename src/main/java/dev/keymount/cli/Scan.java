package dev.keymount.cli;

import dev.keymount.migrate.DockerfileResult.Outcome;
import dev.keymount.migrate.Migration;
import dev.keymount.transform.MountForms;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keymount scan}. */
@Command(
    name = "scan",
    header = "Find leaks, change nothing.",
    description = {"", "Findings go to stderr, JSON and GitHub annotations to stdout.", ""},
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
      names = "--no-callers",
      description =
          "Do not look at the files that call the builds: scripts, makefiles, compose, CI and the"
              + " like.")
  private boolean noCallers;

  @Mixin private Rules rules = new Rules();

  @Mixin private Output output = new Output();

  Scan(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    var selected = Selection.of(paths, streams);
    if (selected.isEmpty()) {
      return Main.FAILED;
    }
    var selection = selected.get();
    var settings = rules.settings(MountForms.DEFAULT, false, selection.configuration());
    var callers = selection.callers(settings, !noCallers);
    var files = selection.files(callers, streams);
    try (var printer = output.printer(streams, selection.label())) {
      var tally = new Tally();
      new Migration(selection.root(), settings, callers)
          .run(
              files,
              result -> {
                printer.finding(result);
                tally.add(result);
                callers.take(result);
              });
      for (var caller : callers.results()) {
        printer.caller(caller);
        tally.add(caller);
      }
      printer.finish("");
      printer.summary(tally.scanned());
      if (selection.failed() || tally.count(Outcome.REFUSED) > 0) {
        return Main.FAILED;
      }
      return tally.found() > 0 ? Main.REMAINS : Main.DONE;
    }
  }
}
