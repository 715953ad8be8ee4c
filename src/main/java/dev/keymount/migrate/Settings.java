package dev.keymount.migrate;

import dev.keymount.caller.CallerRule;
import dev.keymount.secret.NamePolicy;
import dev.keymount.transform.MountForms;
import dev.keymount.transform.MountForms.SecretForm;
import dev.keymount.transform.Rule;
import java.util.Set;

/**
 * What the user asked for.
 *
 * @param forms which forms of mounts to write
 * @param unsafe whether fixes that may change what a step sees are applied too
 * @param select the ids of the only rules to apply; where empty, those that apply by default
 * @param ignore the ids of the rules to pass over
 * @param names which names are secrets, and which are none
 * @param choice which fixes a person wants, where one was asked
 */
public record Settings(
    MountForms forms,
    boolean unsafe,
    Set<String> select,
    Set<String> ignore,
    NamePolicy names,
    Choice choice) {

  /** The settings when the user asks for nothing. */
  public static final Settings DEFAULT =
      new Settings(MountForms.DEFAULT, false, Set.of(), Set.of(), NamePolicy.NONE);

  /** Takes copies. */
  public Settings {
    select = Set.copyOf(select);
    ignore = Set.copyOf(ignore);
  }

  /** Makes the settings of a run in which nobody is asked. */
  public Settings(
      MountForms forms, boolean unsafe, Set<String> select, Set<String> ignore, NamePolicy names) {
    this(forms, unsafe, select, ignore, names, Choice.OPEN);
  }

  /** Returns these settings with what a person wants. */
  public Settings with(Choice wanted) {
    return new Settings(forms, unsafe, select, ignore, names, wanted);
  }

  boolean covers(Rule rule) {
    boolean selected = select.isEmpty() ? rule.isDefault() : select.contains(rule.id());
    return selected && !ignore.contains(rule.id());
  }

  /** Returns whether a rule of callers holds; the arguments of builds follow the Dockerfiles. */
  public boolean covers(CallerRule rule) {
    boolean selected =
        select.isEmpty() || rule == CallerRule.SECRET_BUILD_ARG || select.contains(rule.id());
    return selected && !ignore.contains(rule.id());
  }

  /** Returns these settings with secrets mounted as files where the user leaves it open. */
  public Settings withFilesWhereOpen() {
    return forms.secret() == SecretForm.AUTO
        ? new Settings(
            new MountForms(forms.ssh(), SecretForm.FILE, forms.syntax(), forms.named()),
            unsafe,
            select,
            ignore,
            names,
            choice)
        : this;
  }
}
