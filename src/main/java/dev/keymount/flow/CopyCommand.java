package dev.keymount.flow;

import dev.keymount.shell.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * The operands of a {@code cp}, {@code mv} or {@code install}.
 *
 * @param operands the sources and the target
 * @param isPlain whether no option says otherwise about which of them is the target
 */
record CopyCommand(List<Word> operands, boolean isPlain) {

  CopyCommand {
    operands = List.copyOf(operands);
  }

  static CopyCommand of(Invocation invocation) {
    boolean install = invocation.program().filter("install"::equals).isPresent();
    var words = invocation.words();
    var operands = new ArrayList<Word>();
    boolean plain = true;
    for (int at = 1; at < words.size(); at++) {
      var text = words.get(at).text();
      boolean other = text.matches("-[a-zA-Z]*[tST].*|--(?:target|suffix|no-target).*");
      boolean valued = install && text.matches("-[a-zA-Z]*[mog]|--mode|--owner|--group");
      if (!text.startsWith("-") || text.length() == 1) {
        operands.add(words.get(at));
      } else if (valued) {
        at++;
      } else if (other && !(install && text.matches("-[mog].+"))) {
        plain = false;
      }
    }
    return new CopyCommand(operands, plain);
  }
}
