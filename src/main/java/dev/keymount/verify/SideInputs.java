package dev.keymount.verify;

import dev.keymount.verify.value.GivenSecrets;
import dev.keymount.verify.value.SecretValue;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a build of one side is given: values only through the environment of the command, and keys
 * through files of the workspace or the user's own.
 *
 * @param flags of the build command
 * @param environment of the build command
 */
record SideInputs(List<String> flags, Map<String, String> environment) {

  private static final String VARIABLE = "KEYMOUNT_SECRET_";

  SideInputs {
    flags = List.copyOf(flags);
    environment = Map.copyOf(environment);
  }

  /**
   * Puts the secrets where a side takes them from.
   *
   * @param keys a directory for the files of keys
   */
  static SideInputs of(SideFiles side, List<SecretPlan> plans, GivenSecrets given, Path keys)
      throws IOException {
    var flags = new ArrayList<String>();
    var environment = new LinkedHashMap<String, String>();
    var arguments = side.arguments();
    for (var plan : plans) {
      if (plan.value().isEmpty()) {
        continue;
      }
      var value = plan.value().get();
      if (plan.argument().filter(arguments::contains).isPresent()) {
        flags.addAll(List.of("--build-arg", plan.argument().get()));
        environment.put(plan.argument().get(), value.text());
      }
      if (plan.file().isPresent()) {
        side.writeSecret(plan.file().get(), value.fileText());
      }
    }
    var mounts = new LinkedHashMap<String, Mount>();
    Mount.in(side.tree()).forEach(mount -> mounts.putIfAbsent(mount.flag(), mount));
    for (var mount : mounts.values()) {
      mount(mount, plans, given, keys, flags, environment);
    }
    return new SideInputs(flags, environment);
  }

  private static void mount(
      Mount mount,
      List<SecretPlan> plans,
      GivenSecrets given,
      Path keys,
      List<String> flags,
      Map<String, String> environment)
      throws IOException {
    if (mount.isAgent() && given.agents().containsKey(mount.id())) {
      var source = given.agents().get(mount.id());
      flags.addAll(List.of("--ssh", source.isEmpty() ? mount.id() : mount.id() + "=" + source));
      return;
    }
    for (var plan : plans) {
      if (!plan.isFor(mount) || plan.value().isEmpty()) {
        continue;
      }
      if (mount.isAgent()) {
        var file = key(keys, mount.id(), plan.value().get());
        flags.addAll(List.of("--ssh", mount.id() + "=" + file));
      } else {
        var variable = VARIABLE + environment.size();
        flags.addAll(List.of("--secret", "id=" + mount.id() + ",env=" + variable));
        environment.put(variable, text(mount, plan, plan.value().get()));
      }
      return;
    }
  }

  private static String text(Mount mount, SecretPlan plan, SecretValue value) {
    boolean isFile = mount.variable().isEmpty();
    return isFile && (plan.file().isPresent() || value.isKey()) ? value.fileText() : value.text();
  }

  private static Path key(Path keys, String id, SecretValue value) throws IOException {
    var file = keys.resolve("key-" + id.replaceAll("[^A-Za-z0-9_.-]", "_"));
    if (!Files.exists(file)) {
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, value.key().orElse(value.text()));
    }
    return file;
  }

  /** Shows no values. */
  @Override
  public String toString() {
    return flags.size() + " flags";
  }
}
