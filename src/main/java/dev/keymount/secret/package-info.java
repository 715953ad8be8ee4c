/** What counts as a secret: names, tools, and what each tool reads and leaves behind. */
@NullMarked
package dev.keymount.secret;

import org.jspecify.annotations.NullMarked;
