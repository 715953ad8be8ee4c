package dev.keymount.transform;

import dev.keymount.flow.Build;
import dev.keymount.flow.Place;
import dev.keymount.flow.Step;
import dev.keymount.transform.MountForms.SecretForm;
import java.util.Collection;
import java.util.regex.Pattern;

/**
 * The two ways in which a step gets a secret into a variable.
 *
 * <p>{@code env=} came with Dockerfile frontend 1.10; a file with the value can be read by 1.2 and
 * later.
 */
enum SecretForms {
  ENV,
  FILE;

  private static final Pattern PINNED =
      Pattern.compile(
          "(?:.*/)?docker(?:-upstream|file-upstream|file)?:(?:1\\.([0-9]+)(?:[.-].*)?|.*experimental.*)");

  /** Returns the form that fits the file and the user's wish. */
  static SecretForms of(Build build, MountForms forms) {
    if (forms.secret() != SecretForm.AUTO) {
      return forms.secret() == SecretForm.FILE ? FILE : ENV;
    }
    return build.file().directives().stream()
            .filter(directive -> directive.name().equals("syntax"))
            .anyMatch(directive -> isOld(directive.value()))
        ? FILE
        : ENV;
  }

  private static boolean isOld(String image) {
    var matcher = PINNED.matcher(image.trim());
    if (!matcher.matches()) {
      return false;
    }
    var minor = matcher.group(1);
    return minor == null || minor.length() < 2;
  }

  Change mount(Build build, Step step, String id, String variable, boolean required) {
    var options = new StringBuilder("type=secret,id=").append(id);
    if (this == ENV) {
      options.append(",env=").append(variable);
    }
    if (required) {
      options.append(",required=true");
    }
    if (this == FILE) {
      options.append(Owner.of(Place.of(build, step.stage().orElseThrow(), step)).forSecretFile());
    }
    return new Change.AddMount(step, options.toString());
  }

  /** Returns the shell text that reads the file into the variables and exports them. */
  Change prelude(Step step, String id, Collection<String> variables, boolean required) {
    var file = "/run/secrets/" + id;
    var text = new StringBuilder();
    if (!required) {
      text.append("if [ -s ").append(file).append(" ]; then ");
    }
    for (var variable : variables) {
      text.append(variable).append("=\"$(cat ").append(file).append(")\"");
      text.append(required ? " || exit 1; " : "; ");
      text.append("export ").append(variable).append("; ");
    }
    if (!required) {
      text.append("fi; ");
    }
    return new Change.Prepend(step, text.toString());
  }
}
