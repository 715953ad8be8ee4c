/** Saved images: configurations, layers, file systems, and how two of them differ. */
@NullMarked
package dev.keymount.verify.image;

import org.jspecify.annotations.NullMarked;
