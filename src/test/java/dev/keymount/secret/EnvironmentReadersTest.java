package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EnvironmentReadersTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "NPM_TOKEN npm ci",
        "COMPOSER_AUTH composer install",
        "COMPOSER_AUTH php composer.phar install",
        "PIP_INDEX_URL pip3.9 install a",
        "SENTRY_AUTH_TOKEN sentry-cli releases",
        "NPM_USER_PASSWORD npm ci",
        "VAULT_TOKEN vault kv get secret/a",
        "GITHUB_PAT Rscript install.R",
        "HEX_API_KEY mix deps.get",
      })
  void readsWhatIsItsOwn(String read) {
    assertThat(reach(read)).isEqualTo(Reach.SURELY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DB_PASSWORD npm run build",
        "DB_PASSWORD npm --prefix app run ci",
        "MYSQL_ROOT_PASSWORD yarn build",
        "DB_PASSWORD rake db:migrate",
        "ADMIN_PASSWORD bundle exec rake",
        "POSTGRES_PASSWORD python x.py",
        "SMTP_PASS mvn package",
        "REDIS_PASSWORD gradle build",
        "USER_PASSWORD make",
        "DB_PASSWORD php artisan migrate",
        "DB_PASSWORD composer run-script post-install",
        "NEXUS_USER_PASSWORD npm ci",
        "REGISTRY_ADMIN_PASSWORD composer install",
        "API_TOKEN npm ci",
        "DB_TOKEN npm ci",
      })
  void runsCodeThatReadsIt(String read) {
    assertThat(reach(read)).isEqualTo(Reach.LIKELY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "DB_PASSWORD npm ci",
        "DB_PASSWORD npm --prefix app install",
        "DATABASE_PASSWORD npm install",
        "MYSQL_PASSWORD yarn install",
        "MYSQL_ROOT_PASSWORD yarn",
        "POSTGRES_PASSWORD pnpm i",
        "PG_PASS pip install -r a",
        "MONGO_PASSWORD python -m pip install a",
        "REDIS_PASSWORD composer install",
        "DB_PASSWORD php composer.phar install",
        "USER_PASS bundle install",
        "ADMIN_PASSWORD bundle",
        "ROOT_PASSWORD poetry install",
        "SMTP_PASSWORD pipenv install",
        "MAIL_PASSWORD uv sync",
        "dbPwd npm ci",
        "SENTRY_AUTH_TOKEN npm ci",
        "NPM_TOKEN pip install a",
        "COMPOSER_AUTH npm ci",
        "COMPOSER_AUTH php artisan migrate",
        "DB_PASSWORD echo a",
        "DB_PASSWORD npm --version",
      })
  void leavesAlone(String read) {
    assertThat(reach(read)).isEqualTo(Reach.NEVER);
  }

  /** Takes the variable and behind it the command. */
  private static Reach reach(String read) {
    var words = List.of(read.split(" "));
    var program = words.get(1);
    return EnvironmentReaders.reach(words.get(0), program, program, words.subList(2, words.size()));
  }
}
