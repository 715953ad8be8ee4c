/**
 * A lossless reader of HCL, the language of Terraform and of bake files, and of JSON as its subset.
 *
 * <p>The tokens tile the text. Blocks, attributes, objects, tuples, strings and calls are read with
 * their places; any other expression is opaque, with what can be read inside it. What HCL itself
 * would reject is not read at all.
 */
@NullMarked
package dev.keymount.caller.hcl;

import org.jspecify.annotations.NullMarked;
