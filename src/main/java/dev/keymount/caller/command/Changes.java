package dev.keymount.caller.command;

import dev.keymount.caller.Answer;
import dev.keymount.caller.CallerRewrite;
import dev.keymount.caller.Embedded;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** The edits of a shell text while they are collected; each is made once. */
final class Changes {

  private final Embedded text;
  private final Set<TextEdit> edits = new LinkedHashSet<>();
  private final List<Answer> answers = new ArrayList<>();
  private final List<TextRange> moved = new ArrayList<>();
  private final Set<Binding> sources = new LinkedHashSet<>();
  private final Set<Set<String>> agents = new LinkedHashSet<>();
  private final Set<String> done = new LinkedHashSet<>();

  Changes(Embedded text) {
    this.text = text;
  }

  void add(TextEdit edit) {
    edits.add(edit);
  }

  void add(Answer answer) {
    answers.add(answer);
  }

  void insert(int offset, String inserted) {
    edits.add(text.edit(TextRange.at(offset), inserted));
  }

  void delete(TextRange range) {
    edits.add(text.edit(range, ""));
  }

  /** Takes note of a range of the text that reads its variables no more. */
  void moved(TextRange range) {
    moved.add(range);
  }

  boolean isMoved(int offset) {
    return moved.stream().anyMatch(range -> range.contains(offset));
  }

  /** Takes note of an assignment whose value is read no more. */
  void unread(Binding source) {
    sources.add(source);
  }

  Set<Binding> sources() {
    return sources;
  }

  /** Takes note of the keys that an agent must have for one build. */
  void agent(Set<String> keys) {
    agents.add(keys);
  }

  /** Returns whether builds need agents that differ in their keys. */
  boolean hasSeveralAgents() {
    return agents.size() > 1;
  }

  /** Returns whether something is done for the first time. */
  boolean first(String what) {
    return done.add(what);
  }

  CallerRewrite rewrite() {
    answers.sort(Comparator.comparingInt(Answer::line));
    return new CallerRewrite(new ArrayList<>(edits), answers);
  }
}
