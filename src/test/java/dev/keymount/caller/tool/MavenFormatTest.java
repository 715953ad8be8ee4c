package dev.keymount.caller.tool;

import static dev.keymount.caller.tool.CallerCases.argument;
import static dev.keymount.caller.tool.CallerCases.find;
import static dev.keymount.caller.tool.CallerCases.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.Need.Form;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MavenFormatTest {

  private static final MavenFormat MAVEN = new MavenFormat();

  private static String pom(String version, String build) {
    return "<project>\n<build><plugins>\n<plugin><groupId>io.fabric8</groupId>"
        + "<artifactId>docker-maven-plugin</artifactId><version>"
        + version
        + "</version>\n<configuration><images><image>\n<build>\n"
        + build
        + "\n</build>\n</image></images></configuration>\n</plugin>\n</plugins></build>\n</project>\n";
  }

  private static String buildx(String argument) {
    return "<args>\n  <T>"
        + argument
        + "</T>\n</args>\n<buildx>\n  <platforms>x</platforms>\n</buildx>";
  }

  @Test
  void findsItsPlacesInLongFilesOfAnyKind() {
    var filler = "<x a=\"> &lt;\">é \uD83D\uDE00 &amp; <![CDATA[<y>]]></x><!-- <args> -->\r\n";
    var text =
        "\uFEFF<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?>\r\n"
            + pom("0.46.0", buildx("${env.T}"))
                .replace("\n", "\r\n")
                .replace("<build><plugins>", filler.repeat(2_000) + "<build><plugins>");
    assertThat(CallerCases.after(MAVEN, "pom.xml", text, argument("T", Form.TEXT)))
        .isEqualTo(
            text.replace("<args>\r\n  <T>${env.T}</T>\r\n</args>\r\n", "")
                .replace(
                    "</platforms>\r\n",
                    "</platforms>\r\n  <secret>\r\n    <envs>\r\n      <T>T</T>\r\n    </envs>\r\n"
                        + "  </secret>\r\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"${t}", "a${env.T}", "plain", "<x/>"})
  void changesNothingWithoutCertainty(String value) {
    var text = pom("0.46.0", buildx(value));
    assertThat(CallerCases.after(MAVEN, "pom.xml", text, argument("T", Form.TEXT))).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"0.44.0, true", "0.45.0, false", "0.46.1, false", "1.0, false", "${v}, false"})
  void knowsTheVersionsThatMountSecrets(String version, boolean held) {
    assertThat(read(MAVEN, "pom.xml", pom(version, buildx("${env.T}"))).calls())
        .extracting(call -> call.engine().obstacle().isPresent())
        .containsExactly(held);
  }

  @ParameterizedTest
  @CsvSource({
    "<dockerFile>a.Dockerfile</dockerFile>, m/src/main/docker/a.Dockerfile;m/a.Dockerfile",
    "<contextDir>${project.basedir}/x</contextDir>, m/x/Dockerfile",
    "<contextDir>x</contextDir><dockerFile>D</dockerFile>, m/src/main/docker/x/D;m/x/D",
    "<dockerFile>${basedir}/../D</dockerFile>, D",
    "<filter>@</filter>, m/src/main/docker/Dockerfile;m/Dockerfile",
  })
  void looksForTheDockerfile(String build, String expected) {
    assertThat(read(MAVEN, "m/pom.xml", pom("1.0", build)).calls())
        .extracting(call -> call.target().dockerfiles())
        .containsExactly(List.of(expected.split(";", -1)));
  }

  @Test
  void readsNothingThatIsBroken() {
    var text = pom("0.46.0", buildx("${env.T}"));
    for (int end = 0; end < text.length() - 1; end++) {
      assertThat(find(MAVEN, "pom.xml", text.substring(0, end))).isEmpty();
    }
    assertThat(find(MAVEN, "pom.xml", "<!DOCTYPE a [<!ENTITY b 'c'>]>" + text)).isEmpty();
  }
}
