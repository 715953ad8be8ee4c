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
  void prepare(Repository repository, Checkout checkout) throws Skipped, Unusable, GitException, IOException {
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
      throws Skipped, Unusable, GitException, IOException {
    checkout.requireFinished();
    var intent = journal.intent(repository.key());
    if (intent.isPresent() && !plan.isCommitted()) {
      WorkTreeBranch.undo(checkout, intent.get().branch());
    }
    if (checkout.branch(branch).isPresent()) {
      throw new Skipped("it has a branch " + branch + " already");
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
    var intent = journal.intent(repository.key());
    if (intent.isEmpty() || intent.get().result().isEmpty()) {
      return Optional.empty();
    }
    var commit = intent.get().commit();
    if (!checkout.branch(branch).equals(Optional.of(commit))) {
      return Optional.empty();
    }
    var delivery = new Delivery("", branch, commit, false, "");
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
    if (migrated.changes().isEmpty() || plan.isDry() || !plan.leavesSomething()) {
      return migrated.result();
    }
    if (plan.patches().isPresent()) {
      return patched(repository, migrated);
    }
    var branch = plan.branch().orElseThrow();
    return plan.isCommitted()
        ? committed(repository, migrated, checkout.orElseThrow(), branch)
        : checkedOut(repository, migrated, checkout.orElseThrow(), branch);
  }

  private RepositoryResult patched(Repository repository, Migrated migrated) {
    var file = plan.patches().orElseThrow().resolve(repository.fileName() + ".patch");
    try {
      WholeFile.write(file, migrated.patch());
    } catch (IOException e) {
      var reason = "cannot write " + file + ": " + FileProblem.reason(e);
      return migrated.result().ending(Outcome.FAILED, reason, Delivery.NONE);
    }
    return left(migrated.result(), new Delivery(file.toString(), "", "", false, ""));
  }

  private static RepositoryResult left(RepositoryResult result, Delivery delivery) {
    return result.ending(result.outcome(), "", delivery);
  }

  private RepositoryResult checkedOut(
      Repository repository, Migrated migrated, Checkout checkout, String branch)
      throws JournalException, GitException, Unusable {
    BranchPlan change = WorkTreeBranch.plan(checkout, branch, migrated.changes());
    journal.intend(repository.key(), Intent.toCheckOut(change));
    WorkTreeBranch.write(checkout, change, migrated.changes());
    return left(migrated.result(), new Delivery("", branch, "", false, ""));
  }

  private RepositoryResult committed(
      Repository repository, Migrated migrated, Checkout checkout, String branch)
      throws JournalException, GitException {
    var result = migrated.result();
    var commit =
        BranchCommit.prepare(
            checkout, migrated.changes(), CommitMessage.of(result), directory.temporary());
    journal.intend(repository.key(), Intent.toCommit(commit, result));
    BranchCommit.publish(checkout, branch, commit);
    return sent(repository, result, checkout, new Delivery("", branch, commit, false, ""));
  }

  /** Pushes the branch and opens a request, as far as the user wants that. */
  private RepositoryResult sent(
      Repository repository, RepositoryResult result, Checkout checkout, Delivery delivery)
      throws JournalException {
    var left = delivery;
    try {
      if (plan.isPushed()) {
        Push.push(checkout, delivery.branch());
        left = new Delivery("", delivery.branch(), delivery.commit(), true, "");
      }
      if (plan.requestCommand().isPresent()) {
        var said = request(repository, result, checkout, left);
        left = new Delivery("", left.branch(), left.commit(), left.isPushed(), said);
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
    boolean isAgain =
        journal.intent(repository.key()).filter(Intent::isRequested).isPresent();
    journal.intend(repository.key(), Intent.toRequest(delivery.commit(), result));
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
