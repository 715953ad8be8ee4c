package dev.keymount.caller.ci;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.yaml.YamlText;
import java.util.ArrayList;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Pipelines of GitLab, those in included files of the repository too.
 *
 * @see <a href="https://docs.gitlab.com/ci/yaml/">the syntax of pipelines</a>
 */
public final class GitLabCi implements CallerFormat {

  private static final Pattern PATH =
      Pattern.compile(
          "(.*/)?[^/]*\\.?gitlab-ci[^/]*\\.ya?ml"
              + "|(.*/)?(\\.gitlab|\\.?gitlab-ci|\\.?ci)/(?!.*docker-compose)[^.]*\\.ya?ml");

  @Override
  public String label() {
    return "gitlab-ci";
  }

  @Override
  public boolean covers(String path) {
    return PATH.matcher(path).matches();
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    return YamlText.read(file.source()).flatMap(text -> read(file, text));
  }

  private static Optional<CallerDocument> read(CallerFile file, YamlText text) {
    var parts = new ArrayList<CallerDocument>();
    var versions = new ArrayList<DockerImage>();
    for (var root : text.documents()) {
      var jobs = new GitLabJobs(text, root, GitLabIncludes.of(file, root));
      parts.addAll(jobs.documents());
      jobs.versions().forEach(versions::add);
    }
    return PinnedDocument.of(parts, versions.stream());
  }
}
