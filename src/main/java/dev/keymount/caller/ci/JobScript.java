package dev.keymount.caller.ci;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Embedded;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Need;
import dev.keymount.caller.command.Script;
import dev.keymount.caller.command.ShellCalls;
import dev.keymount.caller.yaml.YamlEdits;
import dev.keymount.caller.yaml.YamlScalar;
import dev.keymount.caller.yaml.YamlScripts;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The builds in scalars that one shell runs one after the other. */
final class JobScript implements CallerDocument {

  /**
   * Where a script runs.
   *
   * @param directories its directory relative to the root, the likeliest first
   * @param engine what {@code docker} stands for
   * @param first commands that a build with mounts needs ahead of it, by a text that shows that
   *     they are there already
   * @param agentFirst a command that an agent needs ahead of it
   * @param againstAgents why no agent can be given to a build, if so, and what to do instead
   * @param shape how a script that is one scalar takes more commands
   */
  record Setting(
      List<String> directories,
      Engine engine,
      Optional<String> first,
      Optional<String> agentFirst,
      Optional<String> againstAgents,
      ScriptPiece.Shape shape) {

    /** Makes the setting of a step in a directory of the repository. */
    static Setting in(List<String> directories, ScriptPiece.Shape shape) {
      return new Setting(
          directories, Engine.DOCKER, Optional.empty(), Optional.empty(), Optional.empty(), shape);
    }

    /** Returns the setting with another engine, for which BuildKit is turned on if need be. */
    Setting on(Engine other, boolean buildKit) {
      return new Setting(
          directories,
          other,
          buildKit ? Optional.of("export DOCKER_BUILDKIT=1") : Optional.empty(),
          agentFirst,
          againstAgents,
          shape);
    }

    /** Returns the setting of a machine that has an agent. */
    Setting withoutInstall() {
      return new Setting(directories, engine, first, Optional.empty(), againstAgents, shape);
    }

    /** Returns the setting where no agent can be given to a build. */
    Setting withoutAgents(String reason) {
      return new Setting(directories, engine, first, agentFirst, Optional.of(reason), shape);
    }
  }

  private final YamlScripts scripts;
  private final YamlEdits edits;
  private final List<ScriptPiece> pieces;
  private final Embedded text;
  private final Setting setting;
  private final List<Call> all;
  private final List<Integer> own;

  private JobScript(
      YamlScripts scripts,
      YamlEdits edits,
      List<ScriptPiece> pieces,
      Embedded text,
      Setting setting) {
    this.scripts = scripts;
    this.edits = edits;
    this.pieces = pieces;
    this.text = text;
    this.setting = setting;
    this.all = read(new ArrayList<>()).calls();
    this.own =
        IntStream.range(0, all.size())
            .filter(index -> at(all.get(index).line()).filter(ScriptPiece::own).isPresent())
            .boxed()
            .toList();
  }

  /**
   * Reads a script; empty where nothing in it builds or logs in.
   *
   * @param pieces its scalars in the order in which they run
   */
  static Optional<CallerDocument> of(
      YamlScripts scripts, YamlEdits edits, List<ScriptPiece> pieces, Setting setting) {
    return of(scripts, edits, pieces, setting, scripts::embed);
  }

  /**
   * Reads a script whose text the host changes before a shell sees it.
   *
   * @param reader returns the text of a scalar as the shell sees it
   */
  static Optional<CallerDocument> of(
      YamlScripts scripts,
      YamlEdits edits,
      List<ScriptPiece> pieces,
      Setting setting,
      Function<YamlScalar, Optional<Embedded>> reader) {
    int first =
        pieces.stream()
            .filter(ScriptPiece::own)
            .mapToInt(piece -> piece.scalar().range().start())
            .min()
            .orElse(-1);
    var read = new ArrayList<ScriptPiece>();
    var texts = new ArrayList<Embedded>();
    for (var piece : pieces) {
      boolean ordered = piece.own() || piece.scalar().range().start() < first;
      var embedded = ordered ? reader.apply(piece.scalar()) : Optional.<Embedded>empty();
      embedded.ifPresent(
          found -> {
            read.add(piece);
            texts.add(found);
          });
    }
    if (first < 0 || texts.stream().noneMatch(found -> mayMatter(found.text()))) {
      return Optional.empty();
    }
    return Embedded.joined(texts)
        .map(joined -> new JobScript(scripts, edits, read, joined, setting));
  }

  private static boolean mayMatter(String text) {
    return text.contains("build") || text.contains("login") || text.contains("bud");
  }

