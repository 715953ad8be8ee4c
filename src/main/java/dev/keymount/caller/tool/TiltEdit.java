package dev.keymount.caller.tool;

import dev.keymount.caller.tool.StarlarkText.Member;
import dev.keymount.edit.TextEdit;
import dev.keymount.source.SourceText;
import dev.keymount.source.TextRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The changes of one call of {@code docker_build}, made as one at the end. */
final class TiltEdit {

  private final SourceText source;
  private final StarlarkText text;
  private final List<Member> members;
  private final Optional<Member> arguments;
  private final Set<Member> cut = new LinkedHashSet<>();
  private final Set<Channel> added = new LinkedHashSet<>();

  TiltEdit(SourceText source, StarlarkText text, List<Member> members, Optional<Member> arguments) {
    this.source = source;
    this.text = text;
    this.members = List.copyOf(members);
    this.arguments = arguments;
  }

  void cut(Member argument) {
    cut.add(argument);
  }

  void add(Channel channel) {
    if (!has(channel)) {
      added.add(channel);
    }
  }

  private Optional<Member> member(String name) {
    return members.stream().filter(one -> one.key().filter(name::equals).isPresent()).findFirst();
  }

  /** Returns whether a list can be made or made longer. */
  boolean takes(Channel channel) {
    return member(channel.attribute()).map(this::isPlain).orElse(true);
  }

  private boolean isPlain(Member value) {
    boolean string = value.last() == value.first() + 1 && text.string(value.first()).isPresent();
    boolean list = text.is(value.first(), "[") && text.partner(value.first()) == value.last() - 1;
    return string || list;
  }

  /** Returns whether the call gives a secret or agent of that id already. */
  boolean has(Channel channel) {
    var member = member(channel.attribute());
    if (member.isEmpty()) {
      return false;
    }
    for (int at = member.get().first(); at < member.get().last(); at++) {
      var value = text.string(at).orElse("");
      boolean same =
          channel.ssh()
              ? value.split("=", 2)[0].equals(channel.id())
              : Arrays.asList(value.split(",", -1)).contains("id=" + channel.id());
      if (same) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether the call has that very secret already. */
  boolean gives(Channel channel) {
    var member = member(channel.attribute()).orElseThrow();
    for (int at = member.first(); at < member.last(); at++) {
      if (text.string(at).filter(channel.text()::equals).isPresent()) {
        return true;
      }
    }
    return false;
  }

  List<TextEdit> edits() {
    var edits = new ArrayList<TextEdit>();
    var fresh = new ArrayList<String>();
    for (var attribute : List.of("secret", "ssh")) {
      var channels = added.stream().filter(c -> c.attribute().equals(attribute)).toList();
      var there = member(attribute);
      if (!channels.isEmpty() && there.isPresent()) {
        edits.add(longer(there.get(), channels));
      } else if (!channels.isEmpty()) {
        fresh.add(attribute + "=" + list(channels));
      }
    }
    if (!cut.isEmpty()) {
      cutArguments(fresh, edits);
    }
    if (!fresh.isEmpty()) {
      var last = members.get(members.size() - 1).slot();
      var lines = fresh.stream().map(one -> separator() + one).collect(Collectors.joining());
      edits.add(TextEdit.insert(last.range().end(), lines));
    }
    return edits;
  }

  private void cutArguments(List<String> fresh, List<TextEdit> edits) {
    var dictionary = arguments.orElseThrow();
    var items = text.members(dictionary.first(), ":");
    var inner = text.range(dictionary.first()).end();
    var close = text.range(dictionary.last() - 1).start();
    boolean none = cut.containsAll(items) && source.text().substring(inner, close).indexOf('#') < 0;
    boolean named = dictionary.key().isPresent();
    if (none && named && !fresh.isEmpty()) {
      edits.add(new TextEdit(dictionary.slot().range(), String.join(separator(), fresh)));
      fresh.clear();
    } else if (none && named) {
      int gone = members.indexOf(dictionary);
      edits.addAll(
          Slot.without(
              source, members.stream().map(Member::slot).toList(), at -> at == gone, true));
    } else {
      edits.addAll(
          Slot.without(
              source,
              items.stream().map(Member::slot).toList(),
              at -> cut.contains(items.get(at)),
              true));
    }
  }

  /** Returns what stands between two arguments of the call. */
  private String separator() {
    int at = members.get(members.size() - 1).slot().range().start();
    int start = source.lineStart(source.line(at));
    var lead = source.text().substring(start, at);
    return lead.isBlank() ? "," + source.lineEnding() + lead : ", ";
  }

  private String quoted(String plain) {
    boolean twice =
        arguments.isPresent() && arguments.get().slot().range().of(source.text()).contains("\"");
    return twice ? '"' + plain + '"' : "'" + plain + "'";
  }

  private String list(List<Channel> channels) {
    boolean one = channels.size() == 1 && channels.get(0).ssh();
    var all = channels.stream().map(c -> quoted(c.text())).collect(Collectors.joining(", "));
    return one ? all : "[" + all + "]";
  }

  private TextEdit longer(Member value, List<Channel> channels) {
    var all = channels.stream().map(c -> quoted(c.text())).collect(Collectors.joining(", "));
    if (!text.is(value.first(), "[")) {
      var range = text.range(value.first());
      return new TextEdit(range, "[" + range.of(source.text()) + ", " + all + "]");
    }
    var elements = text.members(value.first(), "\0");
    if (elements.isEmpty()) {
      return TextEdit.insert(text.range(value.first()).end(), all);
    }
    var last = elements.get(elements.size() - 1).slot().range();
    int start = source.lineStart(source.line(last.start()));
    var lead = source.text().substring(start, last.start());
    var separator = lead.isBlank() ? "," + source.lineEnding() + lead : ", ";
    return new TextEdit(TextRange.at(last.end()), separator + all);
  }
}
