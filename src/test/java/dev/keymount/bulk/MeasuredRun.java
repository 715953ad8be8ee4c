package dev.keymount.bulk;

import dev.keymount.cli.Main;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The command line, which tells at its end what memory it took. */
public final class MeasuredRun {

  private static final long KIBIBYTE = 1024;

  private MeasuredRun() {}

  /**
   * Runs the command and writes what it took to the file {@code memory} in the working directory.
   */
  public static void main(String[] args) throws IOException {
    int code = Main.run(print(System.out), print(System.err), args);
    System.gc();
    var heap = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage();
    Files.writeString(
        Path.of("memory"),
        resident() / KIBIBYTE + " " + heap.getUsed() / KIBIBYTE / KIBIBYTE + "\n");
    System.exit(code);
  }

  private static PrintStream print(PrintStream stream) {
    return new PrintStream(stream, true, StandardCharsets.UTF_8);
  }

  /** Returns the most memory that the process had at a time, in KiB. */
  private static long resident() throws IOException {
    return Files.readString(Path.of("/proc/self/status"))
        .lines()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
        .findFirst()
        .orElseThrow();
  }
}
