import type { Agreement, Feedback, Trend } from "@reelgraph/engine/node";
import type { Channel } from "../shell.ts";
import { table } from "../terminal/table.ts";
import { oneLine } from "../terminal/width.ts";

/** How many groups, and how many of the newest texts, are shown. */
const shownGroups = 10;
const shownTexts = 5;

/** What viewers said by pipeline, style, model or day: how many, and the means with their trend. */
export function trendLines(grouping: string, trends: readonly Trend[], channel: Channel): string[] {
  if (trends.length === 0) return [];
  const { style } = channel;
  const shown = grouping === "day" ? trends.slice(-shownGroups) : trends.slice(0, shownGroups);
  const head = [`by ${grouping}`, "n", "quality", "realism", "usefulness"].map((text) => ({ text, paint: style.dim }));
  const rows = shown.map(({ name, count, means }) => [
    { text: oneLine(name), paint: style.bold },
    String(count),
    meanText(means.quality),
    meanText(means.realism),
    meanText(means.usefulness),
  ]);
  const columns = [{ gives: true }, { side: "start" }, {}, {}, {}] as const;
  return [...table(columns, [head, ...rows], channel.size().columns - 1), ""];
}

function meanText(mean: Trend["means"]["quality"]): string {
  if (!mean) return "";
  const { trend } = mean;
  const arrow =
    trend === undefined || trend === 0 ? "" : trend > 0 ? ` ↑${trend.toFixed(1)}` : ` ↓${(-trend).toFixed(1)}`;
  return `${mean.mean.toFixed(1)}${arrow}`;
}

/** How far judges put clips into the order into which people put them. */
export function agreementLines(agreements: readonly Agreement[], channel: Channel): string[] {
  if (agreements.length === 0) return [];
  const { style } = channel;
  const head = ["judge", "criterion", "rank correlation with people", "clips"];
  const rows = agreements.map(({ judge, criterion, rank, clips }) => [
    { text: oneLine(judge), paint: style.bold },
    oneLine(criterion),
    rank === undefined ? "too few to tell" : rank.toFixed(2),
    String(clips),
  ]);
  const columns = [{ gives: true }, {}, {}, { side: "start" }] as const;
  const heads = head.map((text) => ({ text, paint: style.dim }));
  return [...table(columns, [heads, ...rows], channel.size().columns - 1), ""];
}

/** The newest texts, the newest first. */
export function saidLines(entries: readonly Feedback[], { style }: Channel): string[] {
  const said = entries.filter(({ text }) => text !== undefined).slice(-shownTexts);
  return said.toReversed().map(({ by, text, clip, style: look, pipeline }) => {
    const of = [pipeline, look].filter(Boolean).join(", ") || clip.slice(0, 12);
    return oneLine(`“${text}” ${style.dim(`${by}, ${of}`)}`);
  });
}
