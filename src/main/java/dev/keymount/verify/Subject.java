package dev.keymount.verify;

import dev.keymount.migrate.DockerfileResult;
import java.util.Optional;

/**
 * A migration that is to be proved.
 *
 * @param before the files before
 * @param migration what a migration makes of the Dockerfile before
 * @param after the files after; empty where they are those before with the migration
 */
public record Subject(SourceTree before, DockerfileResult migration, Optional<SourceTree> after) {

  /** Returns the path of the Dockerfile, relative to the roots. */
  public String path() {
    return migration.path();
  }
}