  /** Returns the text as the shell sees it. */
  Embedded text() {
    return text;
  }

  private ShellCalls read(List<String> ahead) {
    boolean lines = pieces.size() == 1 && YamlScripts.hasLines(pieces.get(0).scalar());
    boolean open =
        pieces.stream()
            .allMatch(
                piece ->
                    !piece.own() || piece.ahead(edits, List.of("x"), setting.shape()).isPresent());
    return ShellCalls.of(
        new Script(
            text,
            setting.directories(),
            name -> true,
            setting.engine(),
            lines || !open ? Optional.empty() : Optional.of(commands -> note(ahead, commands)),
            lines));
  }

  /** Takes note of commands; where they go is decided when it is known what needs them. */
  private TextEdit note(List<String> ahead, List<String> commands) {
    ahead.addAll(commands);
    return TextEdit.insert(text.offset(0), "");
  }

  private Optional<ScriptPiece> at(int line) {
    var source = text.host();
    return pieces.stream()
        .filter(
            piece ->
                source.line(piece.scalar().head().content().start()) <= line
                    && line <= source.line(piece.scalar().head().content().end()))
        .findFirst();
  }

  /** Returns the calls of scalars that stand elsewhere, as they are where this script runs. */
  List<Call> borrowed() {
    return IntStream.range(0, all.size())
        .filter(index -> !own.contains(index))
        .mapToObj(all::get)
        .toList();
  }

  @Override
  public List<Call> calls() {
    return own.stream().map(all::get).toList();
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    var together = none();
    var result = new Result();
    var possible = new ArrayList<Demand>();
    for (int index = 0; index < own.size(); index++) {
      possible.add(possible(all.get(own.get(index)), demands.get(index), result.answers));
      together.set(own.get(index), possible.get(index));
    }
    var refused = List.copyOf(result.answers);
    return result.add(together, options) ? result.rewrite() : apart(possible, options, refused);
  }

  /** Returns what can be given to a call; the rest is answered. */
  private Demand possible(Call call, Demand demand, List<Answer> answers) {
    if (setting.againstAgents().isEmpty()) {
      return demand;
    }
    for (var need : demand.needs()) {
      need.argument()
          .filter(name -> need.isSsh() && call.arguments().contains(name))
          .ifPresent(name -> answers.add(refusal(call, need, name)));
    }
    return new Demand(demand.needs().stream().filter(need -> !need.isSsh()).toList());
  }

  private Answer refusal(Call call, Need need, String name) {
    var before = "--build-arg " + name;
    var after = "--ssh " + need.id();
    return new Answer(
        call.line(),
        CallerRule.SECRET_BUILD_ARG,
        Applicability.ADVICE,
        false,
        before,
        after,
        setting.againstAgents().orElse("") + "; write " + after + " in place of " + before);
  }

  /** Rewrites call by call, so that one that can't be written leaves the others. */
  private CallerRewrite apart(List<Demand> demands, Options options, List<Answer> refused) {
    var result = new Result();
    result.answers.addAll(refused);
    if (options.logins()) {
      result.addOrAdvise(none(), options);
    }
    var plain = new Options(false, options.unsafe());
    for (int index = 0; index < own.size(); index++) {
      if (!demands.get(index).isEmpty()) {
        var one = none();
        one.set(own.get(index), demands.get(index));
        result.addOrAdvise(one, plain);
      }
    }
    return result.rewrite();
  }

  private List<Demand> none() {
    return new ArrayList<>(all.stream().map(call -> Demand.NONE).toList());
  }

  /** What is found call by call. */
  private final class Result {

    private final Set<TextEdit> inside = new LinkedHashSet<>();
    private final List<TextEdit> added = new ArrayList<>();
    private final Set<String> commands = new LinkedHashSet<>();
    private final List<Answer> answers = new ArrayList<>();

    void addOrAdvise(List<Demand> demands, Options options) {
      if (!add(demands, options)) {
        read(new ArrayList<>())
            .rewrite(demands, options)
            .answers()
            .forEach(answer -> answers.add(asAdvice(answer)));
      }
    }

