package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SshClientsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ssh host",
        "git clone git@example.com:a/b.git",
        "git -C x pull",
        "git -c a=b --namespace n fetch",
        "git remote add -f origin git@example.com:a/b.git",
        "git remote update",
        "npm --prefix app install",
        "npm install --prefix app",
        "npm ci",
        "yarn",
        "yarn --cwd web",
        "yarn --cwd web install",
        "pnpm -C api install",
        "composer -d app install",
        "composer --working-dir=app install",
        "php composer.phar install",
        "php -d memory_limit=-1 /usr/local/bin/composer install",
        "cargo +nightly build",
        "go -C src build",
        "go mod download",
        "bundle _2.1_ install",
        "bundle --jobs 4",
        "python -m poetry install",
        "python -m pip install -r requirements.txt",
        "python3 -u -m pip install git+ssh://git@example.com/a.git",
        "python3 -m pipenv install",
        "pip3.9 install -r requirements.txt",
        "uv pip install git+ssh://git@example.com/a.git",
        "corepack yarn install",
        "flutter pub get",
        "flutter packages get",
        "dart pub get",
        "ansible-pull -U git@example.com:a/b.git",
        "pip-sync requirements.txt",
      })
  void runsAClient(String command) {
    assertThat(reach(command)).isEqualTo(Reach.SURELY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Rscript -e remotes::install_git(\"a\")",
        "Rscript install.R",
        "R -e remotes::install_git(\"a\")",
        "ansible-playbook site.yml",
        "mvn -Dgit.url=a package",
        "make deps",
        "./install.sh",
        "bash install.sh",
        "python setup.py install",
        "flutter build apk",
      })
  void mayRunAClient(String command) {
    assertThat(reach(command)).isEqualTo(Reach.POSSIBLY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "npm --prefix app run build",
        "npm run install",
        "npm install --global npm@6",
        "npm -C app start",
        "yarn --cwd web build",
        "yarn --silent build",
        "pnpm -C api build",
        "composer -d app dump-autoload",
        "composer --working-dir=app dump-autoload",
        "cargo +nightly fmt",
        "go -C src fmt",
        "go version",
        "bundle _2.1_ exec rake",
        "php artisan migrate",
        "php install.php",
        "python -m venv /venv",
        "python -m http.server",
        "python -m poetry config virtualenvs.create false",
        "python -m pip --version",
        "python -c print(1)",
        "pip3.9 list",
        "pip install requests",
        "uv pip list",
        "flutter doctor",
        "flutter pub cache",
        "dart compile exe",
        "deno run main.ts",
        "git remote add origin git@example.com:a/b.git",
        "git remote add -f origin https://example.com/a.git",
        "git clone https://example.com/a.git",
        "git -c a=clone status",
        "git --git-dir fetch status",
        "rsync -a a b",
        "terraform apply",
        "R --version",
        "echo install",
        "unknown install",
        "ansible --version",
      })
  void leavesAlone(String command) {
    assertThat(reach(command)).isEqualTo(Reach.NEVER);
  }

  private static Reach reach(String command) {
    var words = List.of(command.split(" "));
    var path = words.get(0);
    var program = path.substring(path.lastIndexOf('/') + 1);
    return SshClients.reach(program, path, words.subList(1, words.size()));
  }
}
