package dev.keymount.verify.search;

/** A search in bytes that come in blocks of any size, one content after the other. */
public interface ByteSearch {

  /**
   * Begins with other content.
   *
   * @param path where it stands
   */
  default void begin(String path) {}

  /** Goes on with some bytes. */
  void feed(byte[] bytes, int offset, int length);

  /** Ends the search; what is fed next begins at offset 0 and has nothing to do with it. */
  void end();
}
