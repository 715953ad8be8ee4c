/** The text of a file exactly as read: ranges, lines, line endings and bytes. */
@NullMarked
package dev.keymount.source;

import org.jspecify.annotations.NullMarked;
