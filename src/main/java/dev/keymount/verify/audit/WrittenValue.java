package dev.keymount.verify.audit;

import dev.keymount.secret.SecretKind;

/**
 * The value of a secret that the history or the configuration of an image has.
 *
 * @param value the value, to look for and not to print
 * @param what what it is, in words
 * @param kind what kind of secret
 * @param detail what helps its owner to recognise it; may be empty
 */
record WrittenValue(String value, String what, SecretKind kind, String detail) {

  @Override
  public String toString() {
    return what;
  }
}
