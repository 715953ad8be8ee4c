/**
 * Files that hold little else than shell text: scripts, Makefiles, Justfiles, the scripts of {@code
 * package.json}, and the code blocks of Markdown.
 */
@NullMarked
package dev.keymount.caller.script;

import org.jspecify.annotations.NullMarked;
