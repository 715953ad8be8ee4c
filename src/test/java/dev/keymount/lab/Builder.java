package dev.keymount.lab;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.commons.io.FileUtils;

/** The {@code docker buildx build} of the lab, in a place of its own that {@link #close} clears. */
final class Builder implements AutoCloseable {

  private static final int MINUTES_FOR_ONE_COMMAND = 5;

  private final Lab lab;
  private final Path place;
  private final List<String> images = new ArrayList<>();

  Builder(Lab lab) {
    this.lab = lab;
    try {
      this.place = Files.createTempDirectory(lab.contexts(), "test");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * What a build gives its steps beside the context.
   *
   * @param arguments flags of the build, such as {@code --secret id=X,env=X}
   * @param environment variables for the docker command
   */
  record Inputs(List<String> arguments, Map<String, String> environment) {}

  /** The end of a command: what it wrote to its standard error is the log of a build. */
  record Result(int exitCode, String log) {}

  /** Copies a context to where the builder can read it, under a name not taken in this place. */
  Path copy(Path context, String name) throws IOException {
    Path copy = place.resolve(name);
    FileUtils.copyDirectory(context.toFile(), copy.toFile());
    return copy;
  }

  /** Returns the path of a file of this place that no context holds. */
  Path file(String name) {
    return place.resolve(name);
  }

  /** Returns the name by which the docker command knows a file of this place. */
  String seen(Path file) {
    return lab.seen(file);
  }

  /** Builds and returns how it ended. */
  Result build(Path context, Inputs inputs, String... more) {
    return run(command(context, inputs, more), inputs, place.resolve("stdout"));
  }

  /** Reads images of this lab back, down to their layers. */
  SavedImages save(List<String> names) throws IOException {
    Path archive = place.resolve("images.tar");
    List<String> command = concat(lab.docker(), "image", "save", lab.baseImage());
    command.addAll(names);
    succeed(run(command, new Inputs(List.of(), Map.of()), archive));
    return new SavedImages(archive, lab.baseImage());
  }

  @Override
  public void close() throws IOException {
    if (!images.isEmpty()) {
      List<String> command = concat(lab.docker(), "image", "rm", "--force");
      command.addAll(images);
      run(command, new Inputs(List.of(), Map.of()), place.resolve("stdout"));
    }
    FileUtils.deleteDirectory(place.toFile());
  }

  private List<String> command(Path context, Inputs inputs, String... more) {
    List<String> command = concat(lab.docker(), "buildx", "build", "--progress=plain");
    command.addAll(lab.buildArguments());
    command.addAll(inputs.arguments());
    command.addAll(List.of(more));
    command.add(lab.seen(context));
    return command;
  }

  /** Runs a command that may make the images whose names were asked for. */
  Result run(List<String> command, Map<String, String> environment) {
    return run(command, new Inputs(List.of(), environment), place.resolve("stdout"));
  }

  /** Returns the name for an image that no other test has, and that {@link #close} removes. */
  String imageName(String suffix) {
    String name = "keymount-lab-" + place.getFileName() + ":" + suffix;
    images.add(name);
    return name;
  }

  private Result run(List<String> command, Inputs inputs, Path output) {
    Path log = place.resolve("log");
    ProcessBuilder process =
        new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(log.toFile());
    process.environment().putAll(inputs.environment());
    try {
      Process running = process.start();
      if (!running.waitFor(MINUTES_FOR_ONE_COMMAND, TimeUnit.MINUTES)) {
        running.destroyForcibly();
        throw new IllegalStateException("still running: " + command + "\n" + read(log));
      }
      return new Result(running.exitValue(), read(log));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static void succeed(Result result) {
    assertThat(result.exitCode()).as(result.log()).isZero();
  }

  private static List<String> concat(List<String> first, String... second) {
    List<String> all = new ArrayList<>(first);
    all.addAll(List.of(second));
    return all;
  }

  private static String read(Path file) {
    try {
      return new String(Files.readAllBytes(file), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
