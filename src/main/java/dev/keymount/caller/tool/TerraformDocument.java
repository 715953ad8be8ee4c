package dev.keymount.caller.tool;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Need;
import dev.keymount.caller.hcl.HclCall;
import dev.keymount.caller.hcl.HclExpression;
import dev.keymount.caller.hcl.HclItem;
import dev.keymount.caller.hcl.HclName;
import dev.keymount.caller.hcl.HclObject;
import dev.keymount.caller.hcl.HclString;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The builds of a Terraform file.
 *
 * <p>The provider takes secrets from a file, or from a variable of its own environment, and
 * forwards no agent. So only what {@code file()} reads can be moved with certainty: Terraform's
 * variables and data have no name in the environment that is sure.
 */
record TerraformDocument(SourceText source, List<TerraformBuild> builds) implements CallerDocument {

  private static final String AGENTS =
      "Terraform forwards no ssh agent; give the key as a secret with --ssh=file, or build by"
          + " docker build";
  private static final String VERSION = " (version 3.2.0 or later of the provider)";

  TerraformDocument {
    builds = List.copyOf(builds);
  }

  @Override
  public List<Call> calls() {
    return builds.stream().map(this::call).toList();
  }

  private Call call(TerraformBuild build) {
    var names = build.arguments().flatMap(item -> item.name().stream()).collect(Collectors.toSet());
    return new Call(
        source.line(build.block().range().start()),
        build.engine().withoutAgents(names, AGENTS),
        build.target(),
        names);
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
      TerraformBuild build,
      Demand demand,
      Options options,
      List<TextEdit> edits,
      List<Answer> answers) {
    var gone = new HashSet<HclItem>();
    var blocks = new ArrayList<String>();
    for (var need : demand.needs()) {
      var items = build.arguments().filter(item -> need.argument().equals(item.name())).toList();
      for (var item : items) {
        if (!need.isSsh() && has(build, need)) {
          given(item, need).ifPresent(answers::add);
          continue;
        }
        var file = need.isSsh() ? Optional.<String>empty() : file(item.value());
        boolean held = need.applicability() != Applicability.SAFE && !options.unsafe();
        boolean applied = file.isPresent() && !held && hasLines(build);
        if (applied) {
          blocks.add(block(need, file.get()));
          gone.add(item);
        }
        answers.add(answer(item, need, file, applied));
      }
      if (items.isEmpty() && need.file().isPresent() && !has(build, need)) {
        answers.add(copied(build, need));
      }
    }
    if (!blocks.isEmpty()) {
      edits.addAll(cut(build, gone, demand));
      edits.add(insert(build, blocks));
    }
  }

  private boolean hasLines(TerraformBuild build) {
    return build.block().range().of(source.text()).contains("\n");
  }

  private static boolean has(TerraformBuild build, Need need) {
    return build
        .block()
        .body()
        .blocks("secrets")
        .flatMap(block -> block.body().attribute("id").stream())
        .anyMatch(
            id ->
                id.value() instanceof HclString text
                    && text.literal().filter(need.id()::equals).isPresent());
  }

  /**
   * Returns the path that a value is read from, as an expression; {@code file()} expands a tilde,
   * the provider does not.
   */
  private Optional<String> file(HclExpression value) {
    if (!(value instanceof HclCall call)
        || !call.function().equals("file")
        || call.arguments().size() != 1) {
      return Optional.empty();
    }
    var path = call.arguments().get(0);
    var written = path.range().of(source.text());
    boolean expanded =
        path instanceof HclCall inner
                && (inner.function().equals("pathexpand") || inner.function().equals("abspath"))
            || path instanceof HclString && written.matches("\"(\\$\\{path\\.|[\\w./]).*");
    return Optional.of(expanded ? written : "pathexpand(" + written + ")");
  }

  private List<TextEdit> cut(TerraformBuild build, Set<HclItem> gone, Demand demand) {
    var kept =
        demand.needs().stream()
            .filter(Need::keepsArgument)
            .flatMap(need -> need.argument().stream())
            .collect(Collectors.toSet());
    var cut =
        gone.stream()
            .filter(item -> item.name().filter(kept::contains).isEmpty())
            .collect(Collectors.toSet());
    var edits = new ArrayList<TextEdit>();
    for (var attribute : build.block().body().attributes()) {
      if (attribute.value() instanceof HclObject map
          && map.items().stream().anyMatch(cut::contains)) {
        edits.addAll(cut(build, attribute, map, cut));
      }
    }
    return edits;
  }

