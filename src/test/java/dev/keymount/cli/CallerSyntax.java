package dev.keymount.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;

/**
 * A file of a case, held against what reads such files: parsers of YAML and JSON, the shells, make.
 *
 * @param root where the files of the case lie
 * @param path of the file, relative to it
 */
record CallerSyntax(Path root, String path, String text) {

  private static final Pattern MAKEFILE =
      Pattern.compile(
          "(^|.*/)(GNUmakefile|[Mm]akefile)(\\..*)?|.*\\.mk|(^|.*/)\\.?[Jj]ustfile|.*\\.just");

  private static final Pattern STANDALONE_MAKEFILE =
      Pattern.compile("(^|.*/)(GNUmakefile|[Mm]akefile)");

  private static final Pattern BASH = Pattern.compile("^#!.*\\bbash\\b");
  private static final Pattern SHEBANG = Pattern.compile("^#!.*\\b(ba|da|k|a)?sh\\b");
  private static final Pattern TARGET =
      Pattern.compile("^([A-Za-z0-9][\\w./-]*)\\s*:(?![=:])", Pattern.MULTILINE);

  static boolean isForShellOrMake(String path, String text) {
    return isScript(path, text) || MAKEFILE.matcher(path).matches();
  }

  private static boolean isScript(String path, String text) {
    return path.endsWith(".sh") || path.endsWith(".bash") || SHEBANG.matcher(text).lookingAt();
  }

  void check() throws IOException, InterruptedException {
    var name = path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
    if (name.endsWith(".yml") || name.endsWith(".yaml")) {
      new Compose(LoadSettings.builder().setLabel(path).build())
          .composeAllFromString(text)
          .forEach(node -> assertThat(node).as(path).isNotNull());
    } else if (name.endsWith(".json")) {
      readJson();
    } else if (isScript(path, text)) {
      readByShell(text);
    } else if (STANDALONE_MAKEFILE.matcher(path).matches()) {
      readByMake();
    }
  }

  /** Development containers are described in JSON with comments. */
  private void readJson() throws IOException {
    var factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .configure(JsonReadFeature.ALLOW_JAVA_COMMENTS, path.contains("devcontainer"))
            .configure(JsonReadFeature.ALLOW_TRAILING_COMMA, path.contains("devcontainer"))
            .build();
    try (var parser = factory.createParser(text)) {
      int tokens = 0;
      while (parser.nextToken() != null) {
        tokens++;
      }
      assertThat(tokens).as(path).isPositive();
    }
  }

  private void readByShell(String script) throws IOException, InterruptedException {
    boolean bash = BASH.matcher(script).lookingAt() || path.endsWith(".bash");
    run(List.of(bash ? "bash" : "sh", "-n", "-s"), script);
  }

  /** Has make print the commands of all its targets, which the shell must then be able to read. */
  private void readByMake() throws IOException, InterruptedException {
    if (!haveMake()) {
      return;
    }
    var command =
        new ArrayList<>(List.of("make", "--dry-run", "--always-make", "--no-print-directory"));
    command.addAll(List.of("-C", root.resolve(path).resolveSibling("").toString()));
    command.addAll(List.of("-f", root.resolve(path).getFileName().toString()));
    TARGET.matcher(text).results().map(target -> target.group(1)).forEach(command::add);
    boolean bash = text.contains("SHELL") && text.contains("bash");
    run(List.of(bash ? "bash" : "sh", "-n", "-s"), run(command, ""));
  }

  /** On CI it is an error not to have it. */
  private static boolean haveMake() {
    return "true".equals(System.getenv("CI"))
        || Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
            .anyMatch(directory -> Files.isExecutable(Path.of(directory, "make")));
  }

  /** Runs a command, which must succeed, and returns what it printed. */
  private String run(List<String> command, String input) throws IOException, InterruptedException {
    var errors = root.resolveSibling("errors");
    var running =
        new ProcessBuilder(command).directory(root.toFile()).redirectError(errors.toFile()).start();
    try (var stdin = running.getOutputStream()) {
      stdin.write(input.getBytes(UTF_8));
    }
    var output = new String(running.getInputStream().readAllBytes(), UTF_8);
    int exitCode = running.waitFor();
    assertThat(exitCode).as(path + ": " + command + "\n" + Files.readString(errors)).isZero();
    return output;
  }
}
