package dev.keymount.caller.tool;

import dev.keymount.caller.Answer;
import dev.keymount.caller.CallerDocument.Options;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Need;
import dev.keymount.caller.tool.BakeDocument.BakeCall;
import dev.keymount.caller.tool.BakeDocument.Given;
import dev.keymount.edit.Applicability;
import dev.keymount.edit.TextEdit;
import dev.keymount.secret.NamePolicy;
import dev.keymount.secret.SecretKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Moves the build arguments of a bake file to secrets and agents. */
final class BakeRewrite {

  private static final String AGENT =
      "bake forwards the agent, which must hold the key: ssh-add it before docker buildx bake"
          + " --allow=ssh";

  private final BakeFile file;
  private final BakeTargets targets;
  private final Options options;
  private final List<BakeCall> calls = new ArrayList<>();
  private final Map<BakeTable, BakeTableEdit> tables = new LinkedHashMap<>();
  private final List<Answer> answers = new ArrayList<>();

  BakeRewrite(BakeFile file, BakeTargets targets, Options options) {
    this.file = file;
    this.targets = targets;
    this.options = options;
  }

  void add(BakeCall call) {
    calls.add(call);
  }

  List<Answer> answers() {
    return answers;
  }

  List<TextEdit> edits() {
    return tables.values().stream().flatMap(table -> table.edits().stream()).toList();
  }

  void run() {
    var givens = new LinkedHashMap<Given, List<BakeCall>>();
    for (var call : calls) {
      for (var need : call.demand().needs()) {
        var given = need.argument().map(call::given).orElse(List.of());
        given.forEach(place -> givens.computeIfAbsent(place, ignored -> new ArrayList<>()));
        if (given.isEmpty() && need.file().isPresent()) {
          moveFile(call, need);
        }
      }
    }
    givens.keySet().forEach(this::move);
  }

  private static String name(Given given) {
    return given.item().name().orElseThrow();
  }

  private void move(Given given) {
    var receivers = calls.stream().filter(call -> call.given(name(given)).contains(given)).toList();
    var asked =
        receivers.stream()
            .filter(call -> call.demand().forArgument(name(given)).isPresent())
            .toList();
    var movers = asked.stream().filter(call -> isAllowed(need(call, given))).toList();
    var first = need(asked.get(0), given);
    var passed = targets.values().passed(given.item().value());
    var obstacle = obstacle(given, asked, passed);
    boolean unsafe =
        movers.stream().anyMatch(c -> need(c, given).applicability() != Applicability.SAFE);
    if (obstacle.isPresent()) {
      answer(given, first, Applicability.ADVICE, advice(given, first, obstacle.get()));
    } else if (movers.isEmpty()) {
      answer(
          given,
          first,
          Applicability.UNSAFE,
          "only the names of the arguments say that this target builds the Dockerfile");
    } else {
      apply(given, receivers, movers, passed.variable().orElseThrow(), unsafe);
    }
  }

  private boolean isAllowed(Need need) {
    return need.applicability() == Applicability.SAFE || options.unsafe();
  }

  private static Need need(BakeCall call, Given given) {
    return call.demand().forArgument(name(given)).orElseThrow();
  }

  /** Returns why an argument can't be moved. */
  private Optional<String> obstacle(Given given, List<BakeCall> movers, Passed passed) {
    if (passed.variable().isEmpty()) {
      return Optional.of(passed.why());
    }
    if (movers.stream().anyMatch(call -> call.given(name(given)).size() > 1)) {
      return Optional.of("the argument is set more than once for target " + movers.get(0).name());
    }
    boolean key = NamePolicy.NONE.kind(name(given)).filter(SecretKind.SSH_KEY::equals).isPresent();
    if (key && movers.stream().anyMatch(call -> need(call, given).form() == Need.Form.FILE)) {
      return Optional.of(
          "a private key in a variable may lack its last line feed; write it to a file and give"
              + " that by src=");
    }
    if (targets.isReferredTo(given.table().name())) {
      return Optional.of(
          "target."
              + given.table().name()
              + " stands elsewhere and may take the argument from here");
    }
    var unset = targets.without(given.table(), name(given));
    if (unset.isPresent()) {
      return Optional.of("target " + unset.get() + " has none of it and would get the secret");
    }
    var channel = channel(need(movers.get(0), given), passed.variable().get());
    if (movers.stream().anyMatch(call -> givesOther(call, channel))) {
      return Optional.of(
          "target "
              + movers.get(0).name()
              + " has a secret "
              + channel.id()
              + " already, which may have another value");
    }
    return movers.stream()
        .flatMap(call -> call.chain().stream())
        .filter(table -> !table(table).takes(channel.attribute()))
        .map(table -> channel.attribute() + " of target " + table.name() + " is no plain list")
        .findFirst();
  }

