package dev.keymount.caller.tool;

import dev.keymount.caller.hcl.HclBody;
import dev.keymount.caller.hcl.HclExpression;
import dev.keymount.caller.hcl.HclItem;
import dev.keymount.caller.hcl.HclObject;
import dev.keymount.caller.hcl.HclReader;
import dev.keymount.caller.hcl.HclString;
import dev.keymount.caller.hcl.HclTuple;
import dev.keymount.source.SourceText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A bake file, in HCL or JSON.
 *
 * @param source its text
 * @param json whether it is JSON
 * @param targets the definitions of targets, in order
 * @param grouped the names of targets that stand in groups
 * @param variables the names of variables with their defaults, if they have one
 */
record BakeFile(
    SourceText source,
    boolean json,
    List<BakeTable> targets,
    Set<String> grouped,
    Map<String, Optional<HclExpression>> variables) {

  static Optional<BakeFile> read(String path, SourceText source) {
    return path.endsWith(".json")
        ? HclReader.json(source.text()).map(object -> ofJson(source, object))
        : HclReader.body(source.text()).map(body -> ofHcl(source, body));
  }

  private static BakeFile ofHcl(SourceText source, HclBody body) {
    var targets =
        body.blocks("target")
            .filter(block -> block.labels().size() == 1)
            .map(
                block ->
                    new BakeTable(
                        block.labels().get(0),
                        block.range().start(),
                        block.body().range(),
                        block.body().attributes()))
            .toList();
    var variables = new LinkedHashMap<String, Optional<HclExpression>>();
    body.blocks("variable")
        .filter(block -> block.labels().size() == 1)
        .forEach(
            block ->
                variables.put(
                    block.labels().get(0),
                    block.body().attribute("default").map(item -> item.value())));
    body.attributes()
        .forEach(item -> item.name().ifPresent(n -> variables.put(n, Optional.of(item.value()))));
    return new BakeFile(
        source,
        false,
        targets,
        grouped(body.blocks("group").flatMap(block -> block.body().attributes().stream())),
        variables);
  }

  private static BakeFile ofJson(SourceText source, HclObject root) {
    var targets =
        member(root, "target").stream()
            .flatMap(object -> object.items().stream())
            .filter(item -> item.name().isPresent() && item.value() instanceof HclObject)
            .map(
                item -> {
                  var object = (HclObject) item.value();
                  return new BakeTable(
                      item.name().orElseThrow(),
                      item.range().start(),
                      object.range(),
                      object.items());
                })
            .toList();
    var variables = new LinkedHashMap<String, Optional<HclExpression>>();
    member(root, "variable").stream()
        .flatMap(object -> object.items().stream())
        .forEach(
            item ->
                item.name()
                    .ifPresent(
                        name ->
                            variables.put(
                                name,
                                item.value() instanceof HclObject object
                                    ? object.item("default").map(found -> found.value())
                                    : Optional.of(item.value()))));
    return new BakeFile(
        source,
        true,
        targets,
        grouped(
            member(root, "group").stream()
                .flatMap(object -> object.items().stream())
                .flatMap(
                    item ->
                        item.value() instanceof HclObject group ? group.items().stream() : null)),
        variables);
  }

  /** Returns the names in the lists of groups. */
  private static Set<String> grouped(Stream<HclItem> attributes) {
    return attributes
        .filter(item -> item.name().filter("targets"::equals).isPresent())
        .flatMap(item -> item.value() instanceof HclTuple list ? list.elements().stream() : null)
        .flatMap(
            element ->
                element instanceof HclString name
                    ? name.literal().stream()
                    : Stream.<String>empty())
        .collect(Collectors.toSet());
  }

  private static Optional<HclObject> member(HclObject object, String name) {
    return object
        .item(name)
        .map(item -> item.value())
        .filter(HclObject.class::isInstance)
        .map(HclObject.class::cast);
  }
}
