package dev.keymount.report;

import dev.keymount.result.Results;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Optional;

/**
 * A file that takes a report.
 *
 * @param path the file, as the user named it
 * @param format what is written to it
 */
public record ReportFile(Path path, ReportFormat format) {

  /** Returns the file with the format of its name; empty where the name stands for none. */
  public static Optional<ReportFile> of(Path path) {
    return ReportFormat.of(path).map(format -> new ReportFile(path, format));
  }

  /** Returns why nothing can be written to the file, as far as can be told beforehand. */
  public Optional<String> problem() {
    if (Files.isDirectory(path)) {
      return Optional.of("it is a directory");
    }
    var directory = path.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory)) {
      return Optional.of("its directory does not exist");
    }
    return Files.isWritable(directory) ? Optional.empty() : Optional.of("permission denied");
  }

  /**
   * Writes the report in one step: readers see the old file or the whole new one. A new file has
   * the mode that the process gives to new files, one that is there keeps its own. What a killed
   * process was writing lies beside it under a name that the next one uses again.
   *
   * @throws IOException if the results can't be read or the file can't be written; nothing half
   *     written is left
   */
  public void write(Results results) throws IOException {
    var problem = problem();
    if (problem.isPresent()) {
      throw new IOException(problem.get());
    }
    var target = Files.exists(path) ? path.toRealPath() : path.toAbsolutePath();
    var temporary = target.resolveSibling("." + target.getFileName() + ".partial");
    try {
      fill(temporary, results);
      copyMode(target, temporary);
      Files.move(
          temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private void fill(Path file, Results results) throws IOException {
    try (var channel =
            FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        var writer =
            new BufferedWriter(
                new OutputStreamWriter(
                    Channels.newOutputStream(channel), StandardCharsets.UTF_8))) {
      format.write(results, writer);
      channel.force(true);
    }
  }

  private static void copyMode(Path from, Path to) throws IOException {
    var source = Files.getFileAttributeView(from, PosixFileAttributeView.class);
    var target = Files.getFileAttributeView(to, PosixFileAttributeView.class);
    if (source != null && target != null && Files.exists(from)) {
      target.setPermissions(source.readAttributes().permissions());
    }
  }
}
