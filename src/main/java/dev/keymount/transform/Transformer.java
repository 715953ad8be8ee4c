package dev.keymount.transform;

import dev.keymount.flow.Build;
import dev.keymount.flow.Life;

/** Makes a fix of the life of a secret. */
interface Transformer {

  /** Returns the fix, which is advice where no edit can be right. */
  Fix fix(Build build, Life life, MountForms forms);
}
