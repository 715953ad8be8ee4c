package dev.keymount.cli;

import picocli.CommandLine.Command;

/** The command without a subcommand. */
@Command(
    name = "keymount",
    header = "Moves build secrets out of container images into BuildKit mounts.",
    description = {"", "Start with a look: keymount migrate --dry-run", ""},
    footer = {
      "",
      "Exit code: 0 nothing left to do, 1 something remains that needs a person (scan: something"
          + " was found), 2 something failed."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND")
final class Keymount {}
