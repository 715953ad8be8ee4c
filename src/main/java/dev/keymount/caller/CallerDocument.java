package dev.keymount.caller;

import java.util.List;
import java.util.Optional;

/** A file that calls builds, as one format reads it. */
public interface CallerDocument {

  /** Returns the calls in order of the text. */
  List<Call> calls();

  /**
   * Returns the weakest engine that the file runs jobs with, if it names one that mounts secrets as
   * files alone: such a job may build by a command that does not show it, such as {@code make}.
   */
  default Optional<Engine> engine() {
    return Optional.empty();
  }

  /**
   * Rewrites the calls.
   *
   * @param demands what each call must give, in the order of {@link #calls()}; {@link Demand#NONE}
   *     for a call that stays as it is
   * @param options what else the user wants
   */
  CallerRewrite rewrite(List<Demand> demands, Options options);

  /**
   * What the user wants of callers besides the demands.
   *
   * @param logins whether a registry password in an argument is moved to standard input
   * @param unsafe whether answers of applicability unsafe are applied too
   */
  record Options(boolean logins, boolean unsafe) {}
}
