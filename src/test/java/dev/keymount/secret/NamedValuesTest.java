package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NamedValuesTest {

  private static final NamePolicy NAMES = new NamePolicy(Set.of("ACME_*"), Set.of("ACME_HOST"));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "ARG ACME_SEAT=CANARY1|ARG ACME_SEAT=[redacted]",
        "+ARG ACME_SEAT=\"CANARY 1\" B=2|+ARG ACME_SEAT=\"[redacted]\" B=2",
        "ENV A=1 ACME_SEAT='CANARY'|ENV A=1 ACME_SEAT='[redacted]'",
        "ENV ACME_SEAT CANARY1|ENV ACME_SEAT [redacted]",
        "RUN ACME_SEAT=x1 acme|RUN ACME_SEAT=[redacted] acme",
      })
  void redactsTheValue(String text, String redacted) {
    assertThat(NamedValues.redact(text, NAMES)).isEqualTo(redacted);
  }

  @Test
  void redactsTheSameValueElsewhere() {
    assertThat(NamedValues.redact("ARG ACME_SEAT=CANARY1\nRUN acme CANARY1\n", NAMES))
        .isEqualTo("ARG ACME_SEAT=[redacted]\nRUN acme [redacted]\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ARG ACME_SEAT",
        "ARG ACME_SEAT=",
        "ARG ACME_SEAT=none",
        "ENV ACME_SEAT=$SEAT",
        "ARG ACME_HOST=acme.example.com",
        "ARG OTHER_ACME_SEAT=1",
        "RUN --mount=type=secret,id=ACME_SEAT,env=ACME_SEAT acme",
        "RUN acme \"${ACME_SEAT:=none}\"",
      })
  void leavesAlone(String text) {
    assertThat(NamedValues.redact(text, NAMES)).isEqualTo(text);
  }

  @Test
  void withoutNamesNothingIsLookedFor() {
    assertThat(NamedValues.redact("ARG ACME_SEAT=CANARY1", NamePolicy.NONE)).contains("CANARY1");
  }

  @Test
  void longTextsTakeLinearTime() {
    var text = "ENV " + "a".repeat(200_000) + " \n" + "ENV a ".repeat(50_000);
    assertThat(NamedValues.redact(text, NAMES)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "docker build --build-arg REG_PASSWORD=CANARY2024!deploy -t x .",
        "docker build --build-arg \"REG_PASSWORD=CANARY&3xYq\" -t x .",
        "docker build --build-arg REG_PASSWORD=\"CANARY 1 2\" -t x .",
        "sh \"docker build --build-arg REG_PASSWORD=\\\"CANARY 1\\\" .\"",
        "REG_PASSWORD=CANARY1;2 docker build .",
        "ENV DB_PASSWORD=CANARY&x1 A=1",
        "ENV DB_PASSWORD CANARY x1",
        " export NPM_TOKEN='CANARY'",
        "NPM_TOKEN := CANARY",
        "NPM_TOKEN ?= CANARY # why",
        "      NPM_TOKEN: CANARY",
        "      - NPM_TOKEN=CANARY&x1",
        "      \"NPM_TOKEN\": \"CANARY\",",
        "args = { NPM_TOKEN = \"CANARY\" }",
        "args: {A: b, NPM_TOKEN: CANARY}",
        "<NPM_TOKEN>CANARY</NPM_TOKEN>",
        "environ[\"NPM_TOKEN\"] = \"CANARY\"",
        "curl -u \"bot:${REG_PASSWORD:-CANARY1}\"",
        "- name: NPM_TOKEN\n  value: CANARY",
        "{\"name\": \"NPM_TOKEN\", \"value\": \"CANARY\"}",
        "variable \"NPM_TOKEN\" {\n  type = string\n  default = \"CANARY\"\n}",
        "REG_PASSWORD=CANARY2024$",
        "ARG A=1\r\nARG REG_PASSWORD=CANARY\r\n",
      })
  void redactsWhatIsGivenToNamesThatSaySo(String text) {
    var redacted = NamedValues.redact(text, NamePolicy.NONE);
    assertThat(redacted).doesNotContain("CANARY").doesNotContain("xYq").contains("[redacted]");
    assertThat(NamedValues.redact(redacted, NamePolicy.NONE)).isEqualTo(redacted);
    assertThat(redacted.lines().count()).isEqualTo(text.lines().count());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NPM_TOKEN=$NPM_TOKEN NPM_TOKEN=\"${TOKEN}\" NPM_TOKEN=$(cat f) NPM_TOKEN=`cat f`",
        "NPM_TOKEN: ${NPM_TOKEN}",
        "NPM_TOKEN: ${{ secrets.NPM_TOKEN }}",
        "set NPM_TOKEN=%TOKEN%",
        "NPM_TOKEN: \"{{ npm_token }}\"",
        "NPM_TOKEN: << parameters.token >>",
        "NPM_TOKEN = var.npm_token",
        "NPM_TOKEN = \"#{token}\"",
        "NPM_TOKEN: process.env.NPM_TOKEN",
        "NPM_TOKEN = credentials('npm')",
        "  \"NPM_TOKEN\": token,  # private packages",
        "NPM_TOKEN: !Ref Token",
        "NPM_TOKEN: |",
        "--secret id=NPM_TOKEN,env=NPM_TOKEN",
        "--mount=type=secret,id=NPM_TOKEN,target=/run/x",
        "SSH_KEY=/run/secrets/x SSH_PRIVATE_KEY=~/.ssh/id_rsa DEPLOY_KEY=./key.pem",
        "NPM_TOKEN= A=1",
        "NPM_TOKEN=\"\"",
        "NPM_TOKEN=true",
        "secret=\"id=maps1,src=maps.txt\"",
        "NPM_TOKEN=changeme",
        "DB_PASSWORD=password",
        "--build-arg NPM_TOKEN=…",
        "--build-arg NPM_TOKEN=<token>",
        "PIP_INDEX_URL=https://pypi.example.com/simple",
        "if [ \"$NPM_TOKEN\" == \"abc\" ]; then",
        "password=registry_login",
        "remove <NPM_TOKEN> from args, add <secret>NPM_TOKEN</secret>",
        "the argument NPM_TOKEN: it is passed by the caller",
        "NODE_VERSION=22.1.0 TOKEN_URL=abc PASSWORD_FILE=x1",
      })
  void leavesReferencesNamesPathsAndPlaceholders(String text) {
    assertThat(NamedValues.redact(text, NamePolicy.NONE)).isEqualTo(text);
  }

  @Test
  void aFindingMakesANameOneOfASecret() {
    var values = new NamedValues(NamePolicy.NONE);
    assertThat(values.redact("SEAT: CANARY one")).contains("CANARY");
    values.add("SEAT");
    assertThat(values.redact("SEAT: CANARY one\nSEAT=CANARY2\nseat=CANARY3"))
        .isEqualTo("SEAT: [redacted]\nSEAT=[redacted]\nseat=CANARY3");
  }

  @Test
  void aHarmlessNameIsNone() {
    var values = new NamedValues(new NamePolicy(Set.of(), Set.of("NPM_TOKEN")));
    values.add("NPM_TOKEN");
    assertThat(values.shown("ENV NPM_TOKEN=CANARY1")).isEqualTo("ENV NPM_TOKEN=CANARY1");
  }

  @Test
  void theValuesOfAFileAreNotShownInOtherTexts() {
    var values = new NamedValues(NamePolicy.NONE);
    values.learn("ENV DB_PASSWORD=CANARY2024!deploy\n");
    assertThat(values.redact("RUN psql CANARY2024!deploy")).isEqualTo("RUN psql [redacted]");
  }

  @Test
  void longLinesOfAssignmentsTakeLinearTime() {
    var text = "TOKEN=".repeat(20_000) + "$\n" + "NPM_TOKEN=$A,".repeat(20_000);
    assertThat(NamedValues.redact(text, NamePolicy.NONE)).isEqualTo(text);
  }
}
