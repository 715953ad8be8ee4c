package dev.keymount.verify.audit;

import dev.keymount.secret.PrivateKeyFile;
import java.util.Set;
import java.util.regex.Pattern;

/** Files whose keys and tokens belong to nobody: they come with packages and tests. */
final class Samples {

  private static final Pattern TESTS =
      Pattern.compile(
          "(?i)/(?:[a-z0-9._]*[_.-])?(?:tests?|testing|test_?data|testsuite|__tests__|specs?|fixtures?|examples?"
              + "|samples?|demos?|mocks?|__mocks__|test-?certs?|certdata|selftest|dummyserver)(?:[_.-][a-z0-9._]*)?/"
              + "|/(?:tests?|testing[a-z0-9_]*|test_[a-z0-9_]+|[a-z0-9_]+_tests?|[a-z0-9_]+[.-](?:test|spec))\\.[a-z]+$");

  private static final Pattern DOCUMENTATION =
      Pattern.compile(
          "(?i)/(?:usr/share/(?:doc|man|info|gtk-doc|help|perl[^/]*|ri)|docs?|documentation|man)/"
              + "|/(?:readme|changelog|changes|history|news|security)[^/]*$"
              + "|/(?:METADATA|PKG-INFO)$"
              + "|\\.(?:md|mdx|rst|adoc|pod|ipynb|[1-8](?:\\.gz)?)(?:!/.*)?$");

  /** Where package managers put what they fetch. */
  private static final Pattern PACKAGES =
      Pattern.compile(
          "/(?:node_modules|site-packages|dist-packages|gems|go/pkg/mod|\\.cargo/registry|\\.rustup"
              + "|\\.m2/repository|\\.gradle/caches|\\.npm/_cacache|\\.cache|\\.nuget/packages|conda/pkgs|bower_components)/"
              + "|\\.(?:whl|egg)!/|/third_party/|^/usr/lib/google-cloud-sdk/"
              + "|/vendor/(?:bundle|[a-z0-9_.-]+/[a-z0-9_.-]+)/"
              + "|^/usr/(?:local/)?(?:go|lib/go[^/]*|lib/python[0-9.]+|lib/perl[^/]*|lib/ruby|lib/jvm"
              + "|lib/node_modules|share/nodejs|share/perl[^/]*|share/ruby[^/]*|share/rubygems[^/]*|share/java|share/maven[^/]*)/"
              + "|^/var/lib/(?:dpkg|apt|rpm)/|^/lib/apk/|^/usr/share/(?:python[^/]*|zoneinfo|mime|vim|bash-completion)/");

  /** Programs and libraries: those that handle keys have some for their own tests. */
  private static final Pattern PROGRAM =
      Pattern.compile(
          "(?:^|!)/(?:usr/(?:local/)?)?(?:s?bin|lib(?:64|exec)?)/|\\.so(?:\\.[0-9.]+)?$");

  private static final Pattern SNAKEOIL = Pattern.compile("(?i)snake-?oil");

  private Samples() {}

  /** What published programs carry so that they can talk to services for everybody. */
  private static final Set<String> PUBLISHED =
      Set.of("JSON web token", "Google API key", "AWS access key");

  /** Returns whether a secret that its shape gives away is a sample in a file. */
  static boolean isIn(String path, LeakKind kind, String what) {
    if (SNAKEOIL.matcher(path).find()) {
      return true;
    }
    boolean isTold = TESTS.matcher(path).find() || DOCUMENTATION.matcher(path).find();
    boolean isPackaged = PACKAGES.matcher(path).find();
    return switch (kind) {
      case PRIVATE_KEY ->
          isTold
              || isPackaged && !PrivateKeyFile.isNamed(path)
              || PROGRAM.matcher(path).find() && !path.endsWith(".pem") && !path.endsWith(".key");
      case CLOUD_CREDENTIAL, TOKEN ->
          isPackaged && (isTold || PUBLISHED.contains(what)) || DOCUMENTATION.matcher(path).find();
      case HOST_KEY -> false;
      case PASSWORD, CREDENTIALS_FILE, OTHER -> isTold && isPackaged;
    };
  }
}
