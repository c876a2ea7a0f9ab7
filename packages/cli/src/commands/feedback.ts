import { hash } from "node:crypto";
import { readFile, stat } from "node:fs/promises";
import { resolve } from "node:path";
import { failure } from "@reelgraph/engine";
import { aspects, groupings, meansOf, trendsBy, Viewers, type Feedback, type Opinion } from "@reelgraph/engine/node";
import { badUsage } from "../arguments.ts";
import type { Action, Arguments } from "../command.ts";
import { exits } from "../exits.ts";
import { openHere } from "../open.ts";
import { agreementLines, saidLines, trendLines } from "../report/feedback.ts";
import type { Shell } from "../shell.ts";
import { whoOf } from "./approve.ts";

/** `reelgraph feedback` and `reelgraph feedback add FILE|RUN`. */
export const feedback: Action = async (given, shell) => {
  const [what, ...clips] = given.words;
  if (what !== undefined && (what !== "add" || clips.length === 0))
    throw badUsage(`There is no "feedback ${given.words.join(" ")}"`, {
      expected: "reelgraph feedback, or reelgraph feedback add FILE|RUN",
    });
  const viewers = new Viewers(await openHere(given, shell));
  try {
    if (what === "add") {
      const opinion = opinionOf(given);
      const added: Feedback[] = [];
      for (const clip of clips) added.push(...(await add(clip, opinion, viewers, shell)));
      if (given.has("json")) shell.out.line(JSON.stringify(added));
      else
        for (const { clip, pipeline } of added) shell.err.line(`noted: ${clip.slice(0, 12)} ${pipeline ?? ""}`.trim());
      return exits.ok;
    }
    const entries = await viewers.all();
    const agreements = await viewers.agreements();
    const trends = Object.fromEntries(groupings.map((grouping) => [grouping, trendsBy(grouping, entries)]));
    if (given.has("json"))
      shell.out.line(JSON.stringify({ count: entries.length, means: meansOf(entries), trends, agreements, entries }));
    else if (entries.length === 0 && agreements.length === 0) shell.err.line("Nobody has said anything yet.");
    else {
      for (const grouping of groupings)
        for (const line of trendLines(grouping, trends[grouping] ?? [], shell.out)) shell.out.line(line);
      for (const line of agreementLines(agreements, shell.out)) shell.out.line(line);
      for (const line of saidLines(entries, shell.out)) shell.out.line(line);
    }
    return exits.ok;
  } finally {
    viewers.close();
  }
};

async function add(clip: string, opinion: Opinion, viewers: Viewers, { folder }: Shell): Promise<readonly Feedback[]> {
  const file = resolve(folder, clip);
  const found = await stat(file).catch(() => undefined);
  if (found?.isFile()) return [await viewers.addToClip(hash("sha256", await readFile(file)), opinion)];
  if (clip.startsWith("run-")) return viewers.addToRun(clip, opinion);
  throw failure("file-not-found", `There is no file ${clip}`, { expected: "a clip, or the name of a run" });
}

function opinionOf(given: Arguments): Opinion {
  const { by } = whoOf(given);
  const text = given.get("text");
  const marks = aspects.flatMap((aspect) => {
    const value = given.get(aspect);
    if (value === undefined) return [];
    const mark = Number(value);
    if (!(mark >= 1 && mark <= 5))
      throw badUsage(`--${aspect} ${value} is no mark`, { expected: "a number from 1 to 5" });
    return [[aspect, mark] as const];
  });
  return { by, ...Object.fromEntries(marks), ...(text === undefined ? {} : { text }) };
}
