package dev.keymount.transform;

import dev.keymount.dockerfile.Keyword;
import dev.keymount.edit.Applicability;
import dev.keymount.flow.Build;
import dev.keymount.flow.Life;
import dev.keymount.flow.Life.Entry;
import dev.keymount.flow.LifeEvent.Kind;
import dev.keymount.flow.Lives;
import dev.keymount.secret.NamePolicy;
import dev.keymount.secret.Placeholder;
import dev.keymount.secret.SecretKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The fixes for all secrets of a Dockerfile. */
public final class Fixes {

  private static final Transformer TOKEN = new TokenMount();
  private static final Transformer FILE = new CredentialMount();
  private static final Transformer AGENT = new AgentMount();

  private Fixes() {}

  /** Returns one fix for each secret, in order of entry. */
  public static List<Fix> of(Build build, MountForms forms, NamePolicy names) {
    var fixes = new ArrayList<Fix>();
    var lives = Lives.in(build, names);
    var keys = KeyIds.of(lives);
    for (var life : lives) {
      var fix = checked(build, fix(build, life, keys, forms, names));
      fixes.add(Provenance.noted(build, fix));
    }
    return fixes;
  }

  private static Fix fix(Build build, Life life, KeyIds keys, MountForms forms, NamePolicy names) {
    boolean literal =
        life.entry() == Entry.ARGUMENT
            && life.declarations().stream()
                .flatMap(declaration -> declaration.value().stream())
                .anyMatch(value -> isSecret(value, names.isSecret(life.name())));
    if (literal) {
      return Reasons.literal(life);
    }
    if (life.has(Kind.UNFOLLOWED) || life.has(Kind.RUNTIME)) {
      return Reasons.held(life);
    }
    var unfit = forms.unfit(life);
    if (unfit.isPresent()) {
      return Reasons.unfit(life, unfit.get());
    }
    if (keys.isAmbiguous(life)) {
      return Reasons.oneOfSeveralKeys(life, keys.count());
    }
    return transformer(life, keys).fix(build, life, forms);
  }

  private static Transformer transformer(Life life, KeyIds keys) {
    if (life.entry() == Entry.MISSING) {
      return AGENT;
    }
    if (life.kind() == SecretKind.SSH_KEY) {
      return new KeyMount(keys.id(life));
    }
    return life.entry() == Entry.CONTEXT_FILE ? FILE : TOKEN;
  }

  private static boolean isSecret(String value, boolean named) {
    boolean own = !Placeholder.standsForNothing(value) && value.indexOf('$') < 0;
    return Placeholder.looksReal(value) || named && own;
  }

  /** Lowers a fix that the text itself speaks against. */
  private static Fix checked(Build build, Fix fix) {
    if (fix.applicability() == Applicability.ADVICE) {
      return fix;
    }
    if (isWindows(build)) {
      return fix.withheld("Windows images are built without mounts; pass the value another way");
    }
    if (hasTriggers(build, fix)) {
      return fix.withheld(
          "ONBUILD instructions run in builds that live elsewhere and would lose the value");
    }
    return Rewrite.of(build, fix.changes()).failure().map(fix::withheld).orElse(fix);
  }

  private static boolean isWindows(Build build) {
    return build.stages().stream()
        .anyMatch(
            stage ->
                stage.base().contains("windows")
                    || stage.base().contains("nanoserver")
                    || stage.steps().stream()
                        .anyMatch(
                            step ->
                                step.is(Keyword.SHELL)
                                    && step.instruction()
                                        .values()
                                        .toString()
                                        .toLowerCase(Locale.ROOT)
                                        .matches(".*(?:powershell|pwsh|cmd).*")));
  }

  private static boolean hasTriggers(Build build, Fix fix) {
    return build.stages().stream()
        .filter(
            stage ->
                fix.life().origins().stream()
                    .anyMatch(origin -> origin.stage().filter(stage::descendsFrom).isPresent()))
        .flatMap(stage -> stage.steps().stream())
        .anyMatch(step -> step.is(Keyword.ONBUILD));
  }
}
