package dev.keymount.flow;

import dev.keymount.flow.Life.Entry;
import dev.keymount.secret.Clue;
import dev.keymount.secret.PrivateKeyFile;
import dev.keymount.secret.SecretKind;
import dev.keymount.secret.WordSearch;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Private keys that COPY or ADD take from the build context. */
final class CopiedKeys {

  /** Words in the path of a key that everybody may know. */
  private static final Pattern INSECURE =
      Pattern.compile("(?i).*(?:insecure|vagrant|fake|dummy|example|sample|snakeoil).*");

  private static final Pattern IDENTITY =
      Pattern.compile(
          "\\b(?:ssh|scp|sftp|rsync)\\b[^;&|\\n]{0,200}?-i[ =]*+[\"'\\\\]*+([^\\s\"'\\\\;&|]++)"
              + "|\\bIdentityFile[\\s=]++[\"'\\\\]*+([^\\s\"'\\\\;&|]++)"
              + "|\\bssh-add[ \\t]++(?:-\\S++[ \\t]++)*+[\"']?+([^\\s\"'\\\\;&|]++)"
              + "|\\bansible[a-z-]*+\\b(?:[^;&|\\n]|\\\\\\n){0,200}?--(?:private-key|key-file)[ =]++[\"']?+([^\\s\"'\\\\;&|]++)");

  /** What a source or a target has in it that may be a key, or whose name is not known. */
  private static final WordSearch HINTS =
      WordSearch.forAny(List.of("ssh", "key", "rsa", "dsa", "25519", "bitbucket", "$"));

  private final Build build;
  private final Map<String, List<KeySource>> found = new LinkedHashMap<>();
  private @Nullable List<String> identities;

  private CopiedKeys(Build build) {
    this.build = build;
  }

  /** Returns the lives of such keys, in order of entry. */
  static List<Life> in(Build build) {
    return build.has(Clue.KEY_PATH) ? new CopiedKeys(build).lives() : List.of();
  }

  private List<Life> lives() {
    boolean named = identifies();
    for (var stage : build.stages()) {
      for (var step : stage.steps()) {
        if (!named && !ContextCopy.mentions(step, HINTS)) {
          continue;
        }
        for (var copy : ContextCopy.in(build, stage, step)) {
          source(stage, copy).ifPresent(this::add);
        }
      }
    }
    var lives =
        new ArrayList<Life>(TriggeredCopies.of(build, SecretKind.SSH_KEY, CopiedKeys::isNamed));
    found.forEach(
        (name, sources) -> {
          sources.addAll(ContextTrees.with(build, name, sources));
          var entry =
              new KeyEntry(
                  name, Entry.CONTEXT_FILE, List.of(), sources, this::isFound, SshReaders.INSTANCE);
          KeyTracker.follow(build, entry).ifPresent(lives::add);
        });
    return lives;
  }

  private void add(KeySource source) {
    found.computeIfAbsent(source.name(), key -> new ArrayList<>()).add(source);
  }

  private Optional<KeySource> source(Stage stage, ContextCopy copy) {
    if (KeyDirectory.isDirectory(build, copy)) {
      return KeyDirectory.source(build, copy);
    }
    if (Glob.isGlob(copy.source())) {
      return KeyDirectory.matched(
          build, copy, file -> PrivateKeyFile.isNamed(file) || isKey(stage, copy.of(file)));
    }
    return isKey(stage, copy) ? Optional.of(KeySource.file(copy)) : Optional.empty();
  }

  /** Returns whether an ssh client looks for a key at a path, unasked or because it is told to. */
  private boolean isFound(String path) {
    return path.contains("/.ssh/")
        || identities().stream().anyMatch(identity -> endsWith(identity, path));
  }

  private static boolean endsWith(String identity, String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    return identity.equals(path) || identity.endsWith("/" + name) || identity.indexOf('$') >= 0;
  }

  /** Returns whether the text may tell a client where its key is. */
  private boolean identifies() {
    return build.has(Clue.IDENTITY)
        || build.has(Clue.IDENTITY_OPTION) && build.has(Clue.CLIENT_OPTION);
  }

  private List<String> identities() {
    var known = identities;
    if (known == null) {
      known = readIdentities();
      identities = known;
    }
    return known;
  }

  private List<String> readIdentities() {
    var found = new ArrayList<String>();
    var matcher = identifies() ? IDENTITY.matcher(build.text()) : null;
    while (matcher != null && matcher.find()) {
      for (int group = 1; group <= matcher.groupCount(); group++) {
        if (matcher.group(group) != null) {
          found.add(matcher.group(group));
        }
      }
    }
    return found;
  }

  private static boolean isNamed(String source, String target) {
    return PrivateKeyFile.isPossible(target)
        && (PrivateKeyFile.isNamed(source) || PrivateKeyFile.isNamed(target));
  }

  private boolean isKey(Stage stage, ContextCopy copy) {
    var source = copy.source();
    var target = copy.target();
    boolean possible =
        PrivateKeyFile.isPossible(source)
            && PrivateKeyFile.isPossible(target)
            && !INSECURE.matcher(source).matches();
    if (!possible) {
      return false;
    }
    return PrivateKeyFile.isNamed(target)
        || PrivateKeyFile.isNamed(source)
        || PrivateKeyFile.isIn(copy.destination(), target)
        || isIdentity(stage, copy);
  }

  /** Returns whether an ssh client is told to take the key from the file. */
  private boolean isIdentity(Stage stage, ContextCopy copy) {
    if (identities().isEmpty()) {
      return false;
    }
    var place = Place.of(build, stage, copy.step());
    return identities().stream()
        .map(path -> path.startsWith("~/") ? place.home() + path.substring(1) : place.expand(path))
        .map(path -> Place.absolute(path, place.workdir()))
        .anyMatch(copy.target()::equals);
  }
}
