/** From the life of a secret to a fix, or to advice where no fix can be right. */
@NullMarked
package dev.keymount.transform;

import org.jspecify.annotations.NullMarked;
