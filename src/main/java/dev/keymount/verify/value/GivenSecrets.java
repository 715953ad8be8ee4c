package dev.keymount.verify.value;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.keymount.secret.CredentialValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values that a user gives to the builds of a proof, in the words of {@code docker build}.
 *
 * @param secrets the values by id
 * @param agents what follows the id of an agent, by id; empty for the agent of the user
 * @param keys the keys of agents whose file was named, by id
 */
public record GivenSecrets(
    Map<String, SecretValue> secrets, Map<String, String> agents, Map<String, SecretValue> keys) {

  /** Nothing. */
  public static final GivenSecrets NONE = new GivenSecrets(Map.of(), Map.of(), Map.of());

  /** Takes copies. */
  public GivenSecrets {
    secrets = Map.copyOf(secrets);
    agents = Map.copyOf(agents);
    keys = Map.copyOf(keys);
  }

  /** Something that was given cannot be taken; the message says why, without a value. */
  public static final class Unusable extends Exception {
    private static final long serialVersionUID = 1;

    Unusable(String message) {
      super(message);
    }
  }

  /**
   * Reads what was given.
   *
   * @param secretFlags as {@code --secret} takes them: {@code id=X,env=Y}, {@code id=X,src=FILE}
   * @param sshFlags as {@code --ssh} takes them: {@code default}, {@code ID=FILE}
   * @param environment where variables are looked up
   * @throws Unusable if a flag is not understood, or a variable or file isn't there
   */
  public static GivenSecrets read(
      List<String> secretFlags, List<String> sshFlags, Map<String, String> environment)
      throws Unusable {
    var secrets = new LinkedHashMap<String, SecretValue>();
    for (var flag : secretFlags) {
      secret(flag, environment, secrets);
    }
    var agents = new LinkedHashMap<String, String>();
    var keys = new LinkedHashMap<String, SecretValue>();
    for (var flag : sshFlags) {
      int equals = flag.indexOf('=');
      var id = equals < 0 ? flag : flag.substring(0, equals);
      var source = equals < 0 ? "" : flag.substring(equals + 1);
      agents.put(id, source);
      if (!source.isEmpty() && Files.isRegularFile(Path.of(source))) {
        var key = SecretValue.given(text(source, flag));
        if (!key.isKey()) {
          throw new Unusable("--ssh " + id + ": " + source + " is no private key");
        }
        keys.put(id, key);
      } else if (!source.isEmpty() && !Files.exists(Path.of(source))) {
        throw new Unusable("--ssh " + id + ": there is no file " + source);
      }
    }
    return new GivenSecrets(secrets, agents, keys);
  }

  private static void secret(
      String flag, Map<String, String> environment, Map<String, SecretValue> to) throws Unusable {
    var parts = new LinkedHashMap<String, String>();
    for (var part : flag.split(",", -1)) {
      int equals = part.indexOf('=');
      parts.put(
          equals < 0 ? part : part.substring(0, equals),
          equals < 0 ? "" : part.substring(equals + 1));
    }
    var id = parts.getOrDefault("id", "");
    if (id.isEmpty()) {
      throw new Unusable("--secret needs id=NAME, then env=VARIABLE or src=FILE");
    }
    var file = Optional.ofNullable(parts.getOrDefault("src", parts.get("source")));
    if (file.isPresent()) {
      to.put(id, ofFile(id, file.get()));
      return;
    }
    var variable = parts.getOrDefault("env", id);
    var value = environment.get(variable);
    if (value == null || value.isEmpty()) {
      throw new Unusable("--secret id=" + id + ": the variable " + variable + " is not set");
    }
    to.put(id, SecretValue.given(value, telling(id, value)));
  }

  private static SecretValue ofFile(String id, String file) throws Unusable {
    var text = text(file, "--secret id=" + id);
    return SecretValue.given(text, telling(file, text));
  }

  /** Returns the secrets in a text: those that its shape shows, or else all of it. */
  private static List<String> telling(String path, String text) {
    var whole = SecretValue.given(text.strip());
    if (whole.key().isPresent()) {
      return whole.needle(path).texts();
    }
    var places = CredentialValues.in(path, text);
    return places.isEmpty()
        ? text.lines().map(String::strip).filter(line -> !line.isEmpty()).distinct().toList()
        : places.stream()
            .map(place -> text.substring(place.start(), place.end()))
            .distinct()
            .toList();
  }

  private static String text(String file, String what) throws Unusable {
    try {
      return Files.readString(Path.of(file), UTF_8);
    } catch (IOException e) {
      throw new Unusable(what + ": cannot read " + file + " as text");
    }
  }

  /** Shows no value. */
  @Override
  public String toString() {
    return secrets.size() + " secrets, " + agents.size() + " agents";
  }
}
