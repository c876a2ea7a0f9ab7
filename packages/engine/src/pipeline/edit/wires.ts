import type { Json } from "../../ports/values.ts";
import { failure } from "../../errors.ts";
import { isName, own } from "../names.ts";
import type { Pipeline } from "../pipeline.ts";
import { formatReference, type Reference } from "../references.ts";
import { dropRoutesInto } from "./board-paths.ts";
import { change, type Edit } from "./change.ts";
import { dropFromArgument } from "./scope-references.ts";
import { findNode } from "./scope.ts";

/**
 * Connects a reference to an input of a node. `add` puts it behind what is there, for ports that take several;
 * `instead` names the one whose place it takes; else it replaces all. Throws `unknown-node`, also for a source that is not there.
 */
export function connect(
  pipeline: Pipeline,
  path: string,
  port: string,
  source: Reference,
  { add = false, instead }: { add?: boolean; instead?: Reference } = {},
): Edit {
  return change(pipeline, (draft) => {
    const { scope, node } = findNode(draft, path);
    if (source.port !== "" && !["inputs", "state"].includes(source.node)) findNode(draft, scope.prefix + source.node);
    if (!isName(port)) throw failure("bad-name", `"${port}" can't be the name of an input`);
    const given: Record<string, Json> = (node.with ??= {});
    const before = own(given, port);
    const text = formatReference(source);
    const old = instead && formatReference(instead);
    if (old !== undefined && Array.isArray(before) && before.includes(old))
      given[port] = before.map((one: Json) => (one === old ? text : one));
    else if (!add || before === undefined) given[port] = text;
    else given[port] = [...(Array.isArray(before) ? before : [before]), text];
    dropRoutesInto(draft, path, port, node);
  });
}

/** Takes a reference, or all of them, out of an input of a node. */
export function disconnect(pipeline: Pipeline, path: string, port: string, source?: Reference): Edit {
  return change(pipeline, (draft) => {
    const { node } = findNode(draft, path);
    dropFromArgument(node, port, (reference) => {
      return source === undefined || formatReference(reference) === formatReference(source);
    });
    dropRoutesInto(draft, path, port, node);
  });
}
