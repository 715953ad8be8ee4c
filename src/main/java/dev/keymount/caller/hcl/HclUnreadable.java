package dev.keymount.caller.hcl;

/** Text that is not HCL as far as this reader knows it. */
final class HclUnreadable extends Exception {

  private static final long serialVersionUID = 1L;

  HclUnreadable() {
    super("not readable", null, false, false);
  }
}
