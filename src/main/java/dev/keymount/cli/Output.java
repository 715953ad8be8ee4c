package dev.keymount.cli;

import java.io.IOException;
import java.util.Optional;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Option;

/** The options that shape what is printed. */
final class Output {

  /** The format of the result. */
  enum Format {
    TEXT,
    JSON,
    SARIF,
    GITHUB,
    GITLAB,
    CSV
  }

  /** When to colour. */
  enum Color {
    AUTO,
    ALWAYS,
    NEVER
  }

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      description =
          "text, json, sarif, github (annotations of a workflow run), gitlab (code quality) or"
              + " csv. Default: text.")
  private Format format = Format.TEXT;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      defaultValue = "auto",
      description = "auto, always or never; NO_COLOR is honoured. Default: auto.")
  private Color color = Color.AUTO;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the result and errors only.")
  private boolean quiet;

  @Option(
      names = {"-v", "--verbose"},
      description = "Also name the files where nothing was found.")
  private boolean verbose;

  Format format() {
    return format;
  }

  boolean isQuiet() {
    return quiet;
  }

  /**
   * Returns what prints a run.
   *
   * @param reports whether reports are asked for, too
   */
  Printer printer(Streams streams, Selection selection, boolean reports) throws IOException {
    boolean gathers = reports || format != Format.TEXT && format != Format.JSON;
    var gathering = gathers ? Optional.of(new Gathering(selection)) : Optional.<Gathering>empty();
    return new Printer(streams, selection, format, isColored(), volume(), gathering);
  }

  private Printer.Volume volume() {
    if (quiet) {
      return Printer.Volume.QUIET;
    }
    return verbose ? Printer.Volume.VERBOSE : Printer.Volume.NORMAL;
  }

  private boolean isColored() {
    return switch (color) {
      case ALWAYS -> true;
      case NEVER -> false;
      case AUTO -> System.getenv("NO_COLOR") == null && Ansi.AUTO.enabled();
    };
  }
}
