package dev.keymount.caller.jenkins;

import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.Embedded;
import java.util.Locale;
import java.util.Optional;

/** Jenkinsfiles, and Groovy in directories of Jenkins. */
public final class JenkinsFormat implements CallerFormat {

  @Override
  public String label() {
    return "jenkins";
  }

  @Override
  public boolean covers(String path) {
    var name = path.substring(path.lastIndexOf('/') + 1);
    boolean inJenkins = ("/" + path).toLowerCase(Locale.ROOT).contains("/jenkins/");
    return name.startsWith("Jenkinsfile")
        || name.endsWith(".jenkinsfile")
        || name.endsWith(".Jenkinsfile")
        || name.endsWith(".groovy") && inJenkins;
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    var text = file.source().text();
    boolean hasHoles = text.chars().anyMatch(c -> c >= Embedded.FIRST_HOLE && c < 0xF900);
    if (hasHoles) {
      return Optional.empty();
    }
    var parts = new JenkinsSteps(new GroovyScript(file.source())).documents();
    return parts.isEmpty() ? Optional.empty() : Optional.of(new JenkinsDocument(parts));
  }
}
