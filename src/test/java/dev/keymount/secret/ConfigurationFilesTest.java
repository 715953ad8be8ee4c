package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigurationFilesTest {

  private static List<String> files(String line) {
    var words = List.of(line.split(" ", -1));
    return ConfigurationFiles.readBy(words.get(0), words.subList(1, words.size()));
  }

  @ParameterizedTest
  @CsvSource({
    "npm ci, .npmrc",
    "yarn, .yarnrc.yml",
    "corepack pnpm install, .npmrc",
    "pip3 install -r a/b.txt, a/b.txt",
    "pip install --requirement=b.txt, b.txt",
    "pip install -rb.txt, b.txt",
    "python -m pip install -c c.txt -r b.txt, c.txt",
    "mvn -s ci/settings.xml package, ci/settings.xml",
    "dotnet restore --configfile x.config, x.config",
    "./gradlew build, build.gradle",
  })
  void names(String line, String file) {
    assertThat(files(line.replaceFirst("^\\./", ""))).contains(file);
  }

  @ParameterizedTest
  @CsvSource({"pip install requests", "go build", "curl -r 5 x", "apt-get install -y npm"})
  void namesNothing(String line) {
    assertThat(files(line)).isEmpty();
  }
}
