package dev.keymount.caller.tool;

import dev.keymount.caller.Engine;
import dev.keymount.caller.Target;
import dev.keymount.caller.hcl.HclBlock;
import dev.keymount.caller.hcl.HclCall;
import dev.keymount.caller.hcl.HclExpression;
import dev.keymount.caller.hcl.HclItem;
import dev.keymount.caller.hcl.HclName;
import dev.keymount.caller.hcl.HclObject;
import dev.keymount.caller.hcl.HclString;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A {@code build} block.
 *
 * @param directory the directory of the module
 * @param block the block
 * @param current whether it stands in a resource that can take secrets
 */
record TerraformBuild(String directory, HclBlock block, boolean current) {

  /** Returns what builds; the provider builds by BuildKit unless it is told otherwise. */
  Engine engine() {
    boolean legacy =
        block
            .body()
            .attribute("use_legacy_builder")
            .filter(item -> item.value() instanceof HclName name && name.text().equals("true"))
            .isPresent();
    if (legacy) {
      return Engine.without(
          "terraform", "use_legacy_builder selects the classic builder of docker; remove it");
    }
    return current
        ? Engine.DOCKER
        : Engine.without(
            "terraform",
            "docker_registry_image builds by the classic builder; build by docker_image, and take"
                + " version 3.2.0 or later of the provider");
  }

  /** Returns the maps of build arguments, of the current name and of the one before. */
  Stream<HclItem> arguments() {
    return Stream.of("build_args", "build_arg")
        .flatMap(name -> block.body().attribute(name).stream())
        .flatMap(item -> item.value() instanceof HclObject map ? map.items().stream() : Stream.of())
        .filter(item -> item.name().isPresent());
  }

  Target target() {
    var context = path("context").or(() -> path("path"));
    var dockerfile = path("dockerfile").orElse("Dockerfile");
    var found = new LinkedHashSet<String>();
    if (context.isPresent()) {
      Paths.from(directory, context.get() + "/" + dockerfile).ifPresent(found::add);
      Paths.from("", context.get() + "/" + dockerfile).ifPresent(found::add);
    }
    return new Target(List.copyOf(found));
  }

  private Optional<String> path(String attribute) {
    return block.body().attribute(attribute).map(item -> path(item.value()));
  }

  /** Returns a path relative to the module or its root, with {@code *} for what is not known. */
  private static String path(HclExpression value) {
    if (value instanceof HclString string) {
      var path = new StringBuilder();
      for (var part : string.parts()) {
        path.append(part.filled() ? place(part.text()) : part.text());
      }
      return path.toString().startsWith("./") ? path.substring(2) : path.toString();
    }
    if (value instanceof HclCall call
        && call.function().equals("abspath")
        && call.arguments().size() == 1) {
      return path(call.arguments().get(0));
    }
    return value instanceof HclName name ? place(name.text()) : "*";
  }

  private static String place(String name) {
    return Stream.of("path.module", "path.root", "path.cwd").anyMatch(name::equals) ? "." : "*";
  }
}
