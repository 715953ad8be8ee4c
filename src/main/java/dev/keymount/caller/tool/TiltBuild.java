package dev.keymount.caller.tool;

import dev.keymount.caller.Answer;
import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerFile;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.CallerRule;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Engine;
import dev.keymount.caller.Need;
import dev.keymount.caller.Target;
import dev.keymount.caller.tool.StarlarkText.Member;
import dev.keymount.edit.Applicability;
import dev.keymount.secret.NamePolicy;
import dev.keymount.secret.SecretKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** One call of {@code docker_build}. */
final class TiltBuild implements CallerDocument {

  private static final Pattern ENVIRONMENT =
      Pattern.compile(
          "(?:str\\()?os\\.(?:environ\\[|environ\\.get\\(|getenv\\()"
              + "([\"'])([A-Za-z_]\\w*)\\1(?:,(?:''|\"\"|None))?[\\])]\\)?");

  private static final int CONTEXT = 1;
  private static final int ARGUMENTS = 2;

  private final CallerFile file;
  private final StarlarkText text;
  private final int start;
  private final List<Member> members;

  /** Reads the call whose name is the token {@code at}. */
  TiltBuild(CallerFile file, StarlarkText text, int at) {
    this.file = file;
    this.text = text;
    this.start = at;
    this.members = text.members(at + 1, "=");
  }

  private Optional<Member> member(String name, int position) {
    var named =
        members.stream().filter(one -> one.key().filter(name::equals).isPresent()).findFirst();
    boolean placed =
        position >= 0 && position < members.size() && members.get(position).key().isEmpty();
    return named.isPresent() || !placed ? named : Optional.of(members.get(position));
  }

  private List<Member> arguments() {
    var dictionary = member("build_args", ARGUMENTS);
    if (dictionary.isEmpty() || !text.is(dictionary.get().first(), "{")) {
      return List.of();
    }
    int open = dictionary.get().first();
    return text.partner(open) == dictionary.get().last() - 1
        ? text.members(open, ":").stream().filter(one -> one.key().isPresent()).toList()
        : List.of();
  }

  @Override
  public List<Call> calls() {
    if (member("dockerfile_contents", -1).isPresent()) {
      return List.of();
    }
    var names = arguments().stream().flatMap(one -> one.key().stream()).collect(Collectors.toSet());
    int line = file.source().line(text.range(start).start());
    return List.of(new Call(line, Engine.DOCKER, target(), names));
  }

  private Target target() {
    var dockerfile = member("dockerfile", -1).map(this::path);
    var context = member("context", CONTEXT).map(this::path);
    var path = dockerfile.or(() -> context.map(directory -> directory + "/Dockerfile"));
    return path.flatMap(found -> Paths.from(file.directory(), found))
        .map(found -> new Target(List.of(found)))
        .orElse(Target.UNKNOWN);
  }

  private String path(Member value) {
    return value.last() == value.first() + 1 ? text.string(value.first()).orElse("*") : "*";
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    if (demands.isEmpty() || demands.get(0).isEmpty()) {
      return CallerRewrite.NONE;
    }
    var edit = new TiltEdit(file.source(), text, members, member("build_args", ARGUMENTS));
    var answers = new ArrayList<Answer>();
    for (var need : demands.get(0).needs()) {
      var passed = arguments().stream().filter(one -> need.argument().equals(one.key())).toList();
      for (var argument : passed) {
        answers.add(move(need, argument, edit, options));
      }
      if (passed.isEmpty() && need.file().isPresent()) {
        give(need, edit, options).ifPresent(answers::add);
      }
    }
    return new CallerRewrite(edit.edits(), answers);
  }

  private Answer move(Need need, Member argument, TiltEdit edit, Options options) {
    var name = argument.key().orElseThrow();
    var passed = passed(argument, need);
    var channel = Channel.variable(need, passed.variable().orElse(name));
    boolean other = !channel.ssh() && edit.has(channel) && !edit.gives(channel);
    boolean certain = passed.variable().isPresent() && edit.takes(channel) && !other;
    boolean held = need.applicability() != Applicability.SAFE && !options.unsafe();
    if (certain && !held) {
      edit.add(channel);
      if (!need.keepsArgument()) {
        edit.cut(argument);
      }
    }
    var reason =
        certain
            ? need.isSsh()
                ? "Tilt forwards the agent, which must hold the key: ssh-add it before tilt up"
                : "Tilt reads " + passed.variable().orElseThrow() + " from its environment"
            : (passed.why().isEmpty() ? obstacle(channel, other) : passed.why())
                + "; remove "
                + name
                + " from build_args, add "
                + exact(channel)
                + (need.isSsh()
                    ? " and put the key into the agent"
                    : " and set " + name + " in the environment of tilt");
    return new Answer(
        file.source().line(argument.slot().range().start()),
        CallerRule.SECRET_BUILD_ARG,
        certain ? need.applicability() : Applicability.ADVICE,
        certain && !held,
        "build_args: " + name,
        exact(channel),
        reason);
  }

  private static String obstacle(Channel channel, boolean other) {
    return other
        ? "the build has a secret " + channel.id() + " already, which may have another value"
        : channel.attribute() + " is no plain list";
  }

  private static String exact(Channel channel) {
    return channel.ssh() ? "ssh='" + channel.text() + "'" : "secret=['" + channel.text() + "']";
  }

  private Passed passed(Member argument, Need need) {
    var name = argument.key().orElseThrow();
    boolean key = NamePolicy.NONE.kind(name).filter(SecretKind.SSH_KEY::equals).isPresent();
    if (key && need.form() == Need.Form.FILE) {
      return Passed.unclear("a private key in a variable may lack its last line feed");
    }
    boolean single = argument.last() == argument.first() + 1;
    if (single && text.string(argument.first()).isPresent()) {
      return Passed.plain();
    }
    var value =
        single && text.isKind(argument.first(), StarlarkText.Kind.WORD)
            ? text.assigned(text.text(argument.first()))
            : Optional.of(argument);
    var found = value.map(text::compact).map(ENVIRONMENT::matcher);
    return found.isPresent() && found.get().matches()
        ? Passed.environment(found.get().group(2))
        : Passed.unclear("its value is not that of one variable of the environment");
  }

  private Optional<Answer> give(Need need, TiltEdit edit, Options options) {
    var path = need.file().orElseThrow();
    var context = member("context", CONTEXT).map(this::path).orElse("*");
    var channel = Channel.file(need, Paths.in(context, path));
    if (edit.has(channel)) {
      return Optional.empty();
    }
    boolean certain = !context.contains("*") && file.directory().isEmpty() && edit.takes(channel);
    boolean held = need.applicability() != Applicability.SAFE && !options.unsafe();
    if (certain && !held) {
      edit.add(channel);
    }
    var reason = "the Dockerfile no longer copies the file";
    return Optional.of(
        new Answer(
            file.source().line(text.range(start).start()),
            CallerRule.SECRET_BUILD_ARG,
            certain ? need.applicability() : Applicability.ADVICE,
            certain && !held,
            "COPY " + path,
            exact(channel),
            certain
                ? reason
                : reason + ": add " + exact(channel) + " with the place of the file to the call"));
  }
}
