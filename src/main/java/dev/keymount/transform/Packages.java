package dev.keymount.transform;

import dev.keymount.flow.Commands;
import dev.keymount.flow.Invocation;
import dev.keymount.flow.Stage;
import dev.keymount.flow.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** The package manager of an image, and what it was told to install. */
enum Packages {
  APK("openssh-client", "apk add --no-cache %s"),
  APT(
      "openssh-client",
      "apt-get update && apt-get install -y --no-install-recommends %s"
          + " && rm -rf /var/lib/apt/lists/*"),
  DNF("openssh-clients", "dnf install -y %s && dnf clean all"),
  MICRODNF("openssh-clients", "microdnf install -y %s && microdnf clean all"),
  YUM("openssh-clients", "yum install -y %s && yum clean all");

  private static final Pattern DEBIAN =
      Pattern.compile(
          "(?:.*[-:])?(?:slim|jessie|stretch|buster|bullseye|bookworm|trixie|xenial|bionic|focal"
              + "|jammy|noble)(?:[-.].*)?");
  private static final Set<String> ON_DEBIAN =
      Set.of(
          "debian",
          "ubuntu",
          "python",
          "node",
          "ruby",
          "golang",
          "rust",
          "php",
          "perl",
          "buildpack-deps",
          "eclipse-temurin");
  private static final Set<String> WITH_GIT =
      Set.of("python", "node", "ruby", "golang", "rust", "perl", "buildpack-deps");

  private final String client;
  private final String command;

  Packages(String client, String command) {
    this.client = client;
    this.command = command;
  }

  /** Returns the package of the ssh client. */
  String client() {
    return client;
  }

  /** Returns the instruction that installs packages. */
  String install(List<String> packages) {
    return "RUN " + String.format(Locale.ROOT, command, String.join(" ", packages));
  }

  /** Returns the package manager of a stage, by what its steps run or else by its base image. */
  static Optional<Packages> of(Stage stage) {
    for (var step : steps(stage)) {
      for (var program : programs(step)) {
        var found = byProgram(program);
        if (found.isPresent()) {
          return found;
        }
      }
    }
    return byImage(base(stage));
  }

  private static Optional<Packages> byProgram(String program) {
    return switch (program) {
      case "apk" -> Optional.of(APK);
      case "apt-get", "apt", "aptitude" -> Optional.of(APT);
      case "dnf" -> Optional.of(DNF);
      case "microdnf" -> Optional.of(MICRODNF);
      case "yum" -> Optional.of(YUM);
      default -> Optional.empty();
    };
  }

  private static Optional<Packages> byImage(String base) {
    var image = base.toLowerCase(Locale.ROOT);
    var name = name(image);
    if (image.contains("alpine") || name.equals("composer")) {
      return Optional.of(APK);
    } else if (name.endsWith("-minimal") || image.contains("ubi-minimal")) {
      return Optional.of(MICRODNF);
    } else if (Set.of("fedora", "rockylinux", "almalinux", "ubi8", "ubi9", "ubi").contains(name)) {
      return Optional.of(DNF);
    } else if (Set.of("centos", "rhel", "rhel7", "ubi7", "amazonlinux").contains(name)) {
      return Optional.of(YUM);
    }
    return ON_DEBIAN.contains(name) || DEBIAN.matcher(image).matches()
        ? Optional.of(APT)
        : Optional.empty();
  }

  private static String name(String image) {
    var last = image.substring(image.lastIndexOf('/') + 1);
    return last.split("[:@]", 2)[0];
  }

  private static String base(Stage stage) {
    var at = stage;
    while (at.parent().isPresent()) {
      at = at.parent().get();
    }
    return at.base();
  }

  /** Returns whether git is known to be there: it comes with the image or is installed. */
  static boolean hasGit(Stage stage, Step before) {
    var base = base(stage).toLowerCase(Locale.ROOT);
    boolean lean = base.contains("alpine") || base.contains("slim");
    return !lean && WITH_GIT.contains(name(base))
        || isInstalled(stage, before.position(), Set.of("git"));
  }

  /** Returns whether an ssh client was installed before a step. */
  static boolean hasClient(Stage stage, Step before) {
    return isInstalled(
        stage,
        before.position() - 1,
        Set.of("openssh-client", "openssh-clients", "openssh", "ssh", "ssh-client"));
  }

  private static boolean isInstalled(Stage stage, int last, Set<String> packages) {
    return steps(stage).stream()
        .filter(step -> step.position() <= last)
        .flatMap(step -> step.commands().stream())
        .flatMap(list -> Commands.simple(list).stream())
        .map(Invocation::of)
        .filter(invocation -> invocation.program().flatMap(Packages::byProgram).isPresent())
        .flatMap(invocation -> invocation.arguments().stream())
        .map(argument -> argument.split("[=:~<>]", 2)[0])
        .anyMatch(packages::contains);
  }

  private static List<String> programs(Step step) {
    return step.commands().stream()
        .flatMap(list -> Commands.simple(list).stream())
        .flatMap(command -> Invocation.of(command).program().stream())
        .toList();
  }

  /** Returns the steps of a stage behind those that it starts from. */
  static List<Step> steps(Stage stage) {
    var steps = new ArrayList<Step>(stage.parent().map(Packages::steps).orElse(List.of()));
    steps.addAll(stage.steps());
    return steps;
  }
}
