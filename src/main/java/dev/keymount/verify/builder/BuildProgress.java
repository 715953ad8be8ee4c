package dev.keymount.verify.builder;

/** Told what a build is at, as it happens. */
@FunctionalInterface
public interface BuildProgress {

  /**
   * A step has begun.
   *
   * @param step how the builder calls it; values of secrets may be in it
   */
  void step(String step);
}
