package dev.keymount.caller.tool;

import static dev.keymount.caller.tool.CallerCases.argument;
import static dev.keymount.caller.tool.CallerCases.file;
import static dev.keymount.caller.tool.CallerCases.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument.Options;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Need.Form;
import dev.keymount.caller.Target;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.EditPlan;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BakeFormatTest {

  private static final BakeFormat BAKE = new BakeFormat();

  private static String after(String text) {
    return CallerCases.after(
            BAKE, "docker-bake.hcl", "variable \"T\" {}\n" + text, argument("T", Form.TEXT))
        .substring("variable \"T\" {}\n".length());
  }

  @ParameterizedTest
  @CsvSource({
    "'context = \"app\"', app/Dockerfile",
    "'context = \"./app/\"\ndockerfile = \"../docker/Dockerfile\"', docker/Dockerfile",
    "'dockerfile = \"cwd://x.Dockerfile\"\ncontext = \"app\"', x.Dockerfile",
    "'context = \"services/${name}\"', services/*/Dockerfile",
    "'context = DIR', web/Dockerfile",
  })
  void looksForTheDockerfileInTheContext(String attributes, String dockerfile) {
    var text = "variable \"DIR\" { default = \"web\" }\ntarget \"a\" {\n" + attributes + "\n}\n";
    assertThat(read(BAKE, "docker-bake.hcl", text).calls())
        .extracting(Call::target)
        .containsExactly(new Target(List.of(dockerfile)));
  }

  @Test
  void looksInItsOwnDirectoryAndInTheRoot() {
    assertThat(read(BAKE, "ci/docker-bake.hcl", "target \"a\" {\n}\n").calls())
        .extracting(call -> call.target().dockerfiles())
        .containsExactly(List.of("ci/Dockerfile", "Dockerfile"));
  }

  @Test
  void keepsTheColumnOfAlignedAttributes() {
    assertThat(after("target \"a\" {\n  context    = \".\"\n  args       = { T = T }\n}\n"))
        .isEqualTo("target \"a\" {\n  context    = \".\"\n  secret     = [\"id=T,env=T\"]\n}\n");
  }

  @Test
  void keepsCommentsOfArgumentsThatAreGone() {
    var text =
        "variable \"T\" {}\r\ntarget \"a\" {\r\n  args = {\r\n    # why\r\n    T = T\r\n  }\r\n}\r\n";
    assertThat(CallerCases.after(BAKE, "docker-bake.hcl", text, argument("T", Form.TEXT)))
        .isEqualTo(text.replace("    T = T\r\n  }", "  }\r\n  secret = [\"id=T,env=T\"]"));
  }

  @Test
  void addsAnObjectWhereObjectsAre() {
    assertThat(
            after(
                "target \"a\" {\n  args = {\n    T = \"${T}\"\n    U = 1\n  }\n"
                    + "  secret = [{ id = \"x\", src = \"x\" }]\n}\n"))
        .isEqualTo(
            "target \"a\" {\n  args = {\n    U = 1\n  }\n  secret = [{ id = \"x\", src = "
                + "\"x\" }, { type = \"env\", id = \"T\", env = \"T\" }]\n}\n");
  }

  @Test
  void takesTheCommaOfJsonAlong() {
    var text =
        "{\"variable\":{\"T\":{}},\"target\":{\"a\":{\"args\":{\"U\":\"1\",\"T\":\"${T}\"}}}}";
    assertThat(CallerCases.after(BAKE, "docker-bake.json", text, argument("T", Form.TEXT)))
        .isEqualTo(
            "{\"variable\":{\"T\":{}},\"target\":{\"a\":{\"args\":{\"U\":\"1\"}"
                + ", \"secret\":[\"id=T,env=T\"]}}}");
  }

  @Test
  void givesFilesOfTheContextByTheirPath() {
    var text = "target \"a\" {\n  context = \"app\"\n}\n";
    assertThat(
            CallerCases.after(
                BAKE,
                "docker-bake.hcl",
                text,
                file("default", "id_rsa", Form.SSH),
                file("npmrc", ".npmrc", Form.FILE)))
        .isEqualTo(
            "target \"a\" {\n  context = \"app\"\n  secret = [\"id=npmrc,src=app/.npmrc\"]\n"
                + "  ssh = [\"default=app/id_rsa\"]\n}\n");
  }

  @Test
  void keepsAnArgumentThatAnotherTargetNeeds() {
    var text =
        """
        variable "T" {}
        target "base" {
          args = { T = T }
        }
        target "a" {
          inherits = ["base"]
          context = "a"
        }
        target "b" {
          inherits = ["base"]
          context = "b"
        }
        """;
    var document = read(BAKE, "docker-bake.hcl", text);
    var demand = new Demand(List.of(argument("T", Form.TEXT)));
    var rewrite =
        document.rewrite(List.of(Demand.NONE, demand, Demand.NONE), new Options(true, false));
    assertThat(EditPlan.of(rewrite.edits()).applyTo(text))
        .isEqualTo(
            text.replace("context = \"a\"\n", "context = \"a\"\n  secret = [\"id=T,env=T\"]\n"));
    assertThat(rewrite.answers().get(0).reason()).contains("target b");
  }

  @Test
  void leavesAKeyThatMustBeAFileToAPerson() {
    var text = "variable \"SSH_KEY\" {}\ntarget \"a\" {\n  args = { SSH_KEY = SSH_KEY }\n}\n";
    var rewrite =
        CallerCases.rewrite(read(BAKE, "docker-bake.hcl", text), argument("SSH_KEY", Form.FILE));
    assertThat(rewrite.edits()).isEmpty();
    assertThat(rewrite.answers())
        .singleElement()
        .matches(answer -> answer.applicability() == Applicability.ADVICE);
  }

  @ParameterizedTest
  @CsvSource({
    "merge({ T = T })",
    "T == \"\" ? null : T",
    "\"lit\"",
    "\"\"",
    "UNKNOWN",
    "\"${T}${T}\"",
    "var.T"
  })
  void changesNothingWithoutCertainty(String value) {
    var text = "target \"a\" {\n  args = {\n    T = " + value + "\n  }\n}\n";
    assertThat(after(text)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"main.pkr.hcl", "terragrunt.hcl", "package.json", "Dockerfile"})
  void coversNoOtherFiles(String path) {
    assertThat(BAKE.covers(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "target \"b\" {\n  inherits = [\"a\"]\n  args     = { T = null }\n}\n",
        "target \"b\" {\n  args = target.a.args\n}\n",
      })
  void adviceWhereAnotherTargetWouldGetSomethingElse(String other) {
    var text = "variable \"T\" {}\ntarget \"a\" {\n  args = { T = T }\n}\n" + other;
    var rewrite =
        CallerCases.rewrite(read(BAKE, "docker-bake.hcl", text), argument("T", Form.TEXT));
    assertThat(rewrite.edits()).isEmpty();
    assertThat(rewrite.answers())
        .extracting(answer -> answer.applicability())
        .containsExactly(Applicability.ADVICE);
  }
}
