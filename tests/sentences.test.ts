import { globSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseAst } from "rolldown/parseAst";
import { expect, test } from "vitest";
import { tellerOf } from "../packages/editor/src/language/sentences/sentences.ts";
import { joints, sentences } from "../packages/editor/src/language/sentences/zh.ts";

const packages = join(import.meta.dirname, "..", "packages");
const tell = tellerOf(sentences, joints);

/** What only operators see: at a terminal, in the log, or in answers to other programs. */
const operators =
  /\/testing\/|judges\/material|server\/src\/(openai|mcp|webhooks|people|observe|assets)\/|http\/(key-ring|listen|openapi|headers|quotas|app|body)|node\/(backup|doctor|storage-health|config|config-owner|begin-run|accounts|plugins|people-config|webhook-inbox|cache|http)\.ts|node\/(journal|effects|feedback|moderation)\/|media\/(codec|filter|muxer|worker|sketch\/lab)|models\/(fal|google-omni|xai)\/|wire\/(signed|standard-webhook)|ledger\/(books|leases|ledger)|serve\.ts|webhooks?\.ts|run\/(people|unit-context)\.ts|plan-executor/;
/** Files in which each sentence is one for people, wherever it stands. */
const spoken =
  /plan\/(explain|assumptions)|estimate\/estimate|events\/to-planned|measure\/(quality|consistency|camera-score)/;
/** Which argument of a call is a sentence. */
const calls: Readonly<Record<string, number>> = { failure: 1, refuse: 1, Mistake: 1, note: 3 };

interface Node {
  readonly type: string;
  readonly [key: string]: unknown;
}

const files = globSync("{engine,server}/src/**/*.ts", { cwd: packages })
  .map((file) => file.replaceAll("\\", "/"))
  .filter((file) => !file.endsWith(".test.ts") && !operators.test(file));

test("every sentence of the engine and the server that people see is told in Chinese", () => {
  const missing = files.flatMap((file) =>
    sentencesOf(readFileSync(join(packages, file), "utf8"), spoken.test(file))
      .filter((one) => tell(one) === undefined)
      .map((one) => `${file}: ${one}`),
  );
  expect(files.length).toBeGreaterThan(100);
  expect(missing).toEqual([]);
});

test("every example has a Chinese name, and a note where it has one", () => {
  const folder = join(packages, "..", "examples");
  const texts = globSync("*/pipeline.json", { cwd: folder }).flatMap((file) => {
    const { name, note } = JSON.parse(readFileSync(join(folder, file), "utf8")) as { name: string; note?: string };
    return note === undefined ? [name] : [name, note];
  });
  expect(texts.length).toBeGreaterThan(10);
  expect(texts.filter((text) => tell(text) === undefined)).toEqual([]);
});

test("a Chinese sentence holds the same values as the English one", () => {
  const holes = (text: string) => new Set(text.match(/\{\w+\}/g));
  for (const [english, chinese] of Object.entries(sentences))
    expect([english, holes(chinese).difference(holes(english))]).toEqual([english, new Set()]);
});

/** The sentences that a source holds, with marks for the values in them: messages, hints and reasons. */
function sentencesOf(source: string, all: boolean): readonly string[] {
  const found = new Set<string>();
  visit(parseAst(source, { lang: "ts" }) as unknown as Node);
  return [...found];

  function visit(node: Node): void {
    if (node.type === "ImportDeclaration" || node.type.startsWith("TS")) return;
    if (node.type === "BinaryExpression" && node["operator"] !== "+") return;
    if (/^(Call|New)Expression$/.test(node.type))
      take(nodes(node["arguments"])[calls[nameOf(node["callee"])] ?? Infinity]);
    if (node.type === "Property" && told.has(nameOf(node["key"]))) take(node["value"] as Node);
    if (node.type === "VariableDeclarator" && told.has(nameOf(node["id"]))) take(nodes(node["init"])[0]);
    if (all && (node.type === "TemplateLiteral" || node.type === "Literal")) take(node, /\S .*\S/);
    for (const value of Object.values(node)) for (const child of nodes(value)) visit(child);
  }

  function take(node: Node | undefined, like = /./): void {
    for (const one of node ? waysOf(node) : [])
      if (like.test(one) && /^(?!["/])|\w .*\w/.test(one) && /[a-z]{2}/.test(one.replaceAll(mark, ""))) found.add(one);
  }
}

const told = new Set(["message", "hint", "expected", "reason", "why", "says"]);
const mark = "‹value›";

/** All that an expression may say. */
function waysOf(node: Node): readonly string[] {
  switch (node.type) {
    case "Literal":
      return typeof node["value"] === "string" ? [node["value"]] : [mark];
    case "ConditionalExpression":
      return [...waysOf(node["consequent"] as Node), ...waysOf(node["alternate"] as Node)];
    case "LogicalExpression":
      return [...waysOf(node["left"] as Node), ...waysOf(node["right"] as Node)];
    case "TemplateLiteral": {
      const texts = nodes(node["quasis"]).map(({ value }) => (value as { cooked: string }).cooked);
      return nodes(node["expressions"]).reduce<readonly string[]>(
        (ways, expression, at) =>
          ways.flatMap((way) => waysOf(expression).map((value) => way + value + (texts[at + 1] ?? ""))),
        [texts[0] ?? ""],
      );
    }
    default:
      return [mark];
  }
}

function nameOf(node: unknown): string {
  const { name } = node as { name?: unknown };
  return typeof name === "string" ? name : "";
}

function nodes(value: unknown): readonly Node[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [value];
  return list.filter((one): one is Node => typeof one === "object" && one !== null && "type" in one);
}
