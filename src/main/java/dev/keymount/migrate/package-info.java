/** One repository: discover, analyse, fix, check the result, write. */
@NullMarked
package dev.keymount.migrate;

import org.jspecify.annotations.NullMarked;
