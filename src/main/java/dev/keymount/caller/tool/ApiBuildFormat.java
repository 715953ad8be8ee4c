package dev.keymount.caller.tool;

import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Target;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Programs that build by the API of Docker Engine: docker-py and testcontainers. They reach no
 * BuildKit, so that what they build can't mount anything; nothing is changed in them.
 *
 * @see <a href="https://github.com/docker/docker-py/issues/2230">docker-py, issue 2230</a>
 * @see <a href="https://github.com/testcontainers/testcontainers-dotnet/issues/1406">testcontainers
 *     for .NET, issue 1406</a>
 */
public final class ApiBuildFormat implements CallerFormat {

  private static final Pattern PATH = Pattern.compile(".*\\.(?:py|java|kt|cs)");
  private static final Pattern PYTHON =
      Pattern.compile("\\bimport docker\\b|\\bfrom docker\\b|\\bfrom_env\\(");
  private static final Pattern START =
      Pattern.compile(
          "(?<python>(?:\\.images|\\bclient|\\bapi|\\bcli|\\bdocker_client|Client\\([^()]*\\))"
              + "\\.build\\()|(?<containers>\\bImageFromDockerfile(?:Builder)?\\()");
  private static final String TEXT = "[\"']([^\"'\\n]*)[\"']";
  private static final Pattern DIRECTORY =
      Pattern.compile(
          "\\bpath\\s*=\\s*"
              + TEXT
              + "|withFileFromPath\\(\\s*\"\\.\"\\s*,[^\"\\n]*"
              + TEXT
              + "|WithDockerfileDirectory\\([^\"\\n]*"
              + TEXT);
  private static final Pattern FILE =
      Pattern.compile(
          "\\bdockerfile\\s*=\\s*" + TEXT + "|[wW]ithDockerfile(?:Path)?\\([^\"\\n]*" + TEXT);
  private static final Pattern ARGUMENT =
      Pattern.compile(
          "\\bbuildargs\\s*=\\s*(?:\\{([^}]*)\\}|dict\\(([^)]*)\\))"
              + "|[wW]ithBuildArg(?:ument)?\\(\\s*"
              + TEXT);
  private static final Pattern KEY =
      Pattern.compile("[\"']([A-Za-z_]\\w*)[\"']\\s*:|\\b([A-Za-z_]\\w*)\\s*=");
  private static final int REACH = 2_000;

  @Override
  public String label() {
    return "docker-api";
  }

  @Override
  public boolean covers(String path) {
    return PATH.matcher(path).matches();
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    var text = file.source().text();
    boolean isPython = file.path().endsWith(".py");
    if (isPython ? !PYTHON.matcher(text).find() : !text.contains("ImageFromDockerfile")) {
      return Optional.empty();
    }
    var calls = new ArrayList<Call>();
    var found = START.matcher(text);
    while (found.find()) {
      if (isPython == (found.group("python") != null)) {
        var statement = statement(text, isPython ? found.end() - 1 : found.start(), isPython);
        calls.add(
            new Call(
                file.source().line(found.start()),
                engine(isPython),
                target(statement, file.directory()),
                arguments(statement)));
      }
    }
    return calls.isEmpty() ? Optional.empty() : Optional.of(new Document(calls));
  }

  private static Engine engine(boolean isPython) {
    var name = isPython ? "docker-py" : "testcontainers";
    return Engine.without(
        name,
        name
            + " builds by the API of the engine without BuildKit, which rejects mounts: build the"
            + " image by the docker command there first");
  }

  /** Returns the call, or the chain of calls, that starts at an offset. */
  private static String statement(String text, int start, boolean isPython) {
    int depth = 0;
    int end = Math.min(text.length(), start + REACH);
    for (int at = start; at < end; at++) {
      char c = text.charAt(at);
      depth += c == '(' ? 1 : c == ')' ? -1 : 0;
      boolean isOver = isPython ? c == ')' && depth == 0 : c == ';' && depth <= 0;
      if (isOver) {
        return text.substring(start, at + 1);
      }
    }
    return text.substring(start, end);
  }

  private static Target target(String statement, String home) {
    var file = first(FILE, statement);
    var directory = first(DIRECTORY, statement);
    if (file.isEmpty() && directory.isEmpty()) {
      return Target.UNKNOWN;
    }
    var below = directory.map(path -> path + "/").orElse("") + file.orElse("Dockerfile");
    var paths = new LinkedHashSet<String>();
    Paths.from("", below).ifPresent(paths::add);
    Paths.from(home, below).ifPresent(paths::add);
    file.flatMap(path -> Paths.from("", path)).ifPresent(paths::add);
    return new Target(List.copyOf(paths));
  }

  private static Optional<String> first(Pattern pattern, String text) {
    var matcher = pattern.matcher(text);
    if (!matcher.find()) {
      return Optional.empty();
    }
    for (int group = 1; group <= matcher.groupCount(); group++) {
      if (matcher.group(group) != null) {
        return Optional.of(matcher.group(group));
      }
    }
    return Optional.empty();
  }

  private static Set<String> arguments(String statement) {
    var names = new LinkedHashSet<String>();
    var found = ARGUMENT.matcher(statement);
    while (found.find()) {
      if (found.group(3) != null) {
        names.add(found.group(3));
        continue;
      }
      var keys = KEY.matcher(found.group(1) == null ? found.group(2) : found.group(1));
      while (keys.find()) {
        names.add(keys.group(1) == null ? keys.group(2) : keys.group(1));
      }
    }
    return names;
  }

  /** The builds of one program, which stay as they are. */
  private record Document(List<Call> calls) implements CallerDocument {

    Document {
      calls = List.copyOf(calls);
    }

    @Override
    public CallerRewrite rewrite(List<Demand> demands, Options options) {
      return CallerRewrite.NONE;
    }
  }
}
