import java.nio.file.Path;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.images.builder.ImageFromDockerfile;

class AppIT {
  GenericContainer<?> app =
      new GenericContainer<>(
          new ImageFromDockerfile()
              .withFileFromPath(".", Path.of("src/test/docker"))
              .withBuildArg("NPM_TOKEN", System.getenv("NPM_TOKEN")));
}
