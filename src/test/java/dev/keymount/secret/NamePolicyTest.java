package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamePolicyTest {

  @Test
  void withoutAWordOfTheUserNamesSpeakForThemselves() {
    assertThat(NamePolicy.NONE.kind("NPM_TOKEN")).contains(SecretKind.TOKEN);
    assertThat(NamePolicy.NONE.kind("LICENCE")).isEmpty();
  }

  @Test
  void aNamedSecretIsOneAndKeepsItsKind() {
    var names = new NamePolicy(Set.of("LICENCE", "NPM_TOKEN"), Set.of());
    assertThat(names.kind("LICENCE")).contains(SecretKind.OTHER);
    assertThat(names.kind("NPM_TOKEN")).contains(SecretKind.TOKEN);
    assertThat(names.kind("licence")).isEmpty();
  }

  @Test
  void whatIsNamedHarmlessIsNoSecret() {
    var names = new NamePolicy(Set.of("ACME_*"), Set.of("ACME_NAME", "*_TOKEN"));
    assertThat(names.kind("ACME_NAME")).isEmpty();
    assertThat(names.kind("ACME_WORD")).contains(SecretKind.OTHER);
    assertThat(names.kind("NPM_TOKEN")).isEmpty();
    assertThat(names.isSecret("ACME_TOKEN")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "A*, A, true",
    "A*, AB, true",
    "A*, BA, false",
    "*A, BA, true",
    "*A, BAB, false",
    "A*B*C, AxxByyC, true",
    "A*B*C, AxxCyyB, false",
    "*A*A*, BAB, false",
    "*_KEY, MY_KEY, true",
    "A.C, ABC, false",
  })
  void aStarStandsForAnyCharacters(String pattern, String name, boolean fits) {
    assertThat(new NamePolicy(Set.of(pattern), Set.of()).isSecret(name)).isEqualTo(fits);
  }
}
