package dev.keymount.verify.builder;

import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/**
 * All that a run makes outside its own memory: a directory, processes, images. A guard process
 * removes it at the end of the run, however that ends: also where this process is killed.
 */
public final class Workspace implements AutoCloseable {

  private static final int LENGTH_OF_NAME = 8;

  /** After it the guard goes on by itself. */
  private static final Duration TIME_AT_EXIT = Duration.ofSeconds(20);

  private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_]\\w*");

  /** Variables that one shell or another sets by itself. */
  private static final Set<String> OF_THE_SHELL =
      Set.of(
          "_",
          "BASHOPTS",
          "BASHPID",
          "BASH_VERSINFO",
          "DIRSTACK",
          "EPOCHREALTIME",
          "EPOCHSECONDS",
          "EUID",
          "FUNCNAME",
          "GROUPS",
          "HISTCMD",
          "IFS",
          "LINENO",
          "OLDPWD",
          "OPTARG",
          "OPTIND",
          "PPID",
          "PWD",
          "RANDOM",
          "SECONDS",
          "SHELLOPTS",
          "SHLVL",
          "SRANDOM",
          "UID");

  private final Path directory;
  private final Guard guard;
  private final Thread atExit = new Thread(this::closeAtExit, "workspace");
  private final AtomicInteger files = new AtomicInteger();
  private boolean isClosed;

  private Workspace(Path directory, Guard guard) {
    this.directory = directory;
    this.guard = guard;
  }

  /** Opens one in the directory for temporary files. */
  public static Workspace open() throws IOException {
    return open(
        Path.of(
            Optional.ofNullable(System.getenv("TMPDIR"))
                .filter(name -> !name.isEmpty())
                .orElseGet(() -> System.getProperty("java.io.tmpdir"))));
  }

  /** Opens one in a directory. */
  static Workspace open(Path parent) throws IOException {
    var random = new SecureRandom();
    var name = new StringBuilder("keymount-verify-");
    for (int i = 0; i < LENGTH_OF_NAME; i++) {
      name.append(Character.forDigit(random.nextInt(Character.MAX_RADIX), Character.MAX_RADIX));
    }
    Path directory = parent.toAbsolutePath().resolve(name.toString());
    var workspace = new Workspace(directory, Guard.start(directory));
    Runtime.getRuntime().addShutdownHook(workspace.atExit);
    return workspace;
  }

  /** Returns the directory; nobody else can read it. */
  public Path directory() {
    return directory;
  }

  /** Returns the path of a file that does not exist yet. */
  Path file(String name) {
    return directory.resolve("." + name + "-" + files.incrementAndGet());
  }

  /** Returns a name for an image that nobody else has. */
  public String imageName(String suffix) {
    return directory.getFileName() + ":" + suffix;
  }

  /** Leaves the directory and the images behind at the end. */
  public synchronized void keep() throws IOException {
    guard.tell("keep");
  }

  /**
   * Starts a process, which is ended with the run. A command that does not exist is a process that
   * exits with 127.
   *
   * @throws IllegalArgumentException if a variable was added whose name shells can't pass on
   */
  synchronized Process start(ProcessBuilder builder) throws IOException {
    if (isClosed) {
      throw new IOException("the run has ended");
    }
    for (String name : builder.environment().keySet()) {
      if (!System.getenv().containsKey(name) && !canHaveVariable(name)) {
        throw new IllegalArgumentException("no variable of a process: " + name);
      }
    }
    List<String> command = List.copyOf(builder.command());
    try {
      return builder.command(guard.gate(command)).start();
    } finally {
      builder.command(command);
    }
  }

  /** Has a process forgotten that has ended by itself, and with it all that it started. */
  void forget(Process process) throws IOException {
    guard.forget(process.pid());
  }

  /** Returns whether a process can be given a variable of that name. */
  static boolean canHaveVariable(String name) {
    return VARIABLE.matcher(name).matches() && !OF_THE_SHELL.contains(name);
  }

  /**
   * Has the images of this run removed at the end: those that {@link #imageName} has named.
   *
   * @param builder the words that begin a command of a builder which has {@code image ls} and
   *     {@code image rm}
   */
  synchronized void removeImagesOf(List<String> builder) throws IOException {
    guard.tell("images", builder);
  }

  /** Has a command run at the end, when the processes are ended and the directory is removed. */
  synchronized void atEnd(List<String> command) throws IOException {
    guard.tell("run", command);
  }

  /** Returns the process that cleans up. */
  ProcessHandle guard() {
    return guard.process();
  }

  /**
   * Ends the processes, and removes the directory and the images.
   *
   * @throws IOException if something can't be removed; the message names it
   */
  @Override
  public synchronized void close() throws IOException {
    if (isClosed) {
      return;
    }
    isClosed = true;
    List<String> left = guard.finish();
    try {
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IllegalStateException e) {
      // The virtual machine is about to exit, and waits for this.
    }
    if (!left.isEmpty()) {
      throw new IOException("cannot remove " + String.join(", ", left));
    }
  }

  private synchronized void closeAtExit() {
    if (!isClosed) {
      isClosed = true;
      guard.finishWithin(TIME_AT_EXIT);
    }
  }
}
