package dev.keymount.cli;

import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.migrate.FileProblem;
import dev.keymount.migrate.Migration;
import dev.keymount.migrate.Settings;
import dev.keymount.report.DockerfileTreeJson;
import dev.keymount.source.SourceText;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code keymount tree}. */
@Command(
    name = "tree",
    header = "Print the parsed tree, one JSON object a file.",
    hidden = true,
    mixinStandardHelpOptions = true)
final class Tree implements Callable<Integer> {

  private final Streams streams;

  @Parameters(
      paramLabel = "PATH",
      arity = "0..*",
      description = "Dockerfiles, or directories to search for them (default: .).")
  private List<Path> paths = List.of();

  Tree(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    var selection = Selection.of(paths, streams);
    var names = new Migration(selection.root(), Settings.DEFAULT);
    var out = new OutputStreamWriter(streams.out(), StandardCharsets.UTF_8);
    boolean failed = selection.failed();
    for (var file : selection.files()) {
      failed |= !print(file, names.relative(file), out);
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
    DockerfileTreeJson.write(name, tree, out);
    return tree.problems().isEmpty();
  }
}
