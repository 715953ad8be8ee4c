package dev.keymount.caller.ci;

import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import dev.keymount.caller.Target;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * A script that other jobs may borrow, where a call may build something else in each.
 *
 * @param script the script where it stands
 * @param borrowed the calls as they are in the jobs that borrow them
 */
record SharedScript(CallerDocument script, List<Call> borrowed) implements CallerDocument {

  SharedScript {
    borrowed = List.copyOf(borrowed);
  }

  @Override
  public List<Call> calls() {
    return script.calls().stream().map(this::everywhere).toList();
  }

  private Call everywhere(Call call) {
    var others =
        borrowed.stream()
            .filter(other -> other.line() == call.line())
            .map(Call::target)
            .filter(target -> !target.equals(call.target()))
            .toList();
    if (others.isEmpty() || !call.target().through().isEmpty()) {
      return call;
    }
    var all = new LinkedHashSet<>(call.target().dockerfiles());
    boolean unknown = others.stream().anyMatch(target -> target.dockerfiles().isEmpty());
    others.forEach(target -> all.addAll(target.dockerfiles()));
    var target = unknown ? Target.UNKNOWN : new Target(List.copyOf(all), true);
    return new Call(call.line(), call.engine(), target, call.arguments());
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    return script.rewrite(demands, options);
  }
}
