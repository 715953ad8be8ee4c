package dev.keymount.verify;

import dev.keymount.secret.SecretKind;
import dev.keymount.verify.SecretProof.Source;
import dev.keymount.verify.search.Needle;
import dev.keymount.verify.value.SecretValue;
import java.util.Optional;
import java.util.Set;

/**
 * How one secret comes into the two builds.
 *
 * @param name the build argument, the path of the file, or the id
 * @param kind what it is
 * @param line the 1-based line where it came in before; 0 where only the other side has it
 * @param value its value; empty where there is none to give
 * @param argument the build argument that brings it in, where a side declares it
 * @param file the path in the build context that brings it in
 * @param secrets the ids of the secrets that bring it in
 * @param agents the ids of the agents that bring it in
 * @param isEncoded whether the argument has it in base64
 */
record SecretPlan(
    String name,
    SecretKind kind,
    int line,
    Optional<SecretValue> value,
    Optional<String> argument,
    Optional<String> file,
    Set<String> secrets,
    Set<String> agents,
    boolean isEncoded) {

  SecretPlan {
    secrets = Set.copyOf(secrets);
    agents = Set.copyOf(agents);
  }

  Source source() {
    return value.map(known -> known.isGiven() ? Source.GIVEN : Source.MADE_UP).orElse(Source.NONE);
  }

  Optional<Needle> needle() {
    return value.map(known -> known.needle(name));
  }

  boolean isFor(Mount mount) {
    return (mount.isAgent() ? agents : secrets).contains(mount.id());
  }
}
