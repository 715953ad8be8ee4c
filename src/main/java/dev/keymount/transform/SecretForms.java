package dev.keymount.transform;

import dev.keymount.flow.Build;
import dev.keymount.flow.Life;
import dev.keymount.flow.Place;
import dev.keymount.flow.Step;
import dev.keymount.transform.MountForms.SecretForm;
import dev.keymount.transform.MountForms.SyntaxLine;
import java.util.Collection;

/**
 * The two ways in which a step gets a secret into a variable.
 *
 * <p>{@code env=} came with Dockerfile frontend 1.10; a file with the value can be read by 1.2 and
 * later.
 */
enum SecretForms {
  ENV,
  FILE;

  /** Returns the form that fits the file and the user's wish. */
  static SecretForms of(Build build, Life life, MountForms forms) {
    var asked = forms.secret(life);
    if (asked != SecretForm.AUTO) {
      return asked == SecretForm.FILE ? FILE : ENV;
    }
    boolean keeps = forms.syntax() == SyntaxLine.KEEP;
    return keeps && Frontend.of(build.file()).filter(Frontend::isOld).isPresent() ? FILE : ENV;
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
