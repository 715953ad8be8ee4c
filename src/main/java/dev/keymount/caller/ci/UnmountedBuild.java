package dev.keymount.caller.ci;

import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Engine;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A build by something that can't mount secrets: it is known, and stays as it is.
 *
 * @param call the build
 */
record UnmountedBuild(Call call) implements CallerDocument {

  private static final Engine KANIKO =
      Engine.without(
          "kaniko",
          "kaniko runs a step without its secret and ssh mounts; build with Docker Buildx, BuildKit"
              + " or Buildah instead");

  /** Makes the build of kaniko. */
  static UnmountedBuild kaniko(
      int line, Optional<String> context, Optional<String> file, Collection<String> arguments) {
    var directory = context.map(UnmountedBuild::local).orElse("");
    var name = file.map(UnmountedBuild::local).orElse("Dockerfile");
    var target =
        Paths.target(
            file.isPresent()
                ? List.of(name, Paths.under(directory, name))
                : List.of(Paths.under(directory, name)));
    return new UnmountedBuild(new Call(line, KANIKO, target, Set.copyOf(arguments)));
  }

  /** Returns a path below the checkout, whose directory CI systems give by a variable. */
  private static String local(String path) {
    return path.replaceAll("^dir://", "")
        .replaceAll("^\\$\\{?(CI_PROJECT_DIR|DRONE_WORKSPACE|CI_WORKSPACE)\\}?/?", "")
        .replaceAll("^/workspace/?", "")
        .replaceAll("\\$\\{?\\w+\\}?|\\$\\{\\{[^{}]*\\}\\}", "*");
  }

  @Override
  public List<Call> calls() {
    return List.of(call);
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    return CallerRewrite.NONE;
  }
}
