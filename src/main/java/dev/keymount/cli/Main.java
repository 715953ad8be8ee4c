package dev.keymount.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import picocli.CommandLine;

/** The entry point of the command line. */
public final class Main {

  /** The exit code when nothing is left to do. */
  public static final int DONE = 0;

  /** The exit code when something remains that needs a person. */
  public static final int REMAINS = 1;

  /** The exit code when something failed. */
  public static final int FAILED = 2;

  private static final Map<String, Function<Streams, Object>> COMMANDS = commands();

  private Main() {}

  /** Runs the command line and exits with its code. */
  public static void main(String[] args) {
    int code;
    try (var out = stream(FileDescriptor.out);
        var err = stream(FileDescriptor.err)) {
      code = run(System.in, out, err, args);
    }
    System.exit(code);
  }

  private static PrintStream stream(FileDescriptor descriptor) {
    return new PrintStream(
        new BufferedOutputStream(new FileOutputStream(descriptor), 1 << 16),
        false,
        StandardCharsets.UTF_8);
  }

  /**
   * Runs one command that gets no answers.
   *
   * @return the exit code: 0 nothing left to do, 1 something remains, 2 something failed
   */
  public static int run(PrintStream out, PrintStream err, String... args) {
    return run(InputStream.nullInputStream(), out, err, args);
  }

  /**
   * Runs one command.
   *
   * @param in the answers to its questions, one in each line
   * @return the exit code: 0 nothing left to do, 1 something remains, 2 something failed
   */
  public static int run(InputStream in, PrintStream out, PrintStream err, String... args) {
    var streams = new Streams(out, err, in);
    var line = new CommandLine(new Keymount());
    addCommands(line, streams, args);
    line.setExpandAtFiles(false);
    line.setUsageHelpWidth(100);
    line.setOut(new PrintWriter(out, true, StandardCharsets.UTF_8));
    line.setErr(new PrintWriter(err, true, StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler(
        (failure, command, parsed) -> {
          streams.complain(
              "internal error: " + failure.getClass().getName() + "; please report it");
          return FAILED;
        });
    line.setParameterExceptionHandler(
        (failure, arguments) -> {
          streams.complain(String.valueOf(failure.getMessage()));
          streams
              .err()
              .println(
                  "Try '"
                      + failure.getCommandLine().getCommandSpec().qualifiedName()
                      + " --help'.");
          return FAILED;
        });
    int code = args.length == 0 ? usage(line) : line.execute(args);
    out.flush();
    err.flush();
    return code;
  }

  private static int usage(CommandLine line) {
    line.usage(line.getErr());
    return FAILED;
  }

  /** Adds the named command alone, where there is one: building them all costs time. */
  private static void addCommands(CommandLine line, Streams streams, String[] args) {
    var named = args.length == 0 ? null : COMMANDS.get(args[0]);
    if (named != null) {
      line.addSubcommand(args[0], named.apply(streams));
    } else {
      COMMANDS.forEach((name, command) -> line.addSubcommand(name, command.apply(streams)));
    }
    line.setCaseInsensitiveEnumValuesAllowed(true);
  }

  private static Map<String, Function<Streams, Object>> commands() {
    var commands = new LinkedHashMap<String, Function<Streams, Object>>();
    commands.put("scan", Scan::new);
    commands.put("migrate", Migrate::new);
    commands.put("verify", Verify::new);
    commands.put("bulk", Bulk::new);
    commands.put("report", Report::new);
    commands.put("explain", Explain::new);
    commands.put("tree", Tree::new);
    return commands;
  }
}
