package dev.keymount.caller.command;

import dev.keymount.caller.Engine;

/** What runs the build of a command. */
final class Engines {

  private Engines() {}

  /**
   * Returns what runs a build.
   *
   * @param docker what {@code docker} stands for
   */
  static Engine of(Program program, Engine docker) {
    return switch (program.name()) {
      case "podman", "buildah", "nerdctl" -> Engine.filesOnly(program.name());
      case "podman-compose" -> Engine.filesOnly("podman");
      case "kaniko" ->
          Engine.without(
              "kaniko",
              "kaniko ignores secret and ssh mounts; build with docker buildx or buildah");
      case "az acr build" ->
          Engine.without(
              "az acr build",
              "az acr build can't mount secrets; build with docker and push, or use an ACR task"
                  + " with BuildKit");
      case "gcloud builds submit" ->
          Engine.without(
              "gcloud builds submit",
              "gcloud builds submit can't mount secrets; give it a cloudbuild.yaml that runs"
                  + " docker build with BuildKit");
      case "img" ->
          Engine.without("img", "img is not known to mount secrets; build with docker or buildah");
      default -> docker;
    };
  }
}
