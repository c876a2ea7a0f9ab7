import { changeTeller, diffPipelines, readPipeline, type Change, type ChangeWords } from "@reelgraph/engine";
import type { RunSource } from "@reelgraph/server/wire";
import { defineWords } from "../language/language.ts";

const words: { now(): ChangeWords } = defineWords(
  {
    subject: (what: string, name: string) => `${what} ${name}`.trim(),
    added: (subject: string) => `added ${subject}`,
    removed: (subject: string) => `removed ${subject}`,
    renamed: (from: string, to: string) => `renamed ${from} to ${to}`,
    notSet: "not set",
  },
  {
    subject: (what, name) => `${{ input: "输入", output: "输出", pipeline: "流程" }[what] ?? what} ${name}`.trim(),
    added: (subject) => `新增 ${subject}`,
    removed: (subject) => `移除 ${subject}`,
    renamed: (from, to) => `${from} 改名为 ${to}`,
    notSet: "未设",
  },
);

/** A change of a pipeline in the interface's language. */
export const changeWords = (change: Change): string => changeTeller(words.now())(change);

/** How what two runs began with differs, in words: the pipeline, then the inputs that were given. */
export function changesBetween(before: RunSource, after: RunSource): readonly string[] {
  const [then, now] = [readPipeline(before.text).pipeline, readPipeline(after.text).pipeline];
  const changes = then && now ? diffPipelines(then, now).changes.map(changeWords) : [];
  const names = new Set([...Object.keys(before.inputs), ...Object.keys(after.inputs)]);
  const given = [...names].flatMap((name) => {
    const [was, is] = [JSON.stringify(before.inputs[name]), JSON.stringify(after.inputs[name])];
    return was === is ? [] : [`inputs.${name}: ${short(was)} → ${short(is)}`];
  });
  return [...changes, ...given];
}

const short = (text = "–") => (text.length > 60 ? `${text.slice(0, 59)}…` : text);
