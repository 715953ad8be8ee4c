/** The commands of a POSIX shell or bash text, each part with its range in the file. */
@NullMarked
package dev.keymount.shell;

import org.jspecify.annotations.NullMarked;
