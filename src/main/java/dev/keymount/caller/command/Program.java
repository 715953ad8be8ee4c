package dev.keymount.caller.command;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The part of a command that says what a program is to do.
 *
 * @param kind what it does
 * @param name the name of the program, such as {@code docker}
 * @param before the words from the program to that part
 * @param head the last word of that part
 * @param arguments the words behind it
 */
record Program(
    Kind kind, String name, List<Operand> before, Operand head, List<Operand> arguments) {

  /** What a command does. */
  enum Kind {
    BUILD,
    COMPOSE,
    BAKE,
    KANIKO,
    REMOTE,
    LOGIN
  }

  private static final Set<String> DOCKERS = Set.of("docker", "podman", "nerdctl", "buildah");
  private static final Set<String> GROUPS = Set.of("image", "builder", "buildx");
  private static final Set<String> BUILDS = Set.of("build", "bud", "build-using-dockerfile");
  private static final Map<String, String> ALSO =
      Map.of(
          "docker.exe", "docker",
          "podman-remote", "podman",
          "sudo-docker", "docker",
          "depot", "docker",
          "img", "img");

  Program {
    before = List.copyOf(before);
    arguments = List.copyOf(arguments);
  }

  /** Returns what a command does where it is one that counts. */
  static Optional<Program> of(List<Operand> words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    var name = ALSO.getOrDefault(words.get(0).program(), words.get(0).program());
    if (DOCKERS.contains(name)) {
      return docker(name, words);
    }
    return switch (name) {
      case "docker-compose", "podman-compose" -> compose(name, words, 0);
      case "docker-buildx" -> under(Kind.BUILD, "docker", words, 1, "build");
      case "executor" -> kaniko(words);
      case "img" -> under(Kind.REMOTE, "img", words, 1, "build");
      case "az" -> remote("az acr build", words);
      case "gcloud" -> remote("gcloud builds submit", words);
      case "helm" -> login("helm", words, "registry");
      case "skopeo", "oras" -> under(Kind.LOGIN, name, words, 1, "login");
      default -> Optional.empty();
    };
  }

  private static Optional<Program> docker(String name, List<Operand> words) {
    int at = skip(words, 1, Options.GLOBAL);
    if (at >= words.size()) {
      return Optional.empty();
    }
    var command = words.get(at).known();
    if (command.equals("buildx") && is(words, skip(words, at + 1, Options.GLOBAL), "bake")) {
      return behind(Kind.BAKE, name, words, skip(words, at + 1, Options.GLOBAL));
    } else if (GROUPS.contains(command)) {
      int next = skip(words, at + 1, Options.GLOBAL);
      return is(words, next, "build") || is(words, next, "b")
          ? behind(Kind.BUILD, name, words, next)
          : Optional.empty();
    } else if (command.equals("compose")) {
      return compose(name, words, at);
    } else if (command.equals("login")) {
      return behind(Kind.LOGIN, name, words, at);
    }
    return BUILDS.contains(command) ? behind(Kind.BUILD, name, words, at) : Optional.empty();
  }

  private static Optional<Program> compose(String name, List<Operand> words, int before) {
    int at = skip(words, before + 1, Options.COMPOSE_GLOBAL);
    return is(words, at, "build") ? behind(Kind.COMPOSE, name, words, at) : Optional.empty();
  }

  private static Optional<Program> kaniko(List<Operand> words) {
    boolean isKaniko =
        words.get(0).known().startsWith("/kaniko/")
            || words.stream().anyMatch(word -> word.word().text().startsWith("--dockerfile"));
    return isKaniko ? behind(Kind.KANIKO, "kaniko", words, 0) : Optional.empty();
  }

  private static Optional<Program> remote(String command, List<Operand> words) {
    var names = command.split(" ", -1);
    return is(words, 1, names[1]) && is(words, 2, names[2])
        ? behind(Kind.REMOTE, command, words, 2)
        : Optional.empty();
  }

  private static Optional<Program> login(String name, List<Operand> words, String group) {
    return is(words, 1, group) ? under(Kind.LOGIN, name, words, 2, "login") : Optional.empty();
  }

  private static Optional<Program> under(
      Kind kind, String name, List<Operand> words, int at, String command) {
    return is(words, at, command) ? behind(kind, name, words, at) : Optional.empty();
  }

  private static Optional<Program> behind(Kind kind, String name, List<Operand> words, int at) {
    return Optional.of(
        new Program(
            kind, name, words.subList(0, at), words.get(at), words.subList(at + 1, words.size())));
  }

  private static boolean is(List<Operand> words, int at, String command) {
    return at < words.size() && words.get(at).known().equals(command);
  }

  private static int skip(List<Operand> words, int from, Set<String> valued) {
    int at = from;
    while (at < words.size() && words.get(at).word().text().startsWith("-")) {
      at += valued.contains(words.get(at).known()) ? 2 : 1;
    }
    return at;
  }

  /** Returns the options that take a word of their own. */
  Set<String> valued() {
    return switch (kind) {
      case COMPOSE -> Options.COMPOSE_BUILD;
      case KANIKO -> Options.KANIKO;
      case REMOTE -> name.startsWith("az") ? Options.ACR : Options.BUILD;
      case LOGIN -> Options.LOGIN;
      case BUILD, BAKE -> Options.BUILD;
    };
  }
}
