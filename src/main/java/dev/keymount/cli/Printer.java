package dev.keymount.cli;

import dev.keymount.cli.Output.Format;
import dev.keymount.migrate.CallerResult;
import dev.keymount.migrate.ChangedFile;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.report.CallerText;
import dev.keymount.report.MigrationJson;
import dev.keymount.report.MigrationText;
import dev.keymount.report.ReportFormat;
import dev.keymount.report.ResultsGithub;
import dev.keymount.result.Delivery;
import dev.keymount.result.RepositoryResult;
import dev.keymount.secret.NamedValues;
import dev.keymount.source.SourceText;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Prints results as they come in, in the format that the user asked for. */
final class Printer implements Closeable {

  private static final String RESET = "\u001b[0m";

  private final Streams streams;
  private final String root;
  private final NamedValues values;
  private final Format format;
  private final boolean colored;
  private final Volume volume;
  private final @Nullable MigrationJson json;
  private final Optional<Gathering> gathering;

  /** How much is printed besides the result. */
  enum Volume {
    QUIET,
    NORMAL,
    VERBOSE
  }

  Printer(
      Streams streams,
      Selection selection,
      Format format,
      boolean colored,
      Volume volume,
      Optional<Gathering> gathering)
      throws IOException {
    this.streams = streams;
    this.root = selection.label();
    this.values = new NamedValues(selection.configuration().names());
    this.format = format;
    this.colored = colored;
    this.volume = volume;
    this.gathering = gathering;
    this.json = format == Format.JSON ? new MigrationJson(writer(), root, values::shown) : null;
  }

  private Writer writer() {
    return new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8);
  }

  /** Learns which values not to show. */
  private void learn(DockerfileResult result) {
    if (!result.secrets().isEmpty()) {
      result.secrets().forEach(secret -> values.add(secret.fix().life().name()));
      values.learn(result.before().text());
    }
  }

  private void learn(CallerResult result) {
    result.change().flatMap(ChangedFile::before).ifPresent(before -> values.learn(before.text()));
  }

  /** Takes what became of one Dockerfile in the end for the result and the reports. */
  void add(DockerfileResult result) {
    learn(result);
    gathering.ifPresent(gathered -> gathered.add(result));
    if (json != null) {
      try {
        json.add(result);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** Takes what became of the calls in one file in the end for the result and the reports. */
  void add(CallerResult result) {
    learn(result);
    gathering.ifPresent(gathered -> gathered.add(result));
    if (json != null) {
      json.add(result);
    }
  }

  /** Shows the findings in one Dockerfile to a person. */
  void finding(DockerfileResult result) {
    learn(result);
    if (format != Format.GITHUB && (volume != Volume.QUIET || !result.problems().isEmpty())) {
      MigrationText.findings(result).forEach(line -> streams.err().println(Streams.shown(line)));
      if (volume == Volume.VERBOSE && result.secrets().isEmpty() && result.problems().isEmpty()) {
        streams.err().println(Streams.shown(result.path() + ": nothing found"));
      }
    }
  }

  /** Shows what becomes of the calls in one file to a person. */
  void caller(CallerResult result) {
    learn(result);
    if (format != Format.GITHUB && volume != Volume.QUIET) {
      CallerText.findings(result, values::shown)
          .forEach(line -> streams.err().println(Streams.shown(line)));
    }
  }

  /** Prints a diff to the result, and returns what is shown of it. */
  String diff(SourceText diff) {
    var redacted = values.shown(diff.text());
    if (format == Format.TEXT) {
      var printed = diff.withText(colored ? colored(redacted) : redacted).encode();
      streams.out().write(printed, 0, printed.length);
    }
    return redacted;
  }

  /** Prints a diff, which ends with a line feed, without secrets for a person who is asked. */
  void offer(String diff) {
    var lines = List.of(values.shown(diff).split("\r?\n", -1));
    for (var line : lines.subList(0, lines.size() - 1)) {
      var shown = Streams.shown(line);
      streams.err().println(colored ? colored(shown) : shown);
    }
  }

  void note(String line) {
    if (volume != Volume.QUIET) {
      streams.err().println(Streams.shown(line));
    }
  }

  void summary(String line) {
    note("keymount: " + line);
  }

  /** Takes what went wrong, of which the user is told elsewhere. */
  void fail(String reason) {
    gathering.ifPresent(gathered -> gathered.fail(reason));
  }

  /** Takes what is left, where the files are written. */
  void leave(Delivery delivery) {
    gathering.ifPresent(gathered -> gathered.leave(delivery));
  }

  /**
   * Ends the result and writes the reports.
   *
   * @param diff what is shown of the diff
   * @param commands how to build what no caller builds
   * @return whether all reports could be written
   */
  boolean finish(String diff, List<String> commands, Reports reports) throws IOException {
    if (json != null) {
      json.finish(diff);
    }
    if (gathering.isEmpty()) {
      return true;
    }
    var gathered = gathering.get();
    var result = gathered.result(diff, commands);
    print(gathered, result);
    return reports.write(kind -> gathered.results(result, kind), streams);
  }

  private void print(Gathering gathered, RepositoryResult result) throws IOException {
    switch (format) {
      case TEXT, JSON -> {}
      case GITHUB ->
          ResultsGithub.lines(result, root.equals(".") ? "" : root + "/")
              .forEach(streams.out()::println);
      case SARIF -> print(gathered, result, ReportFormat.SARIF);
      case GITLAB -> print(gathered, result, ReportFormat.GITLAB);
      case CSV -> print(gathered, result, ReportFormat.CSV);
    }
  }

  private void print(Gathering gathered, RepositoryResult result, ReportFormat kind)
      throws IOException {
    kind.write(gathered.results(result, kind), writer());
  }

  private static String colored(String diff) {
    var result = new StringBuilder(diff.length() * 2);
    for (int at = 0; at < diff.length(); ) {
      int feed = diff.indexOf('\n', at);
      int end = feed < 0 ? diff.length() : feed;
      var line = diff.substring(at, end);
      var color = color(line);
      result.append(color).append(line).append(color.isEmpty() ? "" : RESET);
      result.append(feed < 0 ? "" : "\n");
      at = end + 1;
    }
    return result.toString();
  }

  private static String color(String line) {
    if (line.startsWith("+++") || line.startsWith("---") || line.startsWith("diff ")) {
      return "\u001b[1m";
    } else if (line.startsWith("+")) {
      return "\u001b[32m";
    } else if (line.startsWith("-")) {
      return "\u001b[31m";
    }
    return line.startsWith("@@") ? "\u001b[36m" : "";
  }

  @Override
  public void close() throws IOException {
    if (json != null) {
      json.close();
    }
  }
}
