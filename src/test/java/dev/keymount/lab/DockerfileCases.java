package dev.keymount.lab;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.source.SourceText;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import org.apache.commons.io.FileUtils;

/** The cases of {@code testdata/dockerfile}, where the builder can read them. */
final class DockerfileCases implements AutoCloseable {

  private static final int AT_A_TIME = 2;

  /** What the builder of the lab cannot tell. */
  private static final Set<String> UNDECIDED =
      Set.of(
          // flags that came after the builder of the lab
          "copy-takes-parents",
          "run-takes-a-security",
          // would be read by an image from a registry
          "the-syntax-directive-is-a-directive");

  private final Lab lab;
  private final Path place;
  private final TreeMap<String, Dockerfile> trees = new TreeMap<>();

  DockerfileCases(Lab lab) throws IOException {
    this.lab = lab;
    this.place = Files.createTempDirectory(lab.contexts(), "dockerfiles");
    var directory = Path.of(System.getProperty("keymount.testdata"), "dockerfile");
    try (var files = Files.list(directory)) {
      for (var file : files.filter(each -> each.toString().endsWith(".Dockerfile")).toList()) {
        var name = file.getFileName().toString().replace(".Dockerfile", "");
        if (!UNDECIDED.contains(name)) {
          Files.copy(file, place.resolve(name));
          trees.put(name, DockerfileReader.read(SourceText.decode(Files.readAllBytes(file))));
        }
      }
    }
  }

  /** The end of a docker command. */
  record Answer(boolean success, String output) {}

  Dockerfile tree(String name) {
    var tree = trees.get(name);
    if (tree == null) {
      throw new IllegalArgumentException("no case " + name);
    }
    return tree;
  }

  /** Returns the names of the cases whose tree is of that kind, in order. */
  List<String> names(Predicate<Dockerfile> kind) {
    return trees.keySet().stream().filter(name -> kind.test(tree(name))).toList();
  }

  /** Asks {@code docker buildx build} with some flags about cases; returns the answers in order. */
  List<Answer> build(List<String> names, Flags flags) throws InterruptedException {
    List<Callable<Answer>> questions = new ArrayList<>();
    for (var name : names) {
      var arguments = new ArrayList<>(List.of("buildx", "build"));
      arguments.addAll(flags.of(name));
      arguments.addAll(List.of("--file", lab.seen(place.resolve(name)), lab.seen(place)));
      questions.add(() -> docker(arguments, place.resolve(name + ".answer")));
    }
    var threads = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      var answers = new ArrayList<Answer>();
      for (var answer : threads.invokeAll(questions)) {
        answers.add(answer.get());
      }
      return answers;
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } finally {
      threads.shutdown();
    }
  }

  /** The flags of a build, which may differ from case to case. */
  interface Flags {
    List<String> of(String name);
  }

  /** Runs one docker command. */
  Answer docker(List<String> arguments) throws IOException, InterruptedException {
    return docker(arguments, place.resolve("answer"));
  }

  private Answer docker(List<String> arguments, Path answer)
      throws IOException, InterruptedException {
    var command = new ArrayList<>(lab.docker());
    command.addAll(arguments);
    var process =
        new ProcessBuilder(command)
            .redirectOutput(answer.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    boolean success = process.waitFor() == 0;
    return new Answer(success, Files.readString(answer));
  }

  @Override
  public void close() {
    try {
      FileUtils.deleteDirectory(place.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
