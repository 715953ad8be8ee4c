package dev.keymount.migrate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.secret.NamePolicy;
import dev.keymount.transform.MountForms;
import dev.keymount.transform.Rule;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SettingsTest {

  private static List<Rule> covered(Set<Rule> select, Set<Rule> ignore) {
    var settings =
        new Settings(MountForms.DEFAULT, false, ids(select), ids(ignore), NamePolicy.NONE);
    return Arrays.stream(Rule.values()).filter(settings::covers).toList();
  }

  private static Set<String> ids(Set<Rule> rules) {
    return rules.stream().map(Rule::id).collect(Collectors.toSet());
  }

  @Test
  void withoutASelectionEveryRuleAboutASecretApplies() {
    assertThat(covered(Set.of(), Set.of()))
        .contains(Rule.SSH_KEY_ARG, Rule.SSH_MOUNT_MISSING)
        .doesNotContain(Rule.HOST_KEY_UNCHECKED)
        .hasSize(Rule.values().length - 1);
  }

  @Test
  void aSelectionIsTheOnlyThing() {
    assertThat(covered(Set.of(Rule.HOST_KEY_UNCHECKED), Set.of()))
        .containsExactly(Rule.HOST_KEY_UNCHECKED);
    assertThat(covered(Set.of(Rule.SECRET_ARG, Rule.SECRET_ENV), Set.of(Rule.SECRET_ENV)))
        .containsExactly(Rule.SECRET_ARG);
  }

  @Test
  void whatIsIgnoredDoesNotApply() {
    assertThat(covered(Set.of(), Set.of(Rule.SECRET_ARG))).doesNotContain(Rule.SECRET_ARG);
  }

  @Test
  void rulesAreFoundByTheirIds() {
    assertThat(Rule.ids())
        .hasSize(12)
        .doesNotHaveDuplicates()
        .allMatch(id -> id.matches("[a-z-]+"));
    assertThat(Rule.fromId("ssh-key-stage-copy")).contains(Rule.SSH_KEY_STAGE_COPY);
    assertThat(Rule.fromId("SSH_KEY_ARG")).isEmpty();
  }
}
