import { kindNames } from "../../ports/kinds.ts";
import { limits } from "../limits.ts";
import { isId, isName } from "../names.ts";
import { didYouMean } from "../nearest.ts";
import type { Pipeline } from "../pipeline.ts";
import { misusesOf, parseReference } from "../references.ts";
import * as a from "./checks.ts";
import type { Check } from "./checks.ts";
import type { Report } from "./report.ts";

const slugHint = "names start with a letter; letters, digits, - and _ follow, 64 at most";

const name: Check = (value, path, report) => {
  if (isName(String(value))) return true;
  report.add(path, "bad-name", `${a.describe(value)} can't be a name`, { hint: slugHint });
  return false;
};

const id: Check = (value, path, report) => {
  if (isId(String(value))) return true;
  const hint = isName(String(value)) ? `references such as "$${value}.x" mean something else` : slugHint;
  report.add(path, "bad-id", `${a.describe(value)} can't be the id of a node`, { hint });
  return false;
};

const type: Check = (value, path, report) => {
  if (!a.text(value, path, report)) return false;
  const kind = String(value).replace(/^list<(.*)>$/, "$1");
  if (kindNames.some((name) => name === kind)) return true;
  const expected = `${kindNames.join(", ")} or a list<…> of one`;
  report.add(path, "wrong-value", `${a.describe(value)} is not a type`, { expected, ...didYouMean(kind, kindNames) });
  return false;
};

/** Wrong only in form: whether it exists is for the plan to say, so that unknown types load and save. */
const use: Check = (value, path, report) => {
  if (!a.text(value, path, report)) return false;
  if (/^(\.\.?\/.+|#?[A-Za-z][\w-]{0,63}|[A-Za-z][\w-]{0,63}@[1-9]\d{0,8})$/.test(String(value))) return true;
  const expected = "a node type, type@2, ./file.json or #name";
  report.add(path, "bad-use", `${a.describe(value)} names nothing that can be used`, { expected });
  return true;
};

const reference: Check = (value, path, report) => {
  if (!a.text(value, path, report)) return false;
  if (parseReference(String(value))) return true;
  const message = `${a.describe(value)} is not a reference`;
  report.add(path, "bad-reference", message, { expected: `"$node.port"` });
  return false;
};

const argument: Check = (value, path, report) => {
  if (typeof value === "number") return true;
  if (typeof value === "string" && (!value.startsWith("$") || parseReference(value))) return true;
  for (const { path: inside, message, hint } of misusesOf(value))
    report.add([...path, ...inside], "bad-reference", message, { hint });
  return true;
};

const position: Check = (value, path, report) => {
  const [x, y, ...more] = Array.isArray(value) ? value : [];
  if (Number.isFinite(x) && Number.isFinite(y) && more.length === 0) return true;
  const message = `Expected a position, got ${a.describe(value)}`;
  report.add(path, "wrong-type", message, { expected: "[x, y]", severity: "warning" });
  return false;
};

const route = a.list(position);

const frame = a.object({ at: position, size: position, title: a.text }, ["at", "size"]);
const sheet = a.object({ at: position, size: position, text: a.text }, ["at", "size", "text"]);
const board = a.object({
  frames: a.record(frame),
  notes: a.record(sheet),
  routes: a.record(route),
  locked: a.list(a.text),
});

const budget = a.object({ usd: a.amount, onExceed: a.choice("pause", "fail") }, ["usd"]);

const input = a.object({ type, default: a.anything, label: a.text, note: a.text, optional: a.boolean }, ["type"]);

/** Checks a node; bodies come back to it. */
const node: Check = a.vital((value, path, report) => nodeFields(value, path, report));

const nodeRecord = a.record(node, id);
const nodes: Check = a.vital((value, path, report) => {
  const before = report.nodes;
  report.nodes += a.isObject(value) ? Object.keys(value).length : 0;
  if (report.nodes <= limits.nodes) return nodeRecord(value, path, report);
  if (before <= limits.nodes)
    report.add(path, "too-large", `The file has more than ${limits.nodes} nodes`, {
      expected: `at most ${limits.nodes}`,
    });
  return false;
});

const pin: Check = (value, path, report) => {
  if (/^[0-9a-f]{64}$/.test(String(value))) return true;
  report.add(path, "wrong-value", `${a.describe(value)} is not the key of a result`, { expected: "64 hex digits" });
  return false;
};
const pins = a.record(pin);

const names = a.list(a.text);
const nodeKeys: Readonly<Record<string, Check>> = {
  use,
  with: a.record(argument, name),
  note: a.text,
  map: a.object({ cross: names, zip: names }),
  maxItems: a.count,
  onItemError: a.choice("fail", "drop", "hole"),
  onError: a.choice("fail", "port"),
  take: a.count,
  bypass: a.boolean,
  pin: (value, path, report) => (a.isObject(value) ? pins : pin)(value, path, report),
  body: nodes,
  yield: a.record(reference, name),
  until: a.text,
  max: a.count,
  keep: a.choice("best", "last"),
  over: (value, path, report) => (Array.isArray(value) ? names : a.text)(value, path, report),
  budget,
};
const nodeFields = a.object(nodeKeys, ["use"]);

/** Whether the language knows such a key of a node. */
export const isNodeKey = (name: string): boolean => Object.hasOwn(nodeKeys, name);

const graphFields = {
  note: a.text,
  inputs: a.record(input, name),
  nodes,
  outputs: a.record(reference, name),
};

const pipeline = a.vital(
  a.object(
    {
      ...graphFields,
      $schema: a.text,
      reelgraph: a.anything,
      name: a.text,
      app: a.boolean,
      budget,
      pipelines: a.record(a.vital(a.object(graphFields, ["nodes"])), name),
      ui: a.record(position),
      board,
    },
    ["nodes"],
  ),
);

/** Checks the shape of a whole file of this version of the language; leaves out what doesn't fit. */
export function checkPipeline(value: unknown, report: Report): value is Pipeline {
  return pipeline(value, [], report) && !report.broken;
}
