package dev.keymount.flow;

import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.secret.Clue;
import dev.keymount.secret.Reach;
import dev.keymount.secret.SecretKind;
import dev.keymount.secret.SecretName;
import dev.keymount.shell.Command;
import dev.keymount.shell.CommandList;
import dev.keymount.shell.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Build secrets that a RUN mounts and then writes into its layer. */
final class MountLeaks {

  private static final Set<String> COPIERS = Set.of("cp", "mv", "install", "rsync");

  /** Commands with which files go that no {@code rm} names. */
  private static final Set<String> REMOVERS = Set.of("trap", "shred", "unlink", "find");

  private final Build build;
  private final Step step;
  private final Place place;
  private final CommandList list;

  private MountLeaks(Build build, Step step, Place place, CommandList list) {
    this.build = build;
    this.step = step;
    this.place = place;
    this.list = list;
  }

  /** Returns one life for each secret in each RUN that keeps it. */
  static List<Life> in(Build build) {
    var lives = new ArrayList<Life>();
    if (!build.has(Clue.SECRET_MOUNT)) {
      return lives;
    }
    for (var stage : build.stages()) {
      for (var step : stage.steps()) {
        var mounts = SecretMount.of(step.instruction());
        if (mounts.isEmpty() || step.commands().isEmpty()) {
          continue;
        }
        var leaks =
            new MountLeaks(
                build, step, Place.of(build, stage, step), step.commands().orElseThrow());
        for (var mount : mounts) {
          leaks.file(mount).map(file -> leaks.life(mount, file)).ifPresent(lives::add);
        }
      }
    }
    return lives;
  }

  /** Returns the file in which the RUN leaves a secret. */
  private Optional<String> file(SecretMount mount) {
    if (removesOtherwise()) {
      return Optional.empty();
    }
    var written = written(mount);
    return written.isPresent() ? written : mount.path().flatMap(this::copied);
  }

  private boolean removesOtherwise() {
    return Commands.simple(list).stream()
        .map(Invocation::of)
        .anyMatch(invocation -> invocation.program().filter(REMOVERS::contains).isPresent());
  }

  private Optional<String> written(SecretMount mount) {
    var variables = new HashSet<String>();
    mount.variable().ifPresent(variables::add);
    var commands = list;
    if (mount.path().isPresent()) {
      var reading = MountReading.of(build, place, step, list, mount.path().get());
      commands = reading.list();
      variables.addAll(reading.variables());
    }
    if (variables.isEmpty()) {
      return Optional.empty();
    }
    var events = new ArrayList<LifeEvent>();
    new TokenRun(place, step, commands, variables, events).follow();
    return events.stream()
        .filter(event -> event.kind() == Kind.RESIDUE)
        .map(LifeEvent::note)
        .filter(file -> mount.path().filter(file::equals).isEmpty())
        .filter(this::isInLayer)
        .findFirst();
  }

  private boolean isInLayer(String file) {
    return SecretMount.directories(step.instruction()).stream()
        .noneMatch(directory -> file.equals(directory) || file.startsWith(directory + "/"));
  }

  /** Returns the file that a command makes a copy of the mounted one. */
  private Optional<String> copied(String path) {
    var files = new TokenFiles(place, list, variable -> false);
    for (var command : Commands.simple(list)) {
      var invocation = Invocation.of(command);
      if (invocation.program().filter(COPIERS::contains).isPresent()) {
        var copy = copy(invocation.words(), path, files);
        if (copy.isPresent() && !isGone(copy.get(), path, files, command)) {
          return copy.filter(this::isInLayer);
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> copy(List<Word> words, String path, TokenFiles files) {
    var operands = new ArrayList<String>();
    for (var word : words.subList(1, words.size())) {
      if (!word.text().startsWith("-")) {
        operands.add(files.path(word).orElse(""));
      }
    }
    if (operands.size() < 2) {
      return Optional.empty();
    }
    var directory = path.substring(0, Math.max(1, path.lastIndexOf('/')));
    boolean taken =
        operands.subList(0, operands.size() - 1).stream()
            .anyMatch(
                source ->
                    source.equals(path)
                        || source.equals(directory)
                        || source.equals(directory + "/*"));
    var target = operands.get(operands.size() - 1);
    return taken && !target.isEmpty() ? Optional.of(target) : Optional.empty();
  }

  private static boolean isGone(String copy, String path, TokenFiles files, Command command) {
    var inside = copy + path.substring(path.lastIndexOf('/'));
    return TokenFiles.isVolatile(copy + "/")
        || files.isRemovedLater(copy, command)
        || files.isRemovedLater(inside, command);
  }

  private Life life(SecretMount mount, String file) {
    var introduced = LifeEvent.of(Kind.INTRODUCED, step, "");
    var residue = LifeEvent.of(Kind.RESIDUE, step, file);
    var unfollowed =
        new LifeEvent(
            Kind.UNFOLLOWED,
            step,
            Optional.empty(),
            List.of(),
            Reach.SURELY,
            "line "
                + step.line()
                + " leaves the mounted secret in "
                + file
                + ", which stays in the layer; "
                + remedy(file, mount),
            false);
    var kind = SecretName.kind(mount.id()).orElse(SecretKind.OTHER);
    return new Life(
        mount.id(),
        kind,
        Entry.MOUNT,
        List.of(),
        List.of(introduced, residue, unfollowed),
        Set.of(file),
        false);
  }

  private static String remedy(String file, SecretMount mount) {
    if (file.equals(".git/config")) {
      return "give git the address with -c url.….insteadOf=… in this command, or remove the .git"
          + " directory in the same RUN";
    } else if (file.contains("gitconfig")) {
      return "set it with git -c or GIT_CONFIG_COUNT in the commands that need it, or unset it in"
          + " the same RUN";
    } else if (file.contains("npmrc")) {
      return "mount the whole file where npm reads it with target=, or keep ${"
          + mount.variable().orElse("NPM_TOKEN")
          + "} in it as it is and set that variable with env=";
    }
    return "mount it where it is read with target= or env=, or remove it in the same RUN";
  }
}
