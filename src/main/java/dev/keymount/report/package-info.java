/** Results for people and machines: text and JSON. */
@NullMarked
package dev.keymount.report;

import org.jspecify.annotations.NullMarked;
