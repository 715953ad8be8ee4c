package dev.keymount.flow;

import dev.keymount.shell.Word;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Which files a command copies, changes or removes.
 *
 * @param operands the words that name them
 * @param whole whether a directory stands for all that is in it
 * @param sure whether only what is named for sure counts
 */
record Handling(List<Word> operands, boolean whole, boolean sure) {

  private static final Set<String> OWNERS = Set.of("chmod", "chown", "chgrp");
  private static final Set<String> CHANGING =
      Set.of("shred", "truncate", "dos2unix", "setfacl", "tee", "install", "ln");
  private static final Set<String> REMOVING = Set.of("rm", "mv", "rmdir", "unlink");
  private static final Set<String> PACKING =
      Set.of("tar", "rsync", "zip", "7z", "7za", "cpio", "pax", "jar", "scp", "mksquashfs");

  /** Programs that leave alone the files that they are given. */
  private static final Set<String> READING =
      Set.of(
          "grep",
          "egrep",
          "fgrep",
          "ls",
          "echo",
          "printf",
          "file",
          "stat",
          "wc",
          "test",
          "[",
          "true",
          "ldd",
          "readlink",
          "realpath",
          "basename",
          "dirname",
          "strip",
          "head",
          "tail",
          "sha256sum",
          "md5sum",
          "du");

  Handling {
    operands = List.copyOf(operands);
  }

  /** Returns whether a program leaves alone the files that it is given. */
  static boolean isReading(String program) {
    return READING.contains(program);
  }

  /** Returns whether a program copies, changes or removes the files that it is given. */
  static boolean isHandling(String program) {
    return OWNERS.contains(program)
        || CHANGING.contains(program)
        || REMOVING.contains(program)
        || PACKING.contains(program)
        || Set.of("cp", "sed", "perl", "cat", "git", "sh", "bash", "dash", "ash").contains(program);
  }

  /** Returns what a command handles; empty for a program that is not known to. */
  static Optional<Handling> of(Invocation invocation) {
    var program = invocation.program().orElse("");
    var arguments = invocation.arguments();
    var operands = KeyFiles.operands(invocation, 0);
    boolean recursive = arguments.stream().anyMatch(Handling::isRecursive);
    if (OWNERS.contains(program)) {
      boolean like = arguments.stream().anyMatch(a -> a.startsWith("--reference"));
      return Optional.of(
          new Handling(KeyFiles.operands(invocation, like ? 0 : 1), recursive, false));
    } else if (program.equals("sed") || program.equals("perl")) {
      boolean inPlace = arguments.stream().anyMatch(a -> a.matches("-[a-zA-Z]*i.*|--in-place.*"));
      boolean apart = arguments.stream().anyMatch(a -> a.matches("-[ef]|-[a-z]*e"));
      return inPlace
          ? Optional.of(new Handling(KeyFiles.operands(invocation, apart ? 0 : 1), false, false))
          : Optional.empty();
    } else if (CHANGING.contains(program)) {
      return Optional.of(new Handling(operands, false, false));
    } else if (REMOVING.contains(program)) {
      return Optional.of(new Handling(operands, true, false));
    } else if (PACKING.contains(program)) {
      return Optional.of(new Handling(operands, true, unpacks(program, arguments)));
    }
    return program.equals("cp")
        ? Optional.of(new Handling(operands, recursive, false))
        : Optional.empty();
  }

  private static boolean isRecursive(String argument) {
    return argument.matches("-[a-zA-Z]*[rRa][a-zA-Z]*|--recursive|--archive");
  }

  private static boolean unpacks(String program, List<String> arguments) {
    return program.equals("tar")
        && arguments.stream().anyMatch(a -> a.matches("-?[a-zA-Z]*x[a-zA-Z]*|--extract|--get"));
  }
}
