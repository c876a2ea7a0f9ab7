import type { Problem } from "@reelgraph/engine";
import { exitFor } from "../exits.ts";
import type { Channel, Shell } from "../shell.ts";
import { problemLines, tally } from "./problems.ts";

/** Shows problems to a person. */
export function showProblems(problems: readonly Problem[], channel: Channel, shell: Shell): void {
  const { columns } = channel.size();
  const view = { style: channel.style, columns, folder: shell.folder, files: new Map() };
  // What went wrong in the same way for several items is told once.
  const alike = Map.groupBy(problems, (problem) => JSON.stringify({ ...problem, item: [] }));
  for (const [first, ...more] of alike.values()) {
    if (!first) continue;
    const items = [first, ...more].flatMap(({ item }) => (item && item.length > 0 ? [item.join(", ")] : []));
    for (const line of problemLines(first, items, view)) channel.line(line);
  }
}

/** Ends a command that could not do what was asked. With --json, problems are results too. Returns the exit code. */
export function fail(problems: readonly Problem[], other: number, json: boolean, shell: Shell): number {
  const exit = exitFor(problems, other);
  if (json) {
    shell.out.line(JSON.stringify({ type: "error", exit, problems }));
    return exit;
  }
  showProblems(problems, shell.err, shell);
  if (problems.length > 1) shell.err.line(shell.err.style.bold(tally(problems)));
  return exit;
}
