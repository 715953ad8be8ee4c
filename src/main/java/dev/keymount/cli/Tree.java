package dev.keymount.cli;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.dockerfile.Instruction;
import dev.keymount.dockerfile.Keyword;
import dev.keymount.migrate.Callers;
import dev.keymount.migrate.FileProblem;
import dev.keymount.migrate.Migration;
import dev.keymount.migrate.Settings;
import dev.keymount.report.DockerfileTreeJson;
import dev.keymount.report.ShellTreeJson;
import dev.keymount.shell.ShellReader;
import dev.keymount.source.SourceText;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code keymount tree}. */
@Command(
    name = "tree",
    header = "Print the parsed tree, one JSON object a file.",
    hidden = true,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class Tree implements Callable<Integer> {

  private static final Pattern WINDOWS =
      Pattern.compile("windows|nanoserver", Pattern.CASE_INSENSITIVE);

  private final Streams streams;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Dockerfiles, or directories to search for them (default: .).")
  private List<Path> paths = List.of();

  @Option(names = "--shell", description = "Print the commands of each RUN instead.")
  private boolean shell;

  Tree(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    var selected = Selection.of(paths, streams);
    if (selected.isEmpty()) {
      return Main.FAILED;
    }
    var selection = selected.get();
    var files = selection.files(Callers.none(selection.root(), Settings.DEFAULT), streams);
    var out = new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8);
    boolean failed = selection.failed();
    for (var file : files) {
      failed |= !print(file, Migration.relative(selection.root(), file), out);
    }
    out.flush();
    return failed ? Main.FAILED : Main.DONE;
  }

  private boolean print(Path file, String name, Writer out) throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(file);
    } catch (IOException e) {
      streams.complain("cannot read " + file + ": " + FileProblem.reason(e));
      return false;
    }
    var tree = DockerfileReader.read(SourceText.decode(bytes));
    if (shell) {
      commands(name, tree, out);
    } else {
      DockerfileTreeJson.write(name, tree, out);
    }
    return tree.problems().isEmpty();
  }

  /** Prints the RUNs in shell form before any SHELL of the file, in no Windows stage. */
  private static void commands(String name, Dockerfile tree, Writer out) throws IOException {
    boolean windows = false;
    for (var instruction : tree.instructions()) {
      var inner = instruction.child().orElse(instruction);
      if (inner.keyword() == Keyword.FROM) {
        windows = WINDOWS.matcher(String.join(" ", inner.values())).find();
      } else if (inner.keyword() == Keyword.SHELL) {
        return;
      } else if (!windows && isShellForm(inner)) {
        var text = tree.source().text();
        var commands = ShellReader.read(text, inner.body(), inner.gaps());
        int line = tree.source().line(instruction.range().start());
        ShellTreeJson.write(name, line, commands, text, out);
      }
    }
  }

  private static boolean isShellForm(Instruction instruction) {
    return instruction.keyword() == Keyword.RUN
        && !instruction.json()
        && instruction.heredocs().isEmpty()
        && !instruction.body().isEmpty();
  }
}
