package dev.keymount.cli;

import dev.keymount.report.ResultsJson;
import dev.keymount.report.ResultsText;
import dev.keymount.result.Outcome;
import dev.keymount.result.Results;
import dev.keymount.result.Totals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code keymount report}. */
@Command(
    name = "report",
    header = "Make reports of results that are there.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class Report {

  private final Streams streams;

  Report(Streams streams) {
    this.streams = streams;
  }

  /**
   * {@code keymount report merge}.
   *
   * @return the exit code
   */
  @Command(
      name = "merge",
      header = "Join the JSON reports of the shards of a run.",
      description = {
        "",
        "The summary of the whole goes to stdout. With --report it is written in any format.",
        ""
      },
      mixinStandardHelpOptions = true,
      versionProvider = Version.class)
  int merge(
      @Parameters(
              paramLabel = "FILE.json",
              arity = "1..*",
              description = "Documents of the schema " + ResultsJson.SCHEMA + ".")
          List<Path> files,
      @Mixin Reports reports) {
    reports.areAsked();
    try {
      var results = ResultsJson.read(files);
      for (var line : ResultsText.lines(results)) {
        streams.out().println(Streams.shown(line));
      }
      return reports.write(format -> results, streams) ? code(results) : Main.FAILED;
    } catch (IOException e) {
      streams.complain("cannot read " + e.getMessage());
      return Main.FAILED;
    }
  }

  private static int code(Results results) throws IOException {
    var totals = Totals.of(results);
    if (totals.count(Outcome.FAILED) > 0) {
      return Main.FAILED;
    }
    return totals.isOpen() ? Main.REMAINS : Main.DONE;
  }
}
