package dev.keymount.secret;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WrittenSecretsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run --x=ghp_CANARY0123456789abcdef0123 | GitHub token",
        "ENV A=github_pat_CANARY0123456789_abcdef0123 | GitHub token",
        "glpat-CANARY0123456789abcd | GitLab token",
        "A=npm_CANARY0123456789abcdef0123456789 | npm token",
        "A=pypi-CANARY0123456789abcdef0123456789 | PyPI token",
        "xoxb-0123456789-CANARY0123456789 | Slack token",
        "https://hooks.slack.com/services/T0CANARY1/B0CANARY2/CANARY0123456789abcd | Slack webhook",
        "AKIA0123456789ABCDEF | AWS access key",
        "A: AIzaCANARY0123456789abcdef0123456789-_a | Google API key",
        "sk_live_CANARY0123456789ab | Stripe key",
        "SG.CANARY0123456789ab.CANARY0123456789ab | SendGrid key",
        "eyJCANARY0123.eyJCANARY0123456.CANARY0123456 | JSON web token",
        "Authorization: Bearer CANARY0123456789abcdef | token",
        "Authorization: token CANARY0123456789abcdef | token",
        "PRIVATE-TOKEN: CANARY0123456789abcdef | token",
        "X-Api-Key: CANARY0123456789abcdef | token",
        "//h/:_authToken=CANARY0123456789abcdef | token",
        "npm config set //h/:_authToken CANARY0123456789abcdef | token",
        "//h/:_auth=CANARY0123456789abcdef== | token",
        "export DB_PASSWORD=CANARY0123456789abcdef | password",
        "--password CANARY0123456789abcdef | password",
        "[\"--token\", \"CANARY0123456789abcdef\"] | token",
        "docker login -u ci -p CANARY0123456789abcdef h | password",
        "composer config -g github-oauth.github.com CANARY0123456789abcdef | token",
        "bundle config gems.example.com ci:CANARY0123456789abcdef | token",
        "curl -H 'X-JFrog-Art-Api: CANARY0123456789abcdef' h | token",
        "nuget add source h -u ci -p CANARY0123456789abcdef | password",
        "machine h login ci password CANARY0123456789abcdef | password",
        "curl -u ci:CANARYpw0rx9 https://h | password",
        "curl -u ci:CANARYq8Zt3Lw0vXb5Nc1Rk http://localhost/health | password",
        "docker login -u ci -p CANARYpw h | password",
        "sshpass -p CANARYpw ssh h | password",
        "sshpass -p'CANARYpw' ssh h | password",
        "wget --user=ci --password=CANARYpw https://h | password",
        "wget --http-user ci --http-password CANARYpw https://h | password",
        "wget --http-passwd=CANARYpw https://h | password",
        "svn co --username ci --password CANARYpw https://h | password",
        "mysqldump --host=db.example.com --password=CANARYpw app | password",
        "mysql -h db.example.com -u ci -pCANARYpw app | password",
        "PGPASSWORD=CANARYpw psql -h db.example.com | password",
        "mvn sonar:sonar -Dsonar.login=CANARYpw | token",
        "ngrok config add-authtoken CANARYpw | token",
        "machine h login ci password CANARYpw | password",
        "printf 'machine h\\nlogin ci\\npassword CANARYpw\\n' | password",
        "echo 'password CANARYpw' >> ~/.netrc | password",
        "echo '<settings><password>CANARYpw</password></settings>' | password",
        "bundle config set --global gems.example.com ci:CANARYpw | token",
        "ENV BUNDLE_GEMS__EXAMPLE__COM=ci:CANARYpw | token",
        "Server=db.example.com;User Id=a;Password=CANARYpw; | password",
        "AccountKey=CANARYq8Zt3Lw0vXb5Nc1Rk7Ys4Jp9Md2Hf6GaQeWz8Xc5Vb3== | cloud credential",
        "ENV SECRET_KEY=\"CANARY*k)2v!x9@pq$0+3z^m5n8b(c1d4f6g%jh&l-s=e_r#t\" | password",
        "-----BEGIN RSA PRIVATE KEY-----\\nCANARYaB3/aB3/aB3/aB3/\\n-----END RSA PRIVATE KEY----- | private key",
      })
  void findsWhatStandsThere(String text, String what) {
    assertThat(WrittenSecrets.in(text)).extracting(WrittenSecret::what).containsExactly(what);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AKIAIOSFODNN7EXAMPLE",
        "ghp_xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx",
        "ghp_000000000000000000000000000000000000",
        "TOKEN=your_github_token_here_0123",
        "TOKEN=$TOKEN_0123456789abcdef",
        "disk-0123456789abcdef0123456789abcdef0123456789",
        "GPG_KEY=0123456789ABCDEF0123456789ABCDEF01234567",
        "sha256:0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef",
        "ssh-rsa AAAAB3NzaC1yc2EAAAADAQABAAABAQC0g+ZTxC7weoIJLUafOgrm",
        "DHE-RSA-AES256-GCM-SHA384:ECDHE-RSA-AES128-GCM-SHA256",
        "-----BEGIN RSA PRIVATE KEY-----\\n${KEY}\\n-----END RSA PRIVATE KEY-----",
        "grep -q 'BEGIN PRIVATE KEY-----' /usr/local/share/key1.pem",
        "-----BEGIN CERTIFICATE-----\nMIIDXTCCAkWgAwIBAgIJAKL0UG+mRKSzMA0GCSqGSIb3DQEBCwUA\n",
        "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibmFtZSI6IkpvaG4ifQ.abcdefghijkl",
        "Authorization: Bearer eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIiwibm4ifQ.abcdefghijkl",
        "curl -u admin:admin http://localhost",
        "curl -u ci:short https://h",
        "ssh -p 0123456789abcdef0123 h",
        "docker login -u ci -p password1 h",
        "docker login -u ci -p $REGISTRY_PASSWORD h",
        "docker login -u somebody -p somebody h",
        "docker login -u ci -p <password> h",
        "docker login -u ci h && docker run -p 127.0.0.1:8080:80 h",
        "echo $TOKEN | docker login -u ci --password-stdin h",
        "echo 'root:m7kq2x9w' | chpasswd",
        "sshpass -p changeme ssh h",
        "sshpass -pvagrant ssh h",
        "sshpass -f /run/secrets/password ssh h",
        "mysql -h localhost -u root -pm7kq2x9w app",
        "mysql -u root -pm7kq2x9w app",
        "PGPASSWORD=m7kq2x9w psql -h db -U app",
        "PGPASSWORD=postgres psql -h db.example.com -U app",
        "-Dsonar.login=${SONAR_TOKEN}",
        "ngrok authtoken your_authtoken",
        "machine h login ci password ${GITHUB_TOKEN}",
        "the machine has a login for the password prompt",
        "<user><password>m7kq2x9w</password></user>",
        "bundle config build.nokogiri --use-system-libraries",
        "bundle config mirror.https://rubygems.org https://gems.example.com:8443/mirror",
        "ENV BUNDLE_BUILD__NOKOGIRI=--use-system-libraries",
        "Server=localhost;User Id=sa;Password=m7kq2x9w;",
        "AccountKey=Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        "SECRET_KEY=$(python -c 'import secrets;print(secrets.token_hex(32))')",
        "wget --password=\"$PASSWORD\" https://h",
        "bundle config build.x --with-option=some-build-option-12",
        "curl -u healthcheck:healthcheck https://h",
        "curl -u ci:m7kq2x9w http://localhost:8080/",
        "apt-get install curl && apt-get -oAcquire::AllowInsecureRepositories=true update",
        "the password is well known to everybody who reads this",
        "--token-file=/run/secrets/token-0123456789",
        "TOKEN_URL=login.example.com/oauth2/v2.0/token",
      })
  void leavesAlone(String text) {
    assertThat(WrittenSecrets.in(text)).isEmpty();
  }

  @Test
  void tellsWhereTheyStandAndNeverWhatTheyAre() {
    var text = "A=ghp_CANARY0123456789abcdef0123 B=glpat-CANARY0123456789abcd";
    var found = WrittenSecrets.in(text);
    assertThat(found)
        .extracting(secret -> text.substring(secret.start(), secret.end()))
        .containsExactly("ghp_CANARY0123456789abcdef0123", "glpat-CANARY0123456789abcd");
    assertThat(found.toString()).doesNotContain("CANARY");
  }

  @ParameterizedTest
  @Timeout(5)
  @ValueSource(
      strings = {
        "a1",
        "a1/",
        "eyJa.",
        "-p a1 ",
        "TOKEN=",
        "curl -u ",
        "a1a1a1a1a1a1a1a1 ",
        "docker login ",
        "mysql ",
        "machine a login b ",
        "svn ",
        "BUNDLE_A__",
        "echo login --password-stdin",
        "Server=a.b;"
      })
  void takesTimeInProportionToTheText(String part) {
    assertThat(WrittenSecrets.in(part.repeat(200_000))).isEmpty();
  }
}
