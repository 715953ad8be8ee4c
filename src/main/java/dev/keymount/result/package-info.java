/** What became of repositories as plain data: what reports show and journals keep. */
@NullMarked
package dev.keymount.result;

import org.jspecify.annotations.NullMarked;
