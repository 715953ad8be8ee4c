package dev.keymount.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the commands of a text are. */
class ShellReaderTest {

  @ParameterizedTest
  @MethodSource({
    "dev.keymount.shell.Cases#posix",
    "dev.keymount.shell.Cases#bash",
    "dev.keymount.shell.Cases#rejected"
  })
  void reads(Cases.Case testCase) {
    assertThat(Printed.tree(testCase.source())).isEqualTo(testCase.tree());
  }
}
