package dev.keymount.bulk;

import dev.keymount.bulk.git.Checkout;
import dev.keymount.bulk.git.Clones;
import dev.keymount.bulk.git.Git;
import dev.keymount.bulk.git.GitException;
import dev.keymount.bulk.git.StaleLocks;
import dev.keymount.bulk.git.Unusable;
import dev.keymount.migrate.FileProblem;
import dev.keymount.migrate.RepositoryMigration.Unconfigured;
import dev.keymount.migrate.RepositoryMigration.Wishes;
import dev.keymount.result.Delivery;
import dev.keymount.result.Outcome;
import dev.keymount.result.RepositoryResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.Optional;
import org.apache.commons.io.file.PathUtils;
import org.apache.commons.io.file.StandardDeleteOption;

/**
 * The course of one repository: it is opened, migrated, and left with something. Whatever goes
 * wrong with it is its result.
 */
final class RepositoryRun {

  private final WorkDirectory directory;
  private final Journal journal;
  private final Plan plan;
  private final Wishes wishes;
  private final Git git;
  private final Deliveries deliveries;
  private final Locks locks = new Locks();

  RepositoryRun(WorkDirectory directory, Journal journal, Plan plan, Wishes wishes, Git git) {
    this.directory = directory;
    this.journal = journal;
    this.plan = plan;
    this.wishes = wishes;
    this.git = git;
    this.deliveries = new Deliveries(directory, journal, plan);
  }

  /**
   * Works on a repository.
   *
   * @throws JournalException if what is about to be done can't be noted
   */
  RepositoryResult of(Repository repository) throws JournalException {
    try {
      return worked(repository);
    } catch (Unusable e) {
      return without(repository, outcome(e.kind()), String.valueOf(e.getMessage()));
    } catch (Skipped e) {
      return without(repository, Outcome.SKIPPED, String.valueOf(e.getMessage()));
    } catch (GitException | Unconfigured e) {
      return without(repository, Outcome.FAILED, String.valueOf(e.getMessage()));
    } catch (IOException e) {
      return without(repository, Outcome.FAILED, FileProblem.reason(e));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      var reason = "internal error: " + e.getClass().getName() + "; please report it";
      return without(repository, Outcome.FAILED, reason);
    }
  }

  private static Outcome outcome(Unusable.Kind kind) {
    return switch (kind) {
      case MISSING, NO_REPOSITORY, CORRUPT -> Outcome.FAILED;
      case BARE, EMPTY, LOCKED, NESTED, UNSAFE, BUSY -> Outcome.SKIPPED;
    };
  }

  private static RepositoryResult without(Repository repository, Outcome outcome, String reason) {
    return RepositoryResult.without(
        repository.position(), repository.name(), repository.source().shown(), outcome, reason);
  }

  private RepositoryResult worked(Repository repository)
      throws IOException, JournalException, Unusable, Skipped, GitException, Unconfigured {
    var source = repository.source();
    if (source instanceof Source.Unusable unusable) {
      return without(repository, unusable.outcome(), unusable.reason());
    }
    if (source instanceof Source.Directory own) {
      return inPlace(repository, own.path());
    }
    return cloned(repository, (Source.Remote) source);
  }

  private RepositoryResult inPlace(Repository repository, Path root)
      throws IOException, JournalException, Unusable, Skipped, GitException, Unconfigured {
    Optional<Checkout> checkout;
    removeLocks(repository, root);
    try {
      checkout = Optional.of(Checkout.at(git, root));
    } catch (Unusable e) {
      if (e.kind() != Unusable.Kind.NO_REPOSITORY || plan.branch().isPresent()) {
        throw e;
      }
      requireNoFolder(root);
      checkout = Optional.empty();
    }
    return checkout.isPresent()
        ? migrated(repository, checkout.get())
        : deliveries.of(
            repository,
            Migrated.of(repository, root, "", wishes, path -> isForeign(root, path)),
            Optional.empty());
  }

  /** Removes the locks of a git that was killed with the run that was to make the branch. */
  private void removeLocks(Repository repository, Path root) throws IOException, GitException {
    var intended = journal.intended(repository.identity());
    if (plan.branch().isPresent() && intended.isPresent()) {
      StaleLocks.remove(git, root, plan.branch().get(), intended.get());
    }
  }

  private void requireNoFolder(Path root) throws IOException, Skipped {
    int checkouts = CheckoutFolder.of(root, directory.path()).size();
    if (checkouts > 0) {
      throw new Skipped(
          "it is no repository, and has "
              + (checkouts == 1 ? "a checkout" : checkouts + " checkouts")
              + " in it; name it with --root");
    }
  }

  /** Returns whether a directory below the root is a checkout of its own. */
  private static boolean isForeign(Path root, Path path) {
    return !path.equals(root) && Files.exists(path.resolve(".git"), LinkOption.NOFOLLOW_LINKS);
  }

  private RepositoryResult cloned(Repository repository, Source.Remote source)
      throws IOException, JournalException, Unusable, Skipped, GitException, Unconfigured {
    var clone = directory.clones().resolve(repository.fileName());
    boolean isOurs = journal.isBegun(repository.identity());
    if (Files.exists(clone, LinkOption.NOFOLLOW_LINKS) && !isOurs) {
      throw new Skipped(
          clone + " is there from an earlier run; push its branch, if it has one, and remove it");
    }
    boolean isKept = journal.hasIntent(repository.identity()) && Files.exists(clone);
    if (!isKept) {
      delete(clone);
      if (!isOurs) {
        journal.begin(repository.identity());
      }
    }
    var delivery = Delivery.NONE;
    try {
      if (isKept) {
        removeLocks(repository, clone);
      }
      var checkout = isKept ? Checkout.at(git, clone) : new Clones(git).clone(source.url(), clone);
      var result = migrated(repository, checkout);
      delivery = result.delivery();
      return result;
    } finally {
      if (delivery.branch().isEmpty() && !isKept) {
        delete(clone);
      }
    }
  }

  private static void delete(Path directory) throws IOException {
    if (Files.exists(directory, LinkOption.NOFOLLOW_LINKS)) {
      PathUtils.delete(directory, StandardDeleteOption.OVERRIDE_READ_ONLY);
    }
  }

  /** Works on a checkout, alone among those that share a repository: linked work trees do. */
  private RepositoryResult migrated(Repository repository, Checkout checkout)
      throws IOException, JournalException, Unusable, Skipped, GitException, Unconfigured {
    if (plan.branch().isEmpty()) {
      return left(repository, checkout);
    }
    synchronized (locks.of(checkout.commonDirectory())) {
      var resumed = deliveries.resumed(repository, checkout);
      return resumed.isPresent() ? resumed.get() : left(repository, checkout);
    }
  }

  private RepositoryResult left(Repository repository, Checkout checkout)
      throws IOException, JournalException, Unusable, Skipped, GitException, Unconfigured {
    deliveries.prepare(repository, checkout);
    var migrated =
        Migrated.of(repository, checkout.root(), checkout.head(), wishes, checkout.foreign());
    try {
      for (var change : migrated.changes()) {
        checkout.requireOwn(change.path());
      }
      if (!migrated.changes().isEmpty()) {
        checkout.requireApplies(migrated.patch());
      }
      return deliveries.of(repository, migrated, Optional.of(checkout));
    } catch (GitException e) {
      var reason = String.valueOf(e.getMessage());
      return migrated.result().ending(Outcome.FAILED, reason, Delivery.NONE);
    }
  }
}
