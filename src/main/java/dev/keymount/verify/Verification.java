package dev.keymount.verify;

import dev.keymount.migrate.DockerfileResult;
import java.util.List;
import java.util.Optional;

/**
 * The proof of the migration of one Dockerfile, or what speaks against it.
 *
 * @param path the path of the Dockerfile with slashes, relative to the root
 * @param verdict what came of it
 * @param reason one sentence
 * @param builder what built it, for people
 * @param migration what Keymount finds in the Dockerfile before
 * @param diff the unified diff between the two sides, values redacted
 * @param secrets what became of each secret
 * @param differences in what the final images differ
 * @param notes sentences on what the proof does not cover
 * @param before the build before; empty where nothing was built
 * @param after the build after; empty where it was not built
 */
public record Verification(
    String path,
    Verdict verdict,
    String reason,
    String builder,
    DockerfileResult migration,
    String diff,
    List<SecretProof> secrets,
    List<Difference> differences,
    List<String> notes,
    Optional<Side> before,
    Optional<Side> after) {

  /** Takes copies. */
  public Verification {
    secrets = List.copyOf(secrets);
    differences = List.copyOf(differences);
    notes = List.copyOf(notes);
  }

  /** Shows the verdict alone. */
  @Override
  public String toString() {
    return path + ": " + verdict.label();
  }
}
