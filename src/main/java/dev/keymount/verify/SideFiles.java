package dev.keymount.verify;

import dev.keymount.dockerfile.Dockerfile;
import dev.keymount.dockerfile.DockerfileReader;
import dev.keymount.dockerfile.Keyword;
import dev.keymount.flow.DockerIgnore;
import dev.keymount.migrate.DockerfileResult;
import dev.keymount.source.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The files of one of the two builds, in the workspace.
 *
 * @param label {@code before} or {@code after}
 * @param origin where they come from, for people
 * @param context the directory of the build context
 * @param dockerfile the Dockerfile that is built: its stages all have names
 * @param tree the Dockerfile as people have it
 * @param text its text
 * @param stages the names of its stages for the builder, in order
 */
record SideFiles(
    String label,
    String origin,
    Path context,
    Path dockerfile,
    Dockerfile tree,
    SourceText text,
    List<String> stages) {

  SideFiles {
    stages = List.copyOf(stages);
  }

  /**
   * Copies the files of a side.
   *
   * @param place an empty directory for them
   * @param context the build context, relative to the root; empty for the root itself
   */
  static SideFiles of(String label, SourceTree tree, String path, String context, Path place)
      throws IOException {
    var from = tree.root().resolve(context);
    var to = place.resolve("context");
    var dockerfile = tree.root().resolve(path);
    var inContext = ContextCopy.slashes(from.relativize(dockerfile));
    var own = inContext + DockerIgnore.NAME;
    var ignored =
        text(from.resolve(own)).or(() -> text(from.resolve(DockerIgnore.NAME))).orElse("");
    ContextCopy.copy(from, to, DockerIgnore.of(ignored), Set.of(inContext, own, DockerIgnore.NAME));
    return read(label, tree.origin(), to, inContext, Files.readAllBytes(dockerfile), place);
  }

  private static SideFiles read(
      String label, String origin, Path context, String dockerfile, byte[] bytes, Path place)
      throws IOException {
    var text = SourceText.decode(bytes);
    var tree = DockerfileReader.read(text);
    var named = NamedStages.of(tree);
    var file = place.resolve("Dockerfile");
    Files.write(file, text.withText(named.text()).encode());
    var ignore =
        text(context.resolve(dockerfile + DockerIgnore.NAME))
            .or(() -> text(context.resolve(DockerIgnore.NAME)));
    if (ignore.isPresent()) {
      Files.writeString(place.resolve("Dockerfile" + DockerIgnore.NAME), ignore.get());
    }
    return new SideFiles(label, origin, context, file, tree, text, named.stages());
  }

  /**
   * Copies the files before a migration and changes them as it does.
   *
   * @param place an empty directory for them
   */
  static SideFiles migrated(SourceTree before, DockerfileResult migration, Path place)
      throws IOException {
    var from = before.root().resolve(migration.context());
    var copied = of("after", before, migration.path(), migration.context(), place);
    var dockerfile = ContextCopy.slashes(from.relativize(before.root().resolve(migration.path())));
    write(copied.context, dockerfile, migration.after());
    for (var file : migration.further()) {
      var path = ContextCopy.slashes(from.relativize(before.root().resolve(file.path())));
      write(copied.context, path, file.after());
    }
    return read(
        "after", "the migration", copied.context, dockerfile, migration.after().encode(), place);
  }

  private static void write(Path context, String path, SourceText text) throws IOException {
    var file = context.resolve(path).normalize();
    if (file.startsWith(context)) {
      Files.write(file, text.encode());
    }
  }

  /** Writes a file of the context that brings in a secret. */
  void writeSecret(String path, String value) throws IOException {
    var file = context.resolve(path).normalize();
    var parent = file.getParent();
    if (!file.startsWith(context) || parent == null) {
      return;
    }
    Files.createDirectories(parent);
    var mode = mode(file);
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, value);
    if (mode.isPresent()) {
      Files.setPosixFilePermissions(file, mode.get());
    }
  }

  private static Optional<Set<PosixFilePermission>> mode(Path file) throws IOException {
    return Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)
        ? Optional.of(Files.getPosixFilePermissions(file))
        : Optional.empty();
  }

  static Optional<String> text(Path file) {
    try {
      return Files.isRegularFile(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Returns the names of the arguments that the Dockerfile declares. */
  Set<String> arguments() {
    var names = new HashSet<String>();
    for (var instruction : tree.instructions()) {
      if (instruction.keyword() == Keyword.ARG) {
        for (var value : instruction.values()) {
          int equals = value.indexOf('=');
          names.add(equals < 0 ? value : value.substring(0, equals));
        }
      }
    }
    return names;
  }
}
