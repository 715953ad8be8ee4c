package dev.keymount.cli;

import dev.keymount.bulk.Repository;
import dev.keymount.bulk.RepositoryList;
import dev.keymount.bulk.Shard;
import dev.keymount.bulk.Sources;
import dev.keymount.migrate.FileProblem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The options that name repositories. */
final class RepositoryOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Parameters(
      paramLabel = "REPOSITORY",
      arity = "0..*",
      description = "Directories, worked on where they are, and URLs of git, which are cloned.")
  private List<String> named = List.of();

  @Option(
      names = "--from",
      paramLabel = "FILE",
      description =
          "Read more of them from a file, or from stdin with -: a line each, or the JSON of gh repo"
              + " list --json nameWithOwner,url.")
  private List<String> lists = new ArrayList<>();

  @Option(
      names = "--root",
      paramLabel = "DIR",
      description = "Work on the checkouts in this folder.")
  private List<Path> folders = new ArrayList<>();

  @Option(
      names = "--shard",
      paramLabel = "K/N",
      description =
          "Work on part K of N. The parts are the same on every machine, whatever the order of"
              + " the list.")
  private @Nullable String shard;

  /** Returns the part of the list as the user wrote it; empty for all of it. */
  String shard() {
    return shard == null ? "" : shard;
  }

  /**
   * Returns the part of the list.
   *
   * @throws ParameterException if there is no such part
   */
  Shard part() {
    return shard().isEmpty()
        ? Shard.WHOLE
        : Shard.parse(shard())
            .orElseThrow(
                () ->
                    new ParameterException(
                        spec.commandLine(),
                        "--shard " + shard() + ": write K/N, with K from 1 to N"));
  }

  /**
   * Returns the repositories of a part of the list; empty where the list can't be read.
   *
   * @param workDirectory is none of them, wherever it is
   */
  Optional<List<Repository>> repositories(Shard part, Path workDirectory, Streams streams) {
    var sources = new Sources();
    named.forEach(sources::add);
    for (var list : lists) {
      try {
        sources.addList(
            list.equals("-")
                ? new String(System.in.readAllBytes(), StandardCharsets.UTF_8)
                : Files.readString(Path.of(list)));
      } catch (IOException e) {
        streams.complain("cannot read --from " + list + ": " + FileProblem.reason(e));
        return Optional.empty();
      }
    }
    for (var folder : folders) {
      try {
        sources.addBelow(folder, workDirectory);
      } catch (IOException e) {
        streams.complain("cannot read --root " + folder + ": " + FileProblem.reason(e));
        return Optional.empty();
      }
    }
    if (sources.all().isEmpty()) {
      streams.complain(
          lists.isEmpty() && folders.isEmpty()
              ? "no repository is named; name directories or URLs, or use --from or --root"
              : lists.isEmpty()
                  ? "there is no checkout in the folder of --root; name a directory itself to work on it"
                  : "the list has no repository");
      return Optional.empty();
    }
    return Optional.of(
        RepositoryList.of(sources.all()).stream()
            .filter(repository -> part.holds(repository.key()))
            .toList());
  }
}
