package dev.keymount.caller.ci;

import dev.keymount.caller.CallerFile;
import dev.keymount.caller.yaml.YamlText;
import dev.keymount.caller.yaml.YamlValue;
import dev.keymount.source.SourceText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The other files of a pipeline of GitLab's, as far as they stand in the repository: those that a
 * file includes, and where the pipeline of the repository includes the file, all of that pipeline.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/#includelocal">local includes</a>
 */
final class GitLabIncludes {

  private static final String PIPELINE = ".gitlab-ci.yml";
  private static final int MOST_FILES = 100;

  private final CallerFile file;
  private final Map<String, List<YamlValue>> read = new LinkedHashMap<>();

  private GitLabIncludes(CallerFile file) {
    this.file = file;
  }

  /** Returns the documents of the other files, the nearest first. */
  static List<YamlValue> of(CallerFile file, YamlValue root) {
    var includes = new GitLabIncludes(file);
    includes.read.put(file.path(), List.of());
    includes.follow(root);
    if (!file.path().equals(PIPELINE)) {
      var pipeline = new GitLabIncludes(file);
      pipeline.add(PIPELINE);
      if (pipeline.read.containsKey(file.path())) {
        pipeline.read.remove(file.path());
        pipeline.read.forEach(includes.read::putIfAbsent);
      }
    }
    return includes.read.values().stream().flatMap(List::stream).toList();
  }

  private void add(String path) {
    if (read.size() > MOST_FILES || read.containsKey(path)) {
      return;
    }
    var documents = documents(path);
    if (documents.isPresent()) {
      read.put(path, documents.get());
      documents.get().forEach(this::follow);
    }
  }

  private Optional<List<YamlValue>> documents(String path) {
    return file.surroundings()
        .text(path)
        .flatMap(text -> YamlText.read(SourceText.of(text)))
        .map(YamlText::documents);
  }

  /** Follows includes; of two that say the same, the later counts. */
  private void follow(YamlValue root) {
    var paths =
        root.get("include").stream()
            .flatMap(found -> Stream.concat(Stream.of(found), found.items().stream()))
            .flatMap(GitLabIncludes::local)
            .toList();
    for (var path : reversed(paths)) {
      Paths.clean(path.replaceFirst("^/+", "")).ifPresent(this::add);
    }
  }

  private static Stream<String> local(YamlValue include) {
    var name = include.scalar().or(() -> include.get("local").flatMap(YamlValue::scalar));
    return name.filter(path -> !path.contains("://")).stream();
  }

  private static List<String> reversed(List<String> paths) {
    var result = new ArrayList<>(paths);
    Collections.reverse(result);
    return result;
  }
}
