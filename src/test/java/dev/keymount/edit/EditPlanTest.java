package dev.keymount.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.keymount.source.TextRange;
import java.util.List;
import org.junit.jupiter.api.Test;

class EditPlanTest {

  private static TextEdit delete(int start, int end) {
    return TextEdit.delete(new TextRange(start, end));
  }

  @Test
  void appliesEditsByPositionInWhateverOrderTheyCome() {
    var plan = EditPlan.of(List.of(TextEdit.insert(6, "!"), delete(0, 1), delete(3, 4)));
    assertThat(plan.applyTo("abcdef")).isEqualTo("bcef!");
  }

  @Test
  void keepsTheOrderOfInsertsAtOneOffset() {
    var plan = EditPlan.of(List.of(TextEdit.insert(1, "x"), TextEdit.insert(1, "y")));
    assertThat(plan.applyTo("ab")).isEqualTo("axyb");
  }

  @Test
  void dropsAnEditInsideADeletion() {
    var plan = EditPlan.of(List.of(delete(1, 5), TextEdit.insert(3, "x"), delete(2, 4)));
    assertThat(plan.applyTo("abcdef")).isEqualTo("af");
    assertThat(plan.deferred()).isEmpty();
  }

  @Test
  void joinsDeletionsThatOverlap() {
    assertThat(EditPlan.of(List.of(delete(1, 3), delete(2, 5))).applyTo("abcdef")).isEqualTo("af");
  }

  @Test
  void defersAReplacementThatMeetsAnother() {
    var one = new TextEdit(new TextRange(1, 4), "x");
    var other = new TextEdit(new TextRange(3, 5), "y");
    var plan = EditPlan.of(List.of(other, one));
    assertThat(plan.accepted()).containsExactly(one);
    assertThat(plan.deferred()).containsExactly(other);
    assertThat(plan.applyTo("abcdef")).isEqualTo("axef");
  }

  @Test
  void insertsBeforeADeletionThatStartsThere() {
    assertThat(EditPlan.of(List.of(delete(1, 2), TextEdit.insert(1, "x"))).applyTo("abc"))
        .isEqualTo("axc");
  }
}
