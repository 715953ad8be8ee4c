package dev.keymount.caller.script;

import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerFormat;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Embedded;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Hole;
import dev.keymount.caller.command.Script;
import dev.keymount.caller.command.ShellCalls;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The recipes of a Justfile. */
public final class Justfile implements CallerFormat {

  private static final Pattern NAME = Pattern.compile("(?i)\\.?justfile|.*\\.just");
  private static final Pattern ASSIGNMENT =
      Pattern.compile("(?<export>export\\s+)?(?<name>[A-Za-z_][\\w-]*)\\s*:=\\s*(?<value>.*)");
  private static final Pattern OTHER_SHELL =
      Pattern.compile(
          "(?m)^set\\s+shell\\s*:=\\s*\\[\\s*[\"'](?!(?:\\S*/)?(?:ba|z|da|k|a)?sh[\"']).*");
  private static final Pattern SHEBANG =
      Pattern.compile(
          "\\s*#!\\s*(?:/usr/bin/env\\s+(?:-S\\s+)?)?(?:\\S*/)?(?:ba|z|da|k|a)?sh\\b.*");
  private static final Pattern ENVIRONMENT =
      Pattern.compile("env(?:_var)?\\(\\s*[\"']([A-Za-z_]\\w*)[\"']\\s*\\)");

  @Override
  public String label() {
    return "just";
  }

  @Override
  public boolean covers(String path) {
    return NAME.matcher(path.substring(path.lastIndexOf('/') + 1)).matches();
  }

  @Override
  public Optional<CallerDocument> read(CallerFile file) {
    if (OTHER_SHELL.matcher(file.source().text()).find()) {
      return Optional.empty();
    }
    return Optional.of(new Reader(file).document());
  }

  /** A variable, whether recipes find it in their environment, and where its value stands. */
  private record Variable(String name, boolean isExported, TextRange line, TextRange value) {}

  /** Reads one file. */
  private static final class Reader {

    private final CallerFile file;
    private final SourceText source;
    private final String text;
    private final List<Variable> variables = new ArrayList<>();
    private final List<Script> scripts = new ArrayList<>();
    private final List<TextRange> body = new ArrayList<>();

    Reader(CallerFile file) {
      this.file = file;
      this.source = file.source();
      this.text = source.text();
    }

    CallerDocument document() {
      var recipes = new ArrayList<List<TextRange>>();
      for (int line = 1; line <= source.lineCount(); line++) {
        var range = new TextRange(source.lineStart(line), contentEnd(line));
        var content = range.of(text);
        if (content.startsWith(" ") || content.startsWith("\t")) {
          body.add(range);
        } else if (!content.isBlank()) {
          recipes.add(List.copyOf(body));
          body.clear();
          assignment(line, range);
        }
      }
      recipes.add(body);
      recipes.stream().filter(recipe -> !recipe.isEmpty()).forEach(this::recipe);
      return new Document(source, unread(), ShellCalls.of(scripts));
    }

    private int contentEnd(int line) {
      int end = source.lineEnd(line);
      while (end > source.lineStart(line) && "\r\n".indexOf(text.charAt(end - 1)) >= 0) {
        end--;
      }
      return end;
    }

    private void assignment(int line, TextRange range) {
      var matcher = ASSIGNMENT.matcher(range.of(text));
      if (matcher.matches()) {
        variables.add(
            new Variable(
                matcher.group("name"),
                matcher.group("export") != null,
                new TextRange(range.start(), source.lineEnd(line)),
                new TextRange(range.start() + matcher.start("value"), range.end())));
      }
    }

    private List<Unread.Variable> unread() {
      return variables.stream()
          .filter(variable -> !variable.isExported())
          .map(v -> new Unread.Variable(v.name(), v.line(), v.value().of(text).strip()))
          .toList();
    }

    private void recipe(List<TextRange> lines) {
      var first = lines.get(0).of(text);
      if (first.stripLeading().startsWith("#!")) {
        if (SHEBANG.matcher(first).matches()) {
          int end = lines.get(lines.size() - 1).end();
          script(new TextRange(lines.get(0).start(), end), true);
        }
        return;
      }
      for (int at = 0; at < lines.size(); at++) {
        int last = at;
        while (last + 1 < lines.size() && lines.get(last).of(text).endsWith("\\")) {
          last++;
        }
        int start = lines.get(at).start();
        int end = lines.get(last).end();
        while (start < end && " \t@-".indexOf(text.charAt(start)) >= 0) {
          start++;
        }
        script(new TextRange(start, end), false);
        at = last;
      }
    }

    private void script(TextRange range, boolean hasLines) {
      var builder = new Embedded.Builder(source);
      for (int at = range.start(); at < range.end(); at++) {
        int close = text.startsWith("{{", at) ? text.indexOf("}}", at) : -1;
        if (text.startsWith("{{{{", at)) {
          builder.add('{', at).add('{', at);
          at += 3;
        } else if (close >= 0 && close < range.end()) {
          builder.hole(hole(builder, text.substring(at, close + 2)), at);
          at = close + 1;
        } else {
          builder.add(text.charAt(at), at);
        }
      }
      scripts.add(
          new Script(
              builder.build(range.end(), plain -> plain.replace("{{", "{{{{")),
              List.of(file.directory()),
              variable -> true,
              Engine.DOCKER,
              Optional.empty(),
              hasLines));
    }

    private Hole hole(Embedded.Builder builder, String written) {
      var inside = written.substring(2, written.length() - 2).strip();
      var environment = ENVIRONMENT.matcher(inside);
      if (environment.matches()) {
        return new Hole(written, Optional.empty(), Optional.of(environment.group(1)));
      }
      var places = variables.stream().filter(variable -> variable.name().equals(inside)).toList();
      var name =
          inside.matches("[A-Za-z_][\\w-]*") ? Optional.of(inside) : Optional.<String>empty();
      return places.size() == 1
          ? new Hole(written, name, environment(places.get(0)), definition(builder, places.get(0)))
          : new Hole(written, name, Optional.empty());
    }

    private Optional<String> environment(Variable variable) {
      var value = ENVIRONMENT.matcher(variable.value().of(text).strip());
      if (value.matches()) {
        return Optional.of(value.group(1));
      }
      return variable.isExported() && variable.name().indexOf('-') < 0
          ? Optional.of(variable.name())
          : Optional.empty();
    }

    /** Returns the value of a variable: what a command prints, or plain text in quotes. */
    private Optional<Embedded> definition(Embedded.Builder outer, Variable variable) {
      var value = variable.value().of(text).stripTrailing();
      int start = variable.value().start();
      int end = start + value.length();
      var builder = new Embedded.Builder(outer);
      if (value.matches("`[^`]*`")) {
        builder.add('$', start).add('(', start);
        builder.plain(new TextRange(start + 1, end - 1)).add(')', end - 1);
      } else if (value.matches("\"[^\"\\\\{]*\"|'[^'{]*'")) {
        builder.plain(new TextRange(start + 1, end - 1));
        end--;
      } else {
        return Optional.empty();
      }
      return Optional.of(builder.build(end, UnaryOperator.identity()));
    }
  }

  /** The builds, and the variables that only they read. */
  private record Document(SourceText source, List<Unread.Variable> variables, ShellCalls shell)
      implements CallerDocument {

    @Override
    public List<Call> calls() {
      return shell.calls();
    }

    @Override
    public CallerRewrite rewrite(List<Demand> demands, Options options) {
      return Unread.removed(source, variables, shell.rewrite(demands, options));
    }
  }
}
