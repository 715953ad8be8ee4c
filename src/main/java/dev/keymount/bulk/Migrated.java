package dev.keymount.bulk;

import dev.keymount.migrate.BuildContract;
import dev.keymount.migrate.ChangedFile;
import dev.keymount.migrate.Discovery;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.migrate.Migration;
import dev.keymount.migrate.RepositoryMigration;
import dev.keymount.migrate.RepositoryMigration.Unconfigured;
import dev.keymount.migrate.RepositoryMigration.Wishes;
import dev.keymount.result.Delivery;
import dev.keymount.result.FileIssue;
import dev.keymount.result.Findings;
import dev.keymount.result.RepositoryResult;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Predicate;

/**
 * One repository after its migration, of which nothing is written yet.
 *
 * @param result what became of it
 * @param changes the files that change
 */
record Migrated(RepositoryResult result, List<ChangedFile> changes) {

  /** Takes a copy of the list. */
  Migrated {
    changes = List.copyOf(changes);
  }

  /**
   * Migrates the files of a directory.
   *
   * @param passed the directories that belong to other repositories
   * @throws IOException if the directory can't be read
   * @throws Unconfigured if its configuration can't be understood
   */
  static Migrated of(
      Repository repository, Path root, String revision, Wishes wishes, Predicate<Path> passed)
      throws IOException, Unconfigured {
    var migration = RepositoryMigration.of(root, wishes, passed);
    var findings = new Findings(migration.configuration().names());
    var commands = new LinkedHashMap<String, String>();
    migration.run(
        result -> {
          findings.add(result);
          if (result.isChanged()) {
            commands.put(result.path(), command(result));
          }
        },
        findings::add);
    for (var file : migration.unreadable()) {
      findings.add(new FileIssue(Migration.relative(root, file), 0, unread(file)));
    }
    var changes = migration.changes();
    var result =
        new RepositoryResult(
            repository.position(),
            repository.name(),
            repository.source().shown(),
            revision,
            findings.outcome(),
            "",
            findings.dockerfiles(),
            findings.findings(),
            findings.issues(),
            List.copyOf(commands.values()),
            Delivery.NONE,
            shown(changes, findings));
    return new Migrated(result, changes);
  }

  private static String unread(Path file) {
    return Discovery.isNamed(file)
        ? "cannot be read"
        : "its name is no text in the locale of this process; run with LC_ALL=C.UTF-8, or rename"
            + " it";
  }

  private static String command(DockerfileResult result) {
    return BuildContract.of(result).command(result.path(), result.context());
  }

  /** Returns the exact change, as git apply takes it. */
  byte[] patch() {
    var patch = new ByteArrayOutputStream();
    for (var change : changes) {
      patch.writeBytes(change.after().withText(change.diff()).encode());
    }
    return patch.toByteArray();
  }

  /** Returns the diff as people get to see it. */
  private static String shown(List<ChangedFile> changes, Findings findings) {
    var shown = new StringBuilder();
    changes.forEach(change -> shown.append(findings.redacted(change.diff())));
    return shown.toString();
  }
}
