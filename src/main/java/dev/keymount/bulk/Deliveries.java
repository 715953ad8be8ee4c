package dev.keymount.bulk;

import dev.keymount.bulk.git.BranchCommit;
import dev.keymount.bulk.git.BranchPlan;
import dev.keymount.bulk.git.Checkout;
import dev.keymount.bulk.git.GitException;
import dev.keymount.bulk.git.Push;
import dev.keymount.bulk.git.Unusable;
import dev.keymount.bulk.git.WorkTreeBranch;
import dev.keymount.migrate.FileProblem;
import dev.keymount.result.Delivery;
import dev.keymount.result.Outcome;
import dev.keymount.result.RepositoryResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What repositories are left with: a patch, a commit on a branch, or changes in the work tree. */
final class Deliveries {

  private final WorkDirectory directory;
  private final Journal journal;
  private final Plan plan;

  Deliveries(WorkDirectory directory, Journal journal, Plan plan) {
    this.directory = directory;
    this.journal = journal;
    this.plan = plan;
  }

  /**
   * Looks whether a checkout can be left with something, and takes back what a run that was stopped
   * has half done.
   *
   * @throws Skipped if something is not committed, or it has the branch
   */
  void prepare(Repository repository, Checkout checkout)
      throws Skipped, Unusable, GitException, IOException, JournalException {
    if (!plan.leavesSomething()) {
      return;
    }
    if (plan.branch().isPresent()) {
      prepareBranch(repository, checkout, plan.branch().get());
    }
    var changes = checkout.changes();
    if (!changes.isEmpty()) {
      throw new Skipped(
          changes.count()
              + (changes.count() == 1 ? " file is" : " files are")
              + " not committed, "
              + CommitMessage.line(changes.first())
              + (changes.count() == 1 ? "" : " first")
              + "; commit or stash");
    }
  }

  private void prepareBranch(Repository repository, Checkout checkout, String branch)
      throws Skipped, Unusable, GitException, IOException, JournalException {
    checkout.requireFinished();
    var intent = journal.intent(repository.identity());
    if (intent.isPresent() && !plan.isCommitted()) {
      journal.intend(repository.identity(), intent.get());
      WorkTreeBranch.undo(checkout, intent.get().branch());
    }
    if (checkout.branch(branch).isPresent()) {
      throw new Skipped("it has a branch " + branch + " already");
    }
    if (plan.isPushed()) {
      Push.requireRemote(checkout);
    }
  }

  /**
   * Goes on with a repository whose branch has the commit of an earlier run, whatever has become of
   * its files since.
   *
   * @return its result; empty where its branch is still to be made
   */
  Optional<RepositoryResult> resumed(Repository repository, Checkout checkout)
      throws JournalException, GitException, IOException {
    if (plan.isDry() || !plan.isCommitted()) {
      return Optional.empty();
    }
    var branch = plan.branch().orElseThrow();
    var intent = journal.intent(repository.identity());
    if (intent.isEmpty() || intent.get().result().isEmpty()) {
      return Optional.empty();
    }
    var commit = intent.get().commit();
    if (!checkout.branch(branch).equals(Optional.of(commit))) {
      return Optional.empty();
    }
    var delivery = Delivery.ofBranch(branch, commit);
    var result = intent.get().result().get().at(repository.position(), repository.name());
    return Optional.of(sent(repository, result, checkout, delivery));
  }

  /**
   * Leaves a repository with what it is to have.
   *
   * @return its result
   * @throws JournalException if what is about to be done can't be noted
   */
  RepositoryResult of(Repository repository, Migrated migrated, Optional<Checkout> checkout)
      throws JournalException, GitException, Unusable {
    if (plan.isDry() || !plan.leavesSomething()) {
      return migrated.result();
    }
    if (migrated.changes().isEmpty()) {
      return unchanged(repository, migrated);
    }
    if (plan.patches().isPresent()) {
      return patched(repository, migrated);
    }
    var branch = plan.branch().orElseThrow();
    return plan.isCommitted()
        ? committed(repository, migrated, checkout.orElseThrow(), branch)
        : checkedOut(repository, migrated, checkout.orElseThrow(), branch);
  }