    /** Adds the rewrite to demands; returns false where it can't be written. */
    boolean add(List<Demand> demands, Options options) {
      var ahead = new ArrayList<String>();
      var rewrite = read(ahead).rewrite(demands, options);
      var found = rewrite.edits().stream().filter(edit -> !isNothing(edit)).toList();
      boolean agent =
          Stream.concat(ahead.stream(), found.stream().map(TextEdit::replacement))
              .anyMatch(command -> command.contains("ssh-agent"));
      boolean known =
          found.stream()
              .allMatch(edit -> pieces.stream().anyMatch(p -> p.own() && p.encloses(edit.range())));
      boolean builds = demands.stream().anyMatch(demand -> !demand.isEmpty());
      var more =
          found.isEmpty() || !builds
              ? Optional.of(List.<TextEdit>of())
              : more(first(demands, agent || !ahead.isEmpty()), ahead, agent);
      if (!known || more.isEmpty() || !fit(found, !more.get().isEmpty())) {
        return false;
      }
      added.addAll(more.get());
      inside.addAll(found);
      answers.addAll(rewrite.answers());
      return true;
    }

    /** Returns the scalar with the first build that needs something, or that needs an agent. */
    private Optional<ScriptPiece> first(List<Demand> demands, boolean agent) {
      return IntStream.range(0, all.size())
          .filter(
              index -> demands.get(index).needs().stream().anyMatch(need -> !agent || need.isSsh()))
          .boxed()
          .findFirst()
          .flatMap(index -> at(all.get(index).line()));
    }

    private boolean isNothing(TextEdit edit) {
      return edit.range().isEmpty() && edit.replacement().isEmpty();
    }

    /** Returns the edits for the commands that must run ahead of a call; empty where none can. */
    private Optional<List<TextEdit>> more(
        Optional<ScriptPiece> piece, List<String> ahead, boolean agent) {
      var needed = new ArrayList<String>();
      setting
          .first()
          .filter(command -> piece.isPresent() && !text.text().contains(variable(command)))
          .ifPresent(needed::add);
      if (agent) {
        setting.agentFirst().ifPresent(needed::add);
      }
      needed.addAll(ahead);
      needed.removeIf(commands::contains);
      boolean isMixed =
          needed.stream().anyMatch(JobScript::addsKey)
              && commands.stream().anyMatch(JobScript::addsKey);
      if (isMixed) {
        return Optional.empty();
      }
      if (needed.isEmpty()) {
        return Optional.of(List.of());
      }
      var edit = piece.flatMap(found -> found.ahead(edits, needed, setting.shape()));
      edit.ifPresent(found -> commands.addAll(needed));
      return edit.map(List::of);
    }

    private static String variable(String command) {
      return command.replaceAll("^export |=.*$", "");
    }

    /** Returns whether edits can be written; a scalar that becomes a block takes no quotes. */
    private boolean fit(List<TextEdit> found, boolean wraps) {
      var all = new LinkedHashSet<>(inside);
      all.addAll(found);
      var settled = settled(all);
      boolean same = settled.filter(edits -> all.equals(new LinkedHashSet<>(edits))).isPresent();
      return wraps && setting.shape() == ScriptPiece.Shape.BLOCK ? same : settled.isPresent();
    }

    private Optional<List<TextEdit>> settled(Set<TextEdit> all) {
      var groups = new LinkedHashMap<ScriptPiece, List<TextEdit>>();
      for (var edit : all) {
        pieces.stream()
            .filter(piece -> piece.encloses(edit.range()))
            .findFirst()
            .ifPresent(piece -> groups.computeIfAbsent(piece, key -> new ArrayList<>()).add(edit));
      }
      var result = new ArrayList<TextEdit>();
      for (var group : groups.entrySet()) {
        var settled = scripts.settled(group.getKey().scalar(), group.getValue());
        if (settled.isEmpty()) {
          return Optional.empty();
        }
        result.addAll(settled.get());
      }
      return Optional.of(result);
    }

    CallerRewrite rewrite() {
      var edits = new ArrayList<>(added);
      settled(inside).ifPresent(edits::addAll);
      answers.sort(Comparator.comparingInt(Answer::line));
      return new CallerRewrite(edits, answers);
    }
  }

  private static boolean addsKey(String command) {
    return command.contains("ssh-add");
  }

  private static Answer asAdvice(Answer answer) {
    return answer.applied()
        ? new Answer(
            answer.line(),
            answer.rule(),
            Applicability.ADVICE,
            false,
            answer.before(),
            answer.after(),
            "the value that holds the command can't be changed with certainty; write "
                + answer.after()
                + " in place of "
                + answer.before())
        : answer;
  }

  /** Returns the places of the scalars that are changed through this script. */
  List<TextRange> places() {
    return pieces.stream().filter(ScriptPiece::own).map(piece -> piece.scalar().range()).toList();
  }
}
