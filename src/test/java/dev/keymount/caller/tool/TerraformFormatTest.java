package dev.keymount.caller.tool;

import static dev.keymount.caller.tool.CallerCases.argument;
import static dev.keymount.caller.tool.CallerCases.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.caller.Call;
import dev.keymount.caller.Need.Form;
import dev.keymount.edit.Applicability;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerraformFormatTest {

  private static final TerraformFormat TERRAFORM = new TerraformFormat();

  private static String build(String attributes) {
    return "resource \"docker_image\" \"a\" {\n  build {\n" + attributes + "\n  }\n}\n";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "file(\"~/t\")| pathexpand(\"~/t\")",
        "file(\"${path.module}/t\")| \"${path.module}/t\"",
        "file(pathexpand(\"~/t\"))| pathexpand(\"~/t\")",
        "file(\"secrets/t\")| \"secrets/t\"",
        "file(var.path)| pathexpand(var.path)",
      })
  void mountsTheFileThatWasRead(String value, String source) {
    var before = build("    context = \".\"\n    build_args = { T = " + value + " }");
    assertThat(CallerCases.after(TERRAFORM, "main.tf", before, argument("T", Form.TEXT)))
        .isEqualTo(
            build(
                "    context = \".\"\n    secrets {\n      id  = \"T\"\n      src = "
                    + source
                    + "\n    }"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"var.t", "\"${file(\"t\")}\"", "trimspace(file(\"t\"))", "local.t", "\"plain\""})
  void advisesOnAnyOtherValue(String value) {
    var document = read(TERRAFORM, "main.tf", build("    build_args = { T = " + value + " }"));
    var rewrite = CallerCases.rewrite(document, argument("T", Form.TEXT));
    assertThat(rewrite.edits()).isEmpty();
    assertThat(rewrite.answers())
        .singleElement()
        .matches(answer -> answer.applicability() == Applicability.ADVICE)
        .matches(answer -> !answer.reason().contains("plain"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "context = \"./app\"| tf/app/Dockerfile,app/Dockerfile",
        "context = \"${path.module}/../app\"| app/Dockerfile",
        "context = \"${abspath(path.root)}/app\"| tf/*/app/Dockerfile,*/app/Dockerfile",
        "context = abspath(\"x\")| tf/x/Dockerfile,x/Dockerfile",
        "path = \".\"| tf/Dockerfile,Dockerfile",
      })
  void looksForTheDockerfile(String attribute, String expected) {
    assertThat(read(TERRAFORM, "tf/main.tf", build(attribute)).calls())
        .extracting(call -> call.target().dockerfiles())
        .containsExactly(List.of(expected.split(",", -1)));
  }

  @Test
  void knowsTheResourceThatBuildsTheOldWay() {
    var text = build("context = \".\"").replace("docker_image", "docker_registry_image");
    assertThat(read(TERRAFORM, "main.tf", text).calls())
        .extracting(Call::engine)
        .allMatch(engine -> engine.obstacle().isPresent());
  }
}
