import type { Problem, RunResult, Score } from "@reelgraph/engine";
import type { SessionResult } from "@reelgraph/engine/node";
import { shortPath } from "../report/problems.ts";
import type { Channel, Shell } from "../shell.ts";
import { table, type Cell } from "../terminal/table.ts";
import { bytes, duration, usd } from "../terminal/units.ts";
import { oneLine, wrap } from "../terminal/width.ts";
import { isMedia, type Delivered } from "./deliver.ts";
import { planText } from "./estimate-words.ts";

/** What a run gave, for programs: `name<tab>path or value`, a line each. */
export function resultLines(delivered: readonly Delivered[]): string[] {
  return delivered.flatMap(({ name, value, path }) => (isMissing(value) ? [] : [`${name}\t${path ?? plain(value)}`]));
}

/** Outputs that a run did not give although nothing failed, a line each. */
export function missingLines(delivered: readonly Delivered[]): string[] {
  return delivered.flatMap(({ name, value }) =>
    isMissing(value) && "skipped" in value ? [oneLine(`${name}: ${missing(value)}`)] : [],
  );
}

/** What a run gave, for people. */
export function resultTable(delivered: readonly Delivered[], channel: Channel, { folder }: Shell): string[] {
  const { style } = channel;
  const rows = delivered.map(({ name, value, path }): (Cell | string)[] => {
    const label = { text: oneLine(name), paint: style.bold };
    if (isMissing(value)) return [label, "", "", "", { text: missing(value), paint: style.dim }];
    if (!isMedia(value) || path === undefined)
      return [label, "", "", "", { text: oneLine(isScore(value) ? scoreText(value) : plain(value)) }];
    const seconds = value.media === "image" ? "" : duration(value.seconds);
    const size = value.media === "audio" ? "" : `${value.width}×${value.height}`;
    return [label, seconds, size, bytes(value.bytes), { text: shortPath(path, folder), paint: style.cyan }];
  });
  const columns = [{}, { side: "start" }, { side: "start" }, { side: "start" }, { gives: true }] as const;
  return table(columns, rows, channel.size().columns - 1);
}

/** `✓ succeeded in 12 s · $0.40 · run-…`, and below it what was planned and what the film cost, where that is known. */
export function closingLines(result: SessionResult, channel: Channel): string[] {
  const compared = [...planned(result), ...acceptedText(result)].join("; ");
  const lines = compared === "" ? [] : wrap(compared, channel.size().columns - 3);
  return [closingLine(result, channel), ...lines.map((line) => channel.style.dim(`  ${line}`))];
}

function planned({ estimate }: RunResult): readonly string[] {
  if (!estimate) return [];
  const { seconds, unknown = false, ...cost } = estimate;
  return [planText({ total: { ...cost, unknown }, ...(seconds ? { time: seconds } : {}) }) ?? []].flat();
}

/** Takes that nobody picked and failed attempts are cost, not film. */
function acceptedText({ accepted }: RunResult): readonly string[] {
  if (!accepted) return [];
  const { seconds, usdPerSecond } = accepted;
  const cost = usdPerSecond === "unknown" ? "not known" : usd(usdPerSecond);
  return [`cost of an accepted second: ${cost} (${duration(seconds)} of film)`];
}

function closingLine(result: SessionResult, { style }: Channel): string {
  const words = {
    succeeded: style.green("✓ succeeded"),
    failed: style.red("✗ failed"),
    cancelled: style.yellow(result.interrupted ? "– interrupted" : "– cancelled"),
    paused: style.yellow("‖ paused"),
  };
  const unknown = result.accepted?.usdPerSecond === "unknown" ? ["cost not known"] : [];
  const cost = result.usd > 0 ? [`${unknown.length > 0 ? "at least " : ""}${usd(result.usd)}`] : unknown;
  const facts = [...cost, result.id];
  const { seconds, secondsBefore } = result;
  const all = secondsBefore === undefined ? "" : ` (${duration(secondsBefore + seconds)} in all)`;
  return `${words[result.state]} in ${duration(seconds)}${all} ${style.dim(`· ${facts.join(" · ")}`)}`;
}

function missing(value: Missing): string {
  if ("skipped" in value) return oneLine(`skipped: ${value.skipped}`);
  return "failed" in value ? oneLine(`failed: ${value.failed.message}`) : "not reached";
}

type Missing = { readonly skipped: string } | { readonly failed: Problem } | { readonly cancelled: true };

function isMissing(value: unknown): value is Missing {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== 1) return false;
  if ("skipped" in value) return typeof value.skipped === "string";
  if ("cancelled" in value) return value.cancelled === true;
  return "failed" in value && typeof value.failed === "object" && value.failed !== null && "message" in value.failed;
}

function isScore(value: unknown): value is Score {
  if (typeof value !== "object" || value === null || Object.keys(value).length !== 3) return false;
  return "score" in value && "by" in value && "reasons" in value && Array.isArray(value.reasons);
}

/** `9.2 · visual_quality 9.1: No defect found`: the mark, and its first reason. */
function scoreText({ score, reasons }: Score): string {
  return [score === null ? "not judged" : String(score), ...reasons.slice(0, 1)].join(" · ");
}

/** A text on one line as it is; anything else as JSON. */
function plain(value: unknown): string {
  return typeof value === "string" && !/[\p{Cc}]/u.test(value) ? value : JSON.stringify(value);
}
