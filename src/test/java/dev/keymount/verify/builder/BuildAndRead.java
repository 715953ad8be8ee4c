package dev.keymount.verify.builder;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A program that is killed: it builds two images, and reads one of them back. */
final class BuildAndRead {

  private BuildAndRead() {}

  /**
   * Runs it.
   *
   * @param args the Dockerfile, and the flags of its builds
   */
  public static void main(String[] args) throws Exception {
    try (Workspace workspace = Workspace.open()) {
      Builder builder =
          Builders.find(
              Optional.of(Builders.Kind.DOCKER), workspace, List.of(args).subList(1, args.length));
      Path context = Files.createDirectory(workspace.directory().resolve("context"));
      Path file = Files.copy(Path.of(args[0]), context.resolve("Dockerfile"));
      var last =
          new BuildRequest(
              context,
              file,
              Optional.empty(),
              workspace.imageName("last"),
              List.of("--secret", "id=token,env=KEYMOUNT_1"),
              Map.of("KEYMOUNT_1", "CANARY-of-the-kill-test"),
              false);
      BuildRequest second = last.ofStage("second", workspace.imageName("second"), true);
      for (BuildRequest request : List.of(last, second)) {
        BuildResult result = builder.build(request, step -> {});
        if (!result.isBuilt()) {
          throw new IllegalStateException(result.failure().orElseThrow().message());
        }
      }
      builder.read(List.of(last), BuildAndRead::skip);
    }
  }

  private static void skip(InputStream archive, String name) throws IOException {
    archive.transferTo(OutputStream.nullOutputStream());
  }
}
