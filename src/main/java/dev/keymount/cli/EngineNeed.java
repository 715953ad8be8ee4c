package dev.keymount.cli;

import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.SecretResult;
import dev.keymount.transform.Mechanism;
import java.util.Optional;

/** What builds need that mount secrets, the weaker first. */
enum EngineNeed {
  /** Agents, and secrets as files. */
  FILES("BuildKit: Docker Engine 23, or 18.09 with DOCKER_BUILDKIT=1"),
  /** Secrets in variables. */
  VARIABLES(
      "Docker Engine 27.3 or BuildKit 0.16, for secrets in variables; with --secret=file any"
          + " BuildKit does");

  private final String text;

  EngineNeed(String text) {
    this.text = text;
  }

  /** Returns the versions in words. */
  String text() {
    return text;
  }

  /** Returns what a migrated Dockerfile needs, empty where nothing was moved in it. */
  static Optional<EngineNeed> of(DockerfileResult result) {
    return result.secrets().stream()
        .filter(SecretResult::applied)
        .map(secret -> secret.fix().mechanism())
        .filter(mechanism -> mechanism != Mechanism.NONE)
        .map(mechanism -> mechanism == Mechanism.SECRET_ENV ? VARIABLES : FILES)
        .max(Enum::compareTo);
  }
}
