package dev.keymount.cli;

import dev.keymount.bulk.BulkException;
import dev.keymount.bulk.BulkRun;
import dev.keymount.bulk.BulkRun.Beginning;
import dev.keymount.bulk.Plan;
import dev.keymount.bulk.Repository;
import dev.keymount.migrate.Configuration;
import dev.keymount.migrate.FileProblem;
import dev.keymount.migrate.RepositoryMigration.Wishes;
import dev.keymount.report.ResultsText;
import dev.keymount.result.Outcome;
import dev.keymount.result.Results;
import dev.keymount.result.Totals;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code keymount bulk}. */
@Command(
    name = "bulk",
    header = "Migrate many repositories.",
    description = {
      "",
      "Goes through directories and clones of URLs, and leaves each repository with a patch or a"
          + " commit on a branch; with neither nothing is written but reports. A repository whose"
          + " work tree is not clean, or that has the branch, is skipped.",
      ""
    },
    footer = {
      "",
      "Exit codes: 0 nothing is left to do, 1 something is left to a person, 2 something failed.",
      ""
    },
    sortOptions = false,
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class Bulk implements Callable<Integer> {

  private final Streams streams;

  @Mixin private RepositoryOptions named = new RepositoryOptions();

  @Option(
      names = "--jobs",
      paramLabel = "N",
      description = "Work on so many at a time. Default: one for each processor.")
  private int jobs = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--work-dir",
      paramLabel = "DIR",
      defaultValue = "keymount-bulk",
      description = "Keep the journal and the clones here. Default: keymount-bulk.")
  private Path workDirectory = Path.of("keymount-bulk");

  @Option(
      names = "--patches",
      paramLabel = "DIR",
      description = "Write the patch of each repository to this directory; git apply takes it.")
  private @Nullable Path patches;

  @Option(
      names = "--branch",
      paramLabel = "NAME",
      description =
          "Leave each repository with the change on a new branch: checked out and not committed,"
              + " or, with --commit, beside what is checked out.")
  private @Nullable String branch;

  @Option(
      names = "--commit",
      description = "Commit to the branch; neither the work tree nor the index changes.")
  private boolean commit;

  @Option(
      names = "--push",
      description = "Push the branch to where the repository comes from; never by force.")
  private boolean push;

  @Option(
      names = "--pr-command",
      paramLabel = "CMD",
      description =
          "Run this with sh in each repository that has a commit, to open a request. It gets"
              + " KEYMOUNT_REPOSITORY, _SOURCE, _BRANCH, _BASE, _COMMIT, _TITLE and _BODY_FILE.")
  private @Nullable String requestCommand;

  @Option(
      names = "--resume",
      description = "Go on with the run that was stopped in the work directory.")
  private boolean resume;

  @Option(names = "--retry-failed", description = "Likewise, and try again what failed in it.")
  private boolean retry;

  @Option(
      names = {"-n", "--dry-run"},
      description = "Tell what would be done, and leave nothing but reports.")
  private boolean dryRun;

  @Option(names = "--no-callers", description = "Leave the files that call the builds alone.")
  private boolean noCallers;

  @Option(
      names = "--unsafe",
      description = "Also apply fixes with which a step may see something else.")
  private boolean unsafe;

  @Option(
      names = {"-q", "--quiet"},
      description = "Print the summary and errors only.")
  private boolean quiet;

  @Spec private CommandSpec spec;

  @Mixin private Forms forms = new Forms();

  @Mixin private Rules rules = new Rules();

  @Mixin private Reports reports = new Reports();

  Bulk(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() {
    var plan = plan();
    var part = named.part();
    reports.areAsked();
    var repositories = named.repositories(part, workDirectory, streams);
    return repositories.isEmpty() ? Main.FAILED : run(repositories.get(), plan);
  }

  private Plan plan() {
    if (patches != null && branch != null) {
      throw wrong("--patches and --branch exclude each other");
    }
    if (branch == null && (commit || push || requestCommand != null)) {
      throw wrong("--commit, --push and --pr-command need --branch");
    }
    if (!commit && (push || requestCommand != null)) {
      throw wrong("--push and --pr-command need --commit");
    }
    if (jobs < 1) {
      throw wrong("--jobs must be 1 or more");
    }
    return new Plan(
        Optional.ofNullable(patches),
        Optional.ofNullable(branch),
        commit,
        push,
        Optional.ofNullable(requestCommand),
        dryRun);
  }

  private ParameterException wrong(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private int run(List<Repository> repositories, Plan plan) {
    var beginning = retry ? Beginning.RETRIED : resume ? Beginning.RESUMED : Beginning.FRESH;
    var progress = new BulkProgressLine(streams.err(), Terminal.showsErrors() && !quiet, quiet);
    try {
      plan.prepare(repositories);
      try (var run = BulkRun.open(workDirectory, beginning, options(), progress)) {
        if (beginning == Beginning.RESUMED && run.wasFinished()) {
          streams.complain(
              "the run in " + workDirectory + " is finished; without --resume a new one begins");
        }
        run.run(repositories, plan, wishes(), jobs, beginning);
        progress.clear();
        return end(run.results(), plan);
      }
    } catch (IOException e) {
      progress.clear();
      streams.complain("cannot use the journal: " + FileProblem.reason(e));
      return Main.FAILED;
    } catch (BulkException e) {
      progress.clear();
      streams.complain(String.valueOf(e.getMessage()));
      return Main.FAILED;
    }
  }

  private Wishes wishes() {
    return new Wishes(
        forms.with(Configuration.NONE), unsafe, rules.selected(), rules.ignored(), !noCallers);
  }

  /**
   * Returns what decides about the results; a run that is resumed must have the same. The command
   * that opens requests is not among it: it may have to be corrected, and may hold a token.
   */
  private Map<String, String> options() {
    var options = new TreeMap<String, String>();
    options.put("--patches", patches == null ? "" : patches.toString());
    options.put("--branch", branch == null ? "" : branch);
    options.put("--commit", commit ? "true" : "");
    options.put("--push", push ? "true" : "");
    options.put("--dry-run", dryRun ? "true" : "");
    options.put("--no-callers", noCallers ? "true" : "");
    options.put("--unsafe", unsafe ? "true" : "");
    options.put("--shard", named.shard());
    options.put("--select", String.join(",", rules.selected()));
    options.put("--ignore", String.join(",", rules.ignored()));
    options.putAll(forms.options());
    options.values().removeIf(String::isEmpty);
    return options;
  }

  private int end(Results results, Plan plan) throws IOException {
    var totals = Totals.of(results);
    ResultsText.lines(results).forEach(line -> streams.out().println(Streams.shown(line)));
    if (plan.isDry()) {
      streams.complain("nothing was written but reports: --dry-run");
    } else if (!plan.leavesSomething()) {
      streams.complain("nothing was written but reports; see --patches and --branch");
    }
    boolean isReported = reports.write(format -> results, streams);
    if (!isReported || totals.count(Outcome.FAILED) > 0) {
      return Main.FAILED;
    }
    boolean isFound = totals.found() > 0 && !plan.leavesSomething();
    return totals.isOpen() || isFound ? Main.REMAINS : Main.DONE;
  }
}
