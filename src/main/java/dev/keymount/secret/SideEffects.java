package dev.keymount.secret;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What programs do with a secret beyond using it: the files in which they leave it, and the
 * accounts and settings that they make of it.
 *
 * <p>The files were found by building with a canary; the manual pages name them too.
 */
public final class SideEffects {

  private static final Set<String> PROVISIONERS =
      Set.of(
          "chpasswd",
          "passwd",
          "htpasswd",
          "mosquitto_passwd",
          "vncpasswd",
          "x11vnc",
          "useradd",
          "usermod",
          "adduser",
          "mysql",
          "mysqladmin",
          "mysqld",
          "psql",
          "mongo",
          "mongosh",
          "debconf-set-selections",
          "smbpasswd",
          "keytool",
          "openssl",
          "redis-cli",
          "ldapadd",
          "slappasswd",
          "rabbitmqctl",
          "createuser",
          "sqlplus",
          "add-user.sh",
          "asadmin",
          "grub-mkpasswd-pbkdf2",
          "mkpasswd",
          "crudini",
          "ssh-keygen",
          "isql",
          "wp",
          "drush",
          "occ",
          "htdigest",
          "saslpasswd2",
          "kadmin.local",
          "influx",
          "vault",
          "snmpd");

  private SideEffects() {}

  /** Returns whether a program makes an account or a setting of the image from what it is given. */
  public static boolean provisions(String program) {
    return PROVISIONERS.contains(program);
  }

  /**
   * Returns the file in which a program leaves a secret that stands among its arguments.
   *
   * @param program the program's name without its directory
   * @param arguments its arguments
   */
  public static Optional<String> leftIn(String program, List<String> arguments) {
    return Optional.ofNullable(
        switch (program) {
          case "git" -> git(arguments);
          case "npm", "pnpm" -> npm(arguments);
          case "yarn" -> arguments.contains("config") ? "~/.yarnrc" : null;
          case "pip", "pip3" -> pip(arguments);
          case "composer" -> arguments.contains("config") ? "auth.json" : null;
          case "bundle" -> arguments.contains("config") ? ".bundle/config" : null;
          case "go" ->
              arguments.contains("env") && arguments.contains("-w") ? "~/.config/go/env" : null;
          case "docker", "podman", "crane", "oras" ->
              arguments.contains("login") ? "~/.docker/config.json" : null;
          case "helm" ->
              arguments.contains("repo") || arguments.contains("registry")
                  ? "~/.config/helm"
                  : null;
          case "aws" -> arguments.contains("configure") ? "~/.aws/credentials" : null;
          case "poetry" -> arguments.contains("config") ? "~/.config/pypoetry/auth.toml" : null;
          case "dotnet", "nuget" ->
              arguments.contains("source") || arguments.contains("sources") ? "NuGet.Config" : null;
          case "gem" -> arguments.contains("sources") ? "~/.gemrc" : null;
          case "conan" ->
              arguments.contains("user") || arguments.contains("login") ? "~/.conan" : null;
          case "mix" -> arguments.toString().contains("hex.") ? "~/.hex" : null;
          case "sed", "perl", "awk", "envsubst" ->
              arguments.stream().anyMatch(argument -> argument.startsWith("-i"))
                  ? "a file that it edits"
                  : null;
          case "gh" -> arguments.contains("auth") ? "~/.config/gh/hosts.yml" : null;
          case "gcloud" -> arguments.contains("auth") ? "~/.config/gcloud" : null;
          case "az" -> arguments.contains("login") ? "~/.azure" : null;
          default -> null;
        });
  }

  private static @Nullable String git(List<String> arguments) {
    if (arguments.contains("config")) {
      return arguments.contains("--system") ? "/etc/gitconfig" : "~/.gitconfig";
    }
    boolean stores =
        arguments.contains("clone")
            || arguments.contains("remote")
            || arguments.contains("submodule");
    return stores ? ".git/config" : null;
  }

  private static @Nullable String npm(List<String> arguments) {
    if (arguments.contains("config") || arguments.contains("set")) {
      return "~/.npmrc and ~/.npm/_logs";
    }
    boolean named =
        arguments.contains("install") || arguments.contains("i") || arguments.contains("add");
    return named ? "package.json, package-lock.json and ~/.npm/_logs" : null;
  }

  private static @Nullable String pip(List<String> arguments) {
    if (arguments.contains("config")) {
      return "~/.config/pip/pip.conf";
    }
    return arguments.contains("-e") || arguments.contains("--editable")
        ? "src/…/.git/config"
        : null;
  }
}
