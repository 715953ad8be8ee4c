package dev.keymount.migrate;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.Locale;

/** What went wrong with a file, in the words of a user. */
public final class FileProblem {

  private FileProblem() {}

  /** Returns the reason in a few words. */
  public static String reason(IOException failure) {
    if (failure instanceof NoSuchFileException) {
      return "no such file";
    } else if (failure instanceof AccessDeniedException) {
      return "permission denied";
    }
    if (failure instanceof FileSystemException system && system.getReason() != null) {
      return system.getReason().toLowerCase(Locale.ROOT);
    }
    var message = failure.getMessage();
    return message == null ? failure.getClass().getSimpleName() : message;
  }
}
