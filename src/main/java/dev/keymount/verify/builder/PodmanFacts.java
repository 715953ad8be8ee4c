package dev.keymount.verify.builder;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a podman or buildah command has behind it.
 *
 * @param version of the command
 * @param buildah the version of the Buildah that builds
 * @param isRootless whether it runs in a user namespace
 * @param runtime the OCI runtime that runs the steps
 * @param driver the storage driver
 * @param images the directory with the images of the user
 * @param options of the storage driver, {@code KEY=VALUE}
 */
record PodmanFacts(
    Version version,
    Version buildah,
    boolean isRootless,
    String runtime,
    String driver,
    Path images,
    List<String> options) {

  private static final String PODMAN =
      String.join(
          "\n",
          "{{.Version.Version}}",
          "{{.Host.BuildahVersion}}",
          "{{.Host.ServiceIsRemote}}",
          "{{.Host.Security.Rootless}}",
          "{{.Host.OCIRuntime.Path}}",
          "{{.Store.GraphDriverName}}",
          "{{.Store.GraphRoot}}",
          "{{range $key, $value := .Store.GraphOptions}}{{$key}}={{$value}}",
          "{{end}}");

  private static final String BUILDAH =
      String.join(
          "\n",
          "{{.host.rootless}}",
          "{{.host.OCIRuntime}}",
          "{{.store.GraphDriverName}}",
          "{{.store.GraphRoot}}",
          "{{range .store.GraphOptions}}{{.}}",
          "{{end}}");

  private static final Pattern EXECUTABLE =
      Pattern.compile("=map\\[.*?\\bExecutable:(\\S+?)[ \\]].*");

  /**
   * Asks a podman command.
   *
   * @throws BuilderException if it can't build here
   */
  static PodmanFacts ofPodman(Command podman) throws BuilderException {
    List<String> lines = lines(podman, PODMAN, 7);
    if (lines.get(2).equals("true")) {
      throw new BuilderException(
          "podman builds on another machine here, which can't be cleaned up from this one: run"
              + " keymount there (podman machine ssh), or use --builder docker with the socket that"
              + " podman machine offers");
    }
    return of(lines.get(0), lines.get(1), lines.subList(3, lines.size()));
  }

  /**
   * Asks a buildah command.
   *
   * @throws BuilderException if it can't build here
   */
  static PodmanFacts ofBuildah(Command buildah) throws BuilderException {
    String version = answer(buildah, buildah.ask("--version"));
    return of(version, version, lines(buildah, BUILDAH, 4));
  }

  private static PodmanFacts of(String version, String buildah, List<String> rest)
      throws BuilderException {
    List<String> options = new ArrayList<>();
    for (String line : rest.subList(4, rest.size())) {
      option(line).ifPresent(options::add);
    }
    return new PodmanFacts(
        version(version),
        version(buildah),
        rest.get(0).equals("true"),
        rest.get(1),
        rest.get(2),
        Path.of(rest.get(3)),
        options);
  }

  private static Version version(String text) throws BuilderException {
    return Version.find(text)
        .orElseThrow(() -> new BuilderException("podman does not tell its version: " + text));
  }

  private static List<String> lines(Command command, String template, int least)
      throws BuilderException {
    List<String> lines =
        answer(command, command.ask("info", "--format", template)).lines().toList();
    if (lines.size() < least) {
      throw new BuilderException(name(command) + " info tells too little: use Podman 4 or later");
    }
    return lines;
  }

  private static String answer(Command command, Command.Answer answer) throws BuilderException {
    if (!answer.isSuccess()) {
      throw new BuilderException(name(command) + " does not work here: " + answer.error());
    }
    return answer.output();
  }

  private static String name(Command command) {
    return String.valueOf(Path.of(command.words().get(0)).getFileName());
  }

  /** Programs are told with their versions: {@code overlay.mount_program=map[Executable:…]}. */
  static Optional<String> option(String line) {
    Matcher program = EXECUTABLE.matcher(line);
    if (program.find()) {
      return Optional.of(line.substring(0, program.start()) + "=" + program.group(1));
    }
    return Optional.of(line).filter(text -> text.contains("=") && !text.contains("=map["));
  }

  /** Returns whether it knows {@code env=} of a mounted secret. */
  boolean mountsVariables() {
    return buildah.isAtLeast(1, 44);
  }

  /** Returns whether it knows here-documents. */
  boolean hasHeredocs() {
    return buildah.isAtLeast(1, 33);
  }
}
