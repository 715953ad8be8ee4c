package dev.keymount.caller.command;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** The options of programs that take a word of their own. */
final class Options {

  /** Of {@code docker} and its kin, before the command. */
  static final Set<String> GLOBAL =
      words(
          "--config -c --context -H --host -l --log-level --tlscacert --tlscert --tlskey"
              + " --connection --identity --root --runroot --storage-driver --storage-opt --url"
              + " --cgroup-manager --tmpdir --runtime -n --namespace -a --address --snapshotter"
              + " --data-root --builder --registries-conf");

  /** Of {@code docker compose}, before the command. */
  static final Set<String> COMPOSE_GLOBAL =
      words(
          "-f --file -p --project-name --profile --env-file --project-directory --ansi --parallel"
              + " --progress -H --host -c --context --tlscacert --tlscert --tlskey --log-level");

  /** Of {@code docker compose build}. */
  static final Set<String> COMPOSE_BUILD =
      words("--build-arg --builder -m --memory --ssh --progress --scale -t --timeout");

  /** Of the builds of Docker, Podman, Buildah and nerdctl. */
  static final Set<String> BUILD =
      words(
          "-t --tag -f --file -m --memory -c --cpu-shares -o --output -v --volume --add-host"
              + " --allow --annotation --attest --build-arg --build-context --builder --cache-from"
              + " --cache-to --call --cgroup-parent --cpu-period --cpu-quota --cpuset-cpus"
              + " --cpuset-mems --iidfile --isolation --label --memory-swap --metadata-file"
              + " --network --no-cache-filter --platform --policy --progress --provenance --sbom"
              + " --secret --security-opt --shm-size --source --ssh --target --ulimit --arch"
              + " --authfile --build-arg-file --cache-ttl --cap-add --cap-drop --cert-dir"
              + " --cpp-flag --creds --decryption-key --device --dns --dns-option --dns-search"
              + " --env --format --from --group-add --hooks-dir --ignorefile --ipc --jobs"
              + " --layer-label --logfile --manifest --os --os-feature --os-version --pid --retry"
              + " --retry-delay --runtime --runtime-flag --sign-by --timestamp"
              + " --source-date-epoch --unsetenv --unsetlabel --userns --userns-uid-map"
              + " --userns-gid-map --uts --variant --set --project --token");

  /** Of kaniko's executor, which are all long. */
  static final Set<String> KANIKO =
      words(
          "--context --dockerfile --destination --build-arg --target --cache-repo --cache-dir"
              + " --context-sub-path --digest-file --label --snapshot-mode --verbosity"
              + " -c -f -d");

  /** Of {@code az acr build}. */
  static final Set<String> ACR =
      words(
          "--registry -r --image -t --file -f --build-arg --secret-build-arg --target --platform"
              + " --agent-pool --auth-mode --log-template --resource-group -g --timeout"
              + " --subscription");

  /** Of logins. */
  static final Set<String> LOGIN =
      words(
          "-u --username -p --password --authfile --cert-dir --ca-file --cert-file --key-file"
              + " --registry-config --secret --identity-token");

  private Options() {}

  private static Set<String> words(String text) {
    return Arrays.stream(text.split(" ", -1)).collect(Collectors.toUnmodifiableSet());
  }
}
