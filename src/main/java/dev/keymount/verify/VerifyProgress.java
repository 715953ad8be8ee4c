package dev.keymount.verify;

/** Told what a proof is at, as it happens. What it is told shows no secrets. */
public interface VerifyProgress {

  /** Hears nothing. */
  VerifyProgress NONE =
      new VerifyProgress() {
        @Override
        public void phase(String side, String what) {}

        @Override
        public void step(String side, String step) {}
      };

  /**
   * Something long begins.
   *
   * @param side {@code before}, {@code after}, or empty for both
   * @param what what it is
   */
  void phase(String side, String what);

  /**
   * A step of a build begins.
   *
   * @param side {@code before} or {@code after}
   * @param step how the builder calls it
   */
  void step(String side, String step);
}
