package dev.keymount.verify.builder;

import dev.keymount.verify.builder.Builder.ArchiveReader;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The images that the user has in Docker or Podman. Nothing in it is changed. */
public final class ImageStore {

  private final Command command;
  private final String name;

  private ImageStore(Command command, String name) {
    this.command = command;
    this.name = name;
  }

  /**
   * Finds one by the PATH.
   *
   * @param kind whose; empty for Docker's, or Podman's where there is no Docker
   * @throws BuilderException if there is none; the message says what is missing
   */
  public static ImageStore find(Optional<Builders.Kind> kind, Workspace workspace)
      throws BuilderException {
    return find(kind, workspace, Optional.ofNullable(System.getenv("PATH")).orElse(""));
  }

  /**
   * Finds one.
   *
   * @param path the directories in which commands are looked for, as in the PATH
   */
  public static ImageStore find(Optional<Builders.Kind> kind, Workspace workspace, String path)
      throws BuilderException {
    var kinds = kind.map(List::of).orElse(List.of(Builders.Kind.values()));
    for (var each : kinds) {
      var name = each.name().toLowerCase(Locale.ROOT);
      var file = Builders.command(name, path);
      if (file.isPresent()) {
        return new ImageStore(new Command(workspace, List.of(file.get().toString())), name);
      }
    }
    var names = kind.map(each -> each.name().toLowerCase(Locale.ROOT)).orElse("docker or podman");
    throw new BuilderException(
        names + " is not on the PATH: install it, or save the image and name the archive");
  }

  /**
   * Reads one image.
   *
   * @param reference its name, its digest or its id
   * @param reader is given an archive, and the reference as the name of the image in it
   * @throws BuilderException if there is no such image, or nobody answers; the message says what to
   *     do
   * @throws IOException if the image can't be read to its end
   */
  public void read(String reference, ArchiveReader reader) throws BuilderException, IOException {
    var process = command.process(List.of("image", "save", id(reference)));
    var answer = command.run(process, archive -> reader.read(archive, reference));
    if (!answer.isSuccess()) {
      throw new IOException(name + " image save failed: " + lastLine(answer.error()));
    }
  }

  /** Returns the id, by which no other image of the same repository is meant. */
  private String id(String reference) throws BuilderException {
    var answer = command.ask("image", "inspect", "--format", "{{.Id}}", "--", reference);
    if (answer.isSuccess() && !answer.output().isEmpty()) {
      return answer.output().lines().findFirst().orElseThrow();
    }
    var error = answer.error().toLowerCase(Locale.ROOT);
    if (error.contains("no such") || error.contains("not known") || error.contains("not found")) {
      throw new BuilderException(
          name
              + " has no image "
              + reference
              + ": pull it first ("
              + name
              + " pull "
              + reference
              + ")");
    }
    throw new BuilderException(name + " does not answer: " + lastLine(answer.error()));
  }

  private static String lastLine(String error) {
    return error.lines().reduce((first, second) -> second).orElse("it does not say why");
  }
}