  /** Removes the patch that an earlier run has left of a repository with nothing to change now. */
  private RepositoryResult unchanged(Repository repository, Migrated migrated) {
    if (plan.patches().isPresent()) {
      var file = patch(repository);
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        var reason = "cannot remove the old " + file + ": " + FileProblem.reason(e);
        return migrated.result().ending(Outcome.FAILED, reason, Delivery.NONE);
      }
    }
    return migrated.result();
  }

  private Path patch(Repository repository) {
    return plan.patches().orElseThrow().resolve(repository.fileName() + ".patch");
  }

  private RepositoryResult patched(Repository repository, Migrated migrated) {
    var file = patch(repository);
    try {
      WholeFile.write(file, migrated.patch());
    } catch (IOException e) {
      var reason = "cannot write " + file + ": " + FileProblem.reason(e);
      return migrated.result().ending(Outcome.FAILED, reason, Delivery.NONE);
    }
    return left(migrated.result(), Delivery.ofPatch(file.toString()));
  }

  private static RepositoryResult left(RepositoryResult result, Delivery delivery) {
    return result.ending(result.outcome(), "", delivery);
  }

  private RepositoryResult checkedOut(
      Repository repository, Migrated migrated, Checkout checkout, String branch)
      throws JournalException, GitException, Unusable {
    BranchPlan change = WorkTreeBranch.plan(checkout, branch, migrated.changes());
    journal.intend(repository.identity(), Intent.toCheckOut(change));
    WorkTreeBranch.write(checkout, change, migrated.changes());
    return left(migrated.result(), Delivery.ofBranch(branch, ""));
  }

  private RepositoryResult committed(
      Repository repository, Migrated migrated, Checkout checkout, String branch)
      throws JournalException, GitException {
    var result = migrated.result();
    var commit =
        BranchCommit.prepare(
            checkout, migrated.changes(), CommitMessage.of(result), directory.temporary());
    journal.intend(repository.identity(), Intent.toCommit(commit, result));
    BranchCommit.publish(checkout, branch, commit);
    return sent(repository, result, checkout, Delivery.ofBranch(branch, commit));
  }

  /** Pushes the branch and opens a request, as far as the user wants that. */
  private RepositoryResult sent(
      Repository repository, RepositoryResult result, Checkout checkout, Delivery delivery)
      throws JournalException {
    var left = delivery;
    try {
      if (plan.isPushed()) {
        Push.push(checkout, delivery.branch());
        left = left.pushed();
      }
      if (plan.requestCommand().isPresent()) {
        left = left.requested(request(repository, result, checkout, left));
      }
      return left(result, left);
    } catch (GitException | RequestCommand.Failed e) {
      return result.ending(Outcome.FAILED, String.valueOf(e.getMessage()), left);
    } catch (IOException e) {
      var reason = "cannot run the --pr-command: " + FileProblem.reason(e);
      return result.ending(Outcome.FAILED, reason, left);
    }
  }

  private String request(
      Repository repository, RepositoryResult result, Checkout checkout, Delivery delivery)
      throws JournalException, IOException, GitException, RequestCommand.Failed {
    boolean isAgain = journal.intent(repository.identity()).filter(Intent::isRequested).isPresent();
    journal.intend(repository.identity(), Intent.toRequest(delivery.commit(), result));
    var base = checkout.defaultBranch().or(checkout::currentBranch).orElse("");
    return new RequestCommand(plan.requestCommand().orElseThrow(), directory.temporary())
        .run(
            repository,
            result,
            checkout.root(),
            delivery.branch(),
            base,
            delivery.commit(),
            isAgain);
  }
}
