package dev.keymount.caller;

import dev.keymount.edit.Applicability;
import java.util.Optional;

/**
 * Something that a call must give to a migrated Dockerfile.
 *
 * @param id the id of the secret or of the agent
 * @param form how the Dockerfile takes it
 * @param argument the build argument that passed it before
 * @param file the path, in the build context, of the file that was copied before
 * @param required whether the build fails without it
 * @param keepsArgument whether something that the call builds still takes the argument, so that it
 *     stays beside the new flag
 * @param applicability {@link Applicability#SAFE} where the call is known to build the Dockerfile,
 *     {@link Applicability#UNSAFE} where only the names of the arguments say so
 * @param forced whether the call must give it even though it passes no such argument, because a
 *     command that passed it through this call no longer does
 */
public record Need(
    String id,
    Form form,
    Optional<String> argument,
    Optional<String> file,
    boolean required,
    boolean keepsArgument,
    Applicability applicability,
    boolean forced) {

  /** Makes a need of a call that passes the argument or has the file in its context. */
  public Need(
      String id,
      Form form,
      Optional<String> argument,
      Optional<String> file,
      boolean required,
      boolean keepsArgument,
      Applicability applicability) {
    this(id, form, argument, file, required, keepsArgument, applicability, false);
  }

  /** How a Dockerfile takes a value. */
  public enum Form {
    /** {@code type=ssh}: an agent, or the file of a private key. */
    SSH,
    /**
     * {@code type=secret,env=}: the text of a variable, exactly; a file at the caller must not end
     * with a line feed.
     */
    VARIABLE,
    /**
     * {@code type=secret} that the step reads by <code>$(cat …)</code>, last line feeds dropped.
     */
    TEXT,
    /**
     * {@code type=secret,target=}: a file that a program reads; a private key must end with a line
     * feed.
     */
    FILE
  }

  /** Returns whether it is given by {@code --ssh}. */
  public boolean isSsh() {
    return form == Form.SSH;
  }
}
