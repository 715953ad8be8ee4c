/**
 * Many repositories: the list of them, its shards, the journal that makes a run resumable, and what
 * each repository is left with. What bulk does with git is in the room {@code git}.
 */
@NullMarked
package dev.keymount.bulk;

import org.jspecify.annotations.NullMarked;
