package dev.keymount.caller.command;

import dev.keymount.caller.Call;
import dev.keymount.caller.CallerDocument;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Demand;
import java.util.List;

/** The builds and logins in shell text. */
public final class ShellCalls implements CallerDocument {

  private ShellCalls() {}

  /** Reads shell text. */
  public static ShellCalls of(Script script) {
    return new ShellCalls();
  }

  @Override
  public List<Call> calls() {
    return List.of();
  }

  @Override
  public CallerRewrite rewrite(List<Demand> demands, Options options) {
    return CallerRewrite.NONE;
  }
}
