package dev.keymount.caller.tool;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Need;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The images of a project of Maven. */
record MavenDocument(SourceText source, List<MavenBuild> builds) implements CallerDocument {

  private static final String AGENTS =
      "docker-maven-plugin forwards no ssh agent; give the key as a secret with --ssh=file, or"
          + " build by docker build";
  private static final Pattern ENVIRONMENT = Pattern.compile("\\$\\{env\\.([A-Za-z_]\\w*)}");
  private static final Pattern ELEMENT = Pattern.compile("[A-Za-z_][\\w.-]*");

  MavenDocument {
    builds = List.copyOf(builds);
  }

  @Override
  public List<Call> calls() {
    return builds.stream()
        .map(
            build ->
                new Call(
                    source.line(build.element().range().start()),
                    build.engine().withoutAgents(names(build), AGENTS),
                    build.target(),
                    names(build)))
        .toList();
  }

  private static Set<String> names(MavenBuild build) {
    return build.arguments().stream().map(XmlElement::name).collect(Collectors.toSet());
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var edits = new ArrayList<TextEdit>();
    var answers = new ArrayList<Answer>();
    for (int at = 0; at < builds.size(); at++) {
      rewrite(builds.get(at), demands.get(at), options, edits, answers);
    }
    return new CallerRewrite(edits, answers);
  }

  private void rewrite(
      MavenBuild build,
      Demand demand,
      Options options,
      List<TextEdit> edits,
      List<Answer> answers) {
    var gone = new LinkedHashSet<XmlElement>();
    var secrets = new LinkedHashMap<String, String>();
    for (var need : demand.needs()) {
      for (var argument : build.arguments()) {
        if (need.argument().filter(argument.name()::equals).isPresent()) {
          var variable = variable(build, need, argument);
          boolean held = need.applicability() != Applicability.SAFE && !options.unsafe();
          boolean applied = variable.isPresent() && !held;
          if (applied) {
            secrets.put(need.id(), variable.get());
          }
          if (applied && !need.keepsArgument()) {
            gone.add(argument);
          }
          answers.add(answer(need, argument, variable, applied));
        }
      }
    }
    if (!secrets.isEmpty()) {
      edits.addAll(cut(build, gone));
      edits.add(insert(build.buildx().orElseThrow(), secrets));
    }
  }

  /** Returns the variable that can be named instead of a value, if that is certain to work. */
  private Optional<String> variable(MavenBuild build, Need need, XmlElement argument) {
    var value = ENVIRONMENT.matcher(argument.text());
    boolean fits =
        !need.isSsh()
            && need.form() != Need.Form.FILE
            && build.isRecent()
            && build.engine().obstacle().isEmpty()
            && build.buildx().filter(found -> found.child("secret").isEmpty()).isPresent()
            && ELEMENT.matcher(need.id()).matches()
            && argument.children().isEmpty()
            && build.buildx().orElseThrow().inner().of(source.text()).contains("\n");
    return fits && value.matches() ? Optional.of(value.group(1)) : Optional.empty();
  }

  private List<TextEdit> cut(MavenBuild build, Set<XmlElement> gone) {
    var arguments = build.element().child("args").orElseThrow();
    boolean comments = arguments.inner().of(source.text()).contains("<!--");
    boolean all = gone.containsAll(build.arguments()) && !comments;
    var siblings = all ? build.element().children() : build.arguments();
    return Slot.without(
        source,
        siblings.stream().map(XmlElement::slot).toList(),
        at -> all ? siblings.get(at).equals(arguments) : gone.contains(siblings.get(at)),
        true);
  }

  /** Adds the secrets ahead of the tag that closes an element of several lines. */
  private TextEdit insert(XmlElement buildx, Map<String, String> secrets) {
    int line = source.lineStart(source.line(buildx.inner().end()));
    var outer = source.text().substring(line, buildx.inner().end());
    var feed = source.lineEnding();
    var step = step(buildx, outer);
    var lines = new ArrayList<String>();
    lines.add(step + "<secret>");
    lines.add(step.repeat(2) + "<envs>");
    secrets.forEach(
        (id, variable) -> lines.add(step.repeat(3) + "<" + id + ">" + variable + "</" + id + ">"));
    lines.add(step.repeat(2) + "</envs>");
    lines.add(step + "</secret>");
    var text = lines.stream().map(one -> outer + one + feed).collect(Collectors.joining());
    return TextEdit.insert(line, text);
  }

  /** Returns by what the children of an element are indented further than it is. */
  private String step(XmlElement element, String outer) {
    return element.children().stream()
        .map(child -> child.range().start())
        .map(at -> source.text().substring(source.lineStart(source.line(at)), at))
        .filter(lead -> lead.isBlank() && lead.startsWith(outer) && lead.length() > outer.length())
        .map(lead -> lead.substring(outer.length()))
        .findFirst()
        .orElse("  ");
  }

  private static String exact(Need need, String variable) {
    return "<secret><envs><" + need.id() + ">" + variable + "</" + need.id() + "></envs></secret>";
  }

  private Answer answer(
      Need need, XmlElement argument, Optional<String> variable, boolean applied) {
    var name = argument.name();
    var after = need.isSsh() ? "--ssh " + need.id() : exact(need, variable.orElse(name));
    return new Answer(
        source.line(argument.range().start()),
        CallerRule.SECRET_BUILD_ARG,
        variable.isPresent() ? need.applicability() : Applicability.ADVICE,
        applied,
        "<args>: " + name,
        after,
        variable
            .map(found -> "buildx reads " + found + " from the environment of Maven")
            .orElse(reason(need, argument, after)));
  }

  private static String reason(Need need, XmlElement argument, String after) {
    if (need.isSsh()) {
      return "docker-maven-plugin forwards no ssh agent: remove <"
          + argument.name()
          + "> from args and build the image by docker build "
          + after;
    }
    boolean plain = !argument.text().contains("${");
    return (plain
            ? "its value stands in this file and must be rotated"
            : "it is not certain that this can be changed here")
        + ": remove <"
        + argument.name()
        + "> from args, add "
        + after
        + " to buildx and set "
        + argument.name()
        + " in the environment of Maven (version 0.45.0 or later of docker-maven-plugin)";
  }
}
