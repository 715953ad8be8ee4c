package dev.keymount.cli;

import dev.keymount.migrate.FileProblem;
import dev.keymount.report.ReportFile;
import dev.keymount.report.ReportFormat;
import dev.keymount.result.Results;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The option that asks for reports in files. */
final class Reports {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description =
          "Also write a report; its name tells the format: "
              + ReportFormat.NAMES
              + ". Can be given several times.")
  private List<Path> named = new ArrayList<>();

  private List<ReportFile> files = List.of();

  /**
   * Looks at what is asked for, before any work is done.
   *
   * @return whether anything is
   * @throws ParameterException if a name stands for no format, or nothing can be written there
   */
  boolean areAsked() {
    if (named.isEmpty()) {
      return false;
    }
    var known = new ArrayList<ReportFile>();
    for (var path : named) {
      var file = ReportFile.of(path).orElseThrow(() -> unknown(path));
      if (file.problem().isPresent()) {
        throw new ParameterException(
            spec.commandLine(), "cannot write " + path + ": " + file.problem().get());
      }
      known.add(file);
    }
    files = known;
    return true;
  }

  private ParameterException unknown(Path path) {
    return new ParameterException(
        spec.commandLine(), "--report " + path + ": name it for its format: " + ReportFormat.NAMES);
  }

  /** Writes what is asked for, and tells whether all of it could be written. */
  boolean write(Function<ReportFormat, Results> results, Streams streams) {
    boolean isWritten = true;
    for (var file : files) {
      try {
        file.write(results.apply(file.format()));
      } catch (IOException e) {
        streams.complain("cannot write " + file.path() + ": " + FileProblem.reason(e));
        isWritten = false;
      }
    }
    return isWritten;
  }
}
