package dev.keymount.caller.ci;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.JoinedDocument;
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
    return YamlText.read(file.source()).flatMap(GitLabCi::read);
  }

  private static Optional<CallerDocument> read(YamlText text) {
    var parts = new ArrayList<CallerDocument>();
    text.documents().forEach(root -> parts.addAll(new GitLabJobs(text, root).documents()));
    return parts.isEmpty() ? Optional.empty() : Optional.of(new JoinedDocument(parts));
  }
}
