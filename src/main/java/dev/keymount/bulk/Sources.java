package dev.keymount.bulk;

import dev.keymount.bulk.git.RemoteUrl;
import dev.keymount.result.Outcome;
import dev.keymount.secret.Redaction;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The repositories that a user names, in order; a directory that is named twice is there once. */
public final class Sources {

  private static final Pattern LOGIN = Pattern.compile("(?<=//)[^/@\\s]{1,4096}@");

  private final List<Source> sources = new ArrayList<>();
  private final Set<String> keys = new HashSet<>();
  private final Set<Path> directories = new HashSet<>();

  /** Adds what the user calls a repository: a directory, or a URL of git. */
  public void add(String text) {
    var directory = directory(text);
    if (directory != null) {
      add(directory, slashes(directory.normalize()), Optional.empty());
      return;
    }
    try {
      sources.add(new Source.Remote(RemoteUrl.of(text)));
    } catch (RemoteUrl.Refused e) {
      var reason =
          RemoteUrl.isMeant(text)
              ? String.valueOf(e.getMessage())
              : "there is no such directory, and it is no URL of a git repository";
      unusable(text, Outcome.FAILED, reason);
    }
  }

  private static @Nullable Path directory(String text) {
    try {
      var path = Path.of(text);
      return !text.isEmpty() && Files.isDirectory(path) ? path : null;
    } catch (InvalidPathException e) {
      return null;
    }
  }

  private void unusable(String text, Outcome outcome, String reason) {
    sources.add(new Source.Unusable(withoutLogin(text), outcome, reason));
  }

  private static String withoutLogin(String text) {
    return Redaction.of(LOGIN.matcher(text).replaceAll(""));
  }

  /** Adds an entry of a list; one that its host has archived is skipped. */
  void add(ListedRepository listed) {
    if (listed.isArchived()) {
      unusable(listed.text(), Outcome.SKIPPED, "it is archived, so nobody can push to it");
    } else if (listed.text().isEmpty()) {
      unusable(
          listed.name(),
          Outcome.FAILED,
          "the list has no URL of it; make it with gh repo list --json nameWithOwner,url");
    } else {
      add(listed.text());
    }
  }

  /**
   * Adds the entries of a list: plain lines, or the JSON of {@code gh repo list --json}.
   *
   * @throws IOException if it is JSON that can't be read
   */
  public void addList(String text) throws IOException {
    ListedRepository.in(text).forEach(this::add);
  }

  /**
   * Adds the checkouts in a folder.
   *
   * @param passed a directory that is passed over: where clones are
   * @throws IOException if the folder can't be read
   */
  public void addBelow(Path folder, Path passed) throws IOException {
    for (var checkout : CheckoutFolder.of(folder, passed)) {
      var path = slashes(folder.relativize(checkout));
      add(checkout, path, Optional.of(path));
    }
  }

  private void add(Path directory, String key, Optional<String> known) {
    try {
      if (!directories.add(directory.toRealPath())) {
        return;
      }
    } catch (IOException e) {
      directories.add(directory.toAbsolutePath().normalize());
    }
    var path = directory.toAbsolutePath().normalize();
    var written = key.isEmpty() ? "." : key;
    // Folders of checkouts may have the same paths in them.
    var shown = keys.add(written) ? written : slashes(path);
    keys.add(shown);
    sources.add(new Source.Directory(path, shown, known.orElseGet(() -> name(directory, shown))));
  }

  /** Returns a path within the working directory as it is, and the end of any other. */
  private static String name(Path directory, String shown) {
    boolean isOutside = directory.isAbsolute() || shown.startsWith("..");
    var last = directory.toAbsolutePath().normalize().getFileName();
    return isOutside && last != null ? last.toString() : shown;
  }

  private static String slashes(Path path) {
    return path.toString().replace(File.separatorChar, '/');
  }

  /** Returns the sources. */
  public List<Source> all() {
    return List.copyOf(sources);
  }
}