  private List<TextEdit> cut(
      TerraformBuild build, HclItem attribute, HclObject map, Set<HclItem> cut) {
    boolean all = cut.containsAll(map.items()) && !map.range().of(source.text()).contains("#");
    var items = all ? build.block().body().attributes() : map.items();
    var slots = items.stream().map(item -> new Slot(item.range(), item.end())).toList();
    return Slot.without(
        source,
        slots,
        at -> all ? items.get(at).equals(attribute) : cut.contains(items.get(at)),
        true);
  }

  /** Adds blocks ahead of the brace that closes the build. */
  private TextEdit insert(TerraformBuild build, List<String> blocks) {
    int close = build.block().range().end() - 1;
    int line = source.lineStart(source.line(close));
    var outer = source.text().substring(line, close);
    var step = outer.startsWith("\t") ? "\t" : "  ";
    var inner = outer + step;
    var text =
        blocks.stream()
            .map(block -> block.replace("  id", step + "id").replace("  src", step + "src"))
            .map(block -> block.replace("\n", source.lineEnding() + inner))
            .map(block -> inner + block + source.lineEnding())
            .collect(Collectors.joining());
    return TextEdit.insert(line, text);
  }

  private static String block(Need need, String source) {
    return "secrets {\n  id  = \"" + need.id() + "\"\n  src = " + source + "\n}";
  }

  private Answer answer(HclItem item, Need need, Optional<String> file, boolean applied) {
    var name = item.name().orElseThrow();
    var applicability = file.isPresent() ? need.applicability() : Applicability.ADVICE;
    var after =
        need.isSsh()
            ? "--ssh " + need.id()
            : "secrets: " + need.id() + file.map(path -> " from " + path).orElse("");
    return new Answer(
        source.line(item.range().start()),
        CallerRule.SECRET_BUILD_ARG,
        applicability,
        applied,
        "build_args: " + name,
        after,
        file.isPresent() && !need.isSsh()
            ? "the provider mounts the file that was read" + VERSION
            : reason(item, need));
  }

  /** Advises on an argument beside a secret that is there already. */
  private Optional<Answer> given(HclItem item, Need need) {
    return need.keepsArgument()
        ? Optional.empty()
        : Optional.of(
            new Answer(
                source.line(item.range().start()),
                CallerRule.SECRET_BUILD_ARG,
                Applicability.ADVICE,
                false,
                "build_args: " + item.name().orElseThrow(),
                "secrets: " + need.id(),
                "the build has a secret "
                    + need.id()
                    + " already: see that it has the value of the argument, and remove build_args: "
                    + item.name().orElseThrow()));
  }

  private String reason(HclItem item, Need need) {
    var name = item.name().orElseThrow();
    if (need.isSsh()) {
      return "the provider forwards no ssh agent: remove build_args: "
          + name
          + " and build the image by docker build --ssh "
          + need.id()
          + ", in a null_resource or outside of Terraform";
    }
    boolean plain = item.value() instanceof HclString text && text.literal().isPresent();
    var variable =
        item.value() instanceof HclName path && path.text().startsWith("var.")
            ? "TF_VAR_" + path.text().substring("var.".length())
            : name;
    return (plain
            ? "its value stands in this file and must be rotated"
            : "Terraform does not tell the environment of the provider")
        + ": remove build_args: "
        + name
        + ", add secrets { id = \""
        + need.id()
        + "\" env = \""
        + variable
        + "\" } to build, on lines of their own, and set "
        + variable
        + " in the environment of terraform"
        + VERSION;
  }

  private Answer copied(TerraformBuild build, Need need) {
    var file = need.file().orElseThrow();
    var what =
        need.isSsh()
            ? "the provider forwards no ssh agent: build the image by docker build --ssh "
                + need.id()
                + "="
                + file
            : "add secrets { id = \""
                + need.id()
                + "\" src = \""
                + file
                + "\" } to build, with the path as Terraform sees it"
                + VERSION;
    return new Answer(
        source.line(build.block().range().start()),
        CallerRule.SECRET_BUILD_ARG,
        Applicability.ADVICE,
        false,
        "COPY " + file,
        need.isSsh() ? "--ssh " + need.id() : "secrets: " + need.id(),
        "the Dockerfile no longer copies the file; " + what);
  }
}