  private static Channel channel(Need need, String variable) {
    return Channel.variable(need, variable);
  }

  private void apply(
      Given given,
      List<BakeCall> receivers,
      List<BakeCall> movers,
      String variable,
      boolean unsafe) {
    var stay =
        receivers.stream()
            .filter(call -> !movers.contains(call) || need(call, given).keepsArgument())
            .map(BakeCall::name)
            .toList();
    var channels =
        movers.stream()
            .map(call -> channel(need(call, given), variable))
            .collect(Collectors.toSet());
    boolean together = stay.isEmpty() && channels.size() == 1;
    var fresh =
        movers.stream().filter(call -> !has(call, channel(need(call, given), variable))).toList();
    if (stay.isEmpty()) {
      table(given.table()).cut(given.item());
    } else if (fresh.isEmpty()) {
      return;
    }
    for (var call : fresh) {
      var home = together ? given.table() : call.own();
      table(home).add(channel(need(call, given), variable));
    }
    var reason = reason(need(movers.get(0), given), variable, stay);
    var applicability = unsafe ? Applicability.UNSAFE : Applicability.SAFE;
    var need = need(movers.get(0), given);
    answers.add(
        new Answer(
            line(given),
            CallerRule.SECRET_BUILD_ARG,
            applicability,
            true,
            before(given),
            after(channel(need, variable)),
            reason));
  }

  private boolean has(BakeCall call, Channel channel) {
    return targets.chain(call.name()).stream().anyMatch(table -> BakeTableEdit.has(table, channel));
  }

  private boolean givesOther(BakeCall call, Channel channel) {
    return !channel.ssh()
        && targets.chain(call.name()).stream()
            .anyMatch(table -> BakeTableEdit.givesOther(table, channel));
  }

  private static String reason(Need need, String variable, List<String> stay) {
    var reason =
        need.isSsh()
            ? AGENT
            : "bake reads " + variable + " from the environment, as the variable did";
    return stay.isEmpty()
        ? reason
        : reason + "; the argument stays because of target " + String.join(", ", stay);
  }

  private String advice(Given given, Need need, String obstacle) {
    var channel = channel(need, name(given));
    return obstacle
        + "; remove "
        + name(given)
        + " from args, add "
        + exact(channel)
        + (need.isSsh()
            ? " and put the key into the agent"
            : " and set " + name(given) + " in the environment of docker buildx bake");
  }

  private void answer(Given given, Need need, Applicability applicability, String reason) {
    answers.add(
        new Answer(
            line(given),
            CallerRule.SECRET_BUILD_ARG,
            applicability,
            false,
            before(given),
            after(channel(need, name(given))),
            reason));
  }

  private int line(Given given) {
    return file.source().line(given.item().range().start());
  }

  private static String before(Given given) {
    return "args: " + name(given);
  }

  private static String after(Channel channel) {
    return channel.attribute() + ": " + channel.text();
  }

  private String exact(Channel channel) {
    var list = "[\"" + channel.text() + "\"]";
    return file.json()
        ? "\"" + channel.attribute() + "\": " + list
        : channel.attribute() + " = " + list;
  }

  private void moveFile(BakeCall call, Need need) {
    var path = need.file().orElseThrow();
    var context = targets.context(call.name());
    var channel = Channel.file(need, Paths.in(context, path));
    if (has(call, channel)) {
      return;
    }
    boolean known = !context.contains("*") && !context.contains(":");
    boolean takes = call.chain().stream().allMatch(t -> table(t).takes(channel.attribute()));
    boolean held = !isAllowed(need);
    if (known && takes && !held) {
      table(call.own()).add(channel);
    }
    var applicability = known && takes ? need.applicability() : Applicability.ADVICE;
    var reason =
        known && takes
            ? "the Dockerfile no longer copies the file; bake reads it relative to the directory"
                + " where it runs"
            : "the Dockerfile no longer copies the file; add "
                + exact(channel)
                + " to target "
                + call.name();
    answers.add(
        new Answer(
            file.source().line(call.own().start()),
            CallerRule.SECRET_BUILD_ARG,
            applicability,
            known && takes && !held,
            "context: " + path,
            after(channel),
            reason));
  }

  private BakeTableEdit table(BakeTable table) {
    return tables.computeIfAbsent(table, key -> new BakeTableEdit(file, key));
  }
}
