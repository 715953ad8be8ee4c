package dev.keymount.flow;

import dev.keymount.flow.Life.Entry;
import dev.keymount.secret.CredentialFiles;
import dev.keymount.secret.CredentialText;
import dev.keymount.secret.SecretKind;
import dev.keymount.secret.WordSearch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Credentials files that COPY or ADD take from the build context.
 *
 * <p>Most configuration files that may hold credentials hold none. One counts when its name allows
 * nothing else, when its text at hand has a secret in it, when the rest of the context is at hand
 * and the file is not, or when the build takes it away again.
 */
final class CopiedCredentials {

  /** What a source or a target has in it that may be such a file, or whose name is not known. */
  private static final WordSearch HINTS =
      WordSearch.forAny(
          List.of(
              "npmrc",
              "yarnrc",
              "netrc",
              "pypirc",
              "pip.conf",
              "auth.json",
              "settings",
              "credentials",
              ".properties",
              "onfig",
              ".boto",
              ".s3cfg",
              ".pgpass",
              "vault-token",
              "dockercfg",
              "terraformrc",
              "tfrc",
              "hosts.yml",
              ".aws",
              "$"));

  private final Build build;
  private final Map<String, List<KeySource>> found = new LinkedHashMap<>();

  private CopiedCredentials(Build build) {
    this.build = build;
  }

  /** Returns the lives of such files, in order of entry. */
  static List<Life> in(Build build) {
    return new CopiedCredentials(build).lives();
  }

  private List<Life> lives() {
    for (var stage : build.stages()) {
      for (var step : stage.steps()) {
        if (!ContextCopy.mentions(step, HINTS)) {
          continue;
        }
        for (var copy : ContextCopy.in(build, stage, step)) {
          if (isCredentials(stage, copy)) {
            found
                .computeIfAbsent(copy.source(), key -> new ArrayList<>())
                .add(KeySource.file(copy));
          }
        }
      }
    }
    var lives =
        new ArrayList<Life>(
            TriggeredCopies.of(
                build,
                SecretKind.CREDENTIALS_FILE,
                (source, target) -> CredentialFiles.isAlwaysSecret(target)));
    found.forEach(
        (name, sources) -> {
          sources.addAll(ContextTrees.with(build, name, sources));
          var entry =
              new KeyEntry(
                  name,
                  Entry.CONTEXT_FILE,
                  FileNameArguments.of(build, sources),
                  sources,
                  path -> true,
                  new CredentialUse());
          KeyTracker.follow(build, entry).ifPresent(lives::add);
        });
    return lives;
  }

  private boolean isCredentials(Stage stage, ContextCopy copy) {
    var target = copy.target();
    if (isCloudDirectory(copy)) {
      return true;
    }
    if (CredentialFiles.readers(target).isEmpty() || Glob.isGlob(copy.source())) {
      return false;
    }
    var text = build.context().text(copy.source());
    if (text.isPresent()) {
      return CredentialText.holdsSecret(target, text.get());
    }
    return CredentialFiles.isAlwaysSecret(target)
        || build.context().isAtHand() && copy.source().indexOf('$') < 0
        || isRemovedLater(stage, copy);
  }

  /** The directory of the AWS tools has the credentials beside the settings. */
  private boolean isCloudDirectory(ContextCopy copy) {
    boolean named = copy.source().equals(".aws") || copy.source().endsWith("/.aws");
    if (!named || !copy.target().contains("/.aws")) {
      return false;
    }
    var files = build.context().below(copy.source());
    return files.isEmpty() || files.stream().anyMatch(file -> file.endsWith("/credentials"));
  }

  private boolean isRemovedLater(Stage stage, ContextCopy copy) {
    return build.stages().stream()
        .filter(other -> other.descendsFrom(stage))
        .flatMap(other -> other.steps().stream())
        .filter(later -> later.position() > copy.step().position())
        .anyMatch(later -> removes(later, copy.target()));
  }

  private boolean removes(Step step, String file) {
    if (step.commands().isEmpty()) {
      return false;
    }
    var files =
        new KeyFiles(
            Place.of(build, step.stage().orElseThrow(), step), new KeyState(p -> true), false);
    for (var simple : Commands.simple(step.commands().get())) {
      var invocation = Invocation.of(simple);
      var program = invocation.program().orElse("");
      if (program.equals("cd")) {
        files.changeDirectory(invocation);
      } else if (program.equals("rm") || program.equals("shred")) {
        boolean named =
            invocation.words().stream()
                .skip(1)
                .anyMatch(word -> files.path(word).filter(file::equals).isPresent());
        if (named) {
          return true;
        }
      }
    }
    return false;
  }
}
