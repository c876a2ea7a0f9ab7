import { placeOf, ReelgraphError, type Media, type RunEvent } from "@reelgraph/engine";
import type { ExecutionSession, SessionResult } from "@reelgraph/engine/node";
import type { Action, Arguments } from "../command.ts";
import { exitFor, exits } from "../exits.ts";
import { warningsOf, withSession } from "../open.ts";
import { shortPath } from "../report/problems.ts";
import { showProblems } from "../report/report.ts";
import type { Shell } from "../shell.ts";
import { count } from "../terminal/units.ts";
import { readChoices, readSpending, unusedTakes } from "../run/choices.ts";
import { Asked } from "../run/asked.ts";
import { deliver, expectWritable, type Delivery } from "../run/deliver.ts";
import { liveProgress } from "../run/live.ts";
import { plainProgress } from "../run/plain.ts";
import { silent, type Progress } from "../run/progress.ts";
import { Underway } from "../run/underway.ts";
import { closingLines, missingLines, resultLines, resultTable } from "../run/summary.ts";

/** `reelgraph run FILE`. */
export const run: Action = (given, shell) =>
  withSession(given.words[0] ?? "", given, shell, async (session) => {
    const choices = await readChoices(given, session, shell);
    const spending = readSpending(given);
    const places = new Set<string>();
    const exit = await perform(session, given, shell, choices.out, ({ onEvent, ...hooks }) => {
      const watch = (event: RunEvent) => {
        if ("node" in event && choices.takes.size > 0) places.add(placeOf(event));
        onEvent(event);
      };
      return session.run({ ...choices, ...spending, ...hooks, onEvent: watch });
    });
    if (exit === exits.ok && !given.has("json")) showProblems(unusedTakes(choices.takes, places), shell.err, shell);
    return exit;
  });

/** What a run tells while it goes. */
interface Hooks {
  readonly signal: AbortSignal;
  readonly noProvenance: boolean;
  onEvent(event: RunEvent): void;
}

/** Runs or resumes, shows how it goes, and hands the outputs over. */
export async function perform(
  session: ExecutionSession,
  given: Arguments,
  shell: Shell,
  out: string,
  start: (hooks: Hooks) => Promise<SessionResult>,
): Promise<number> {
  const warnings = warningsOf(session);
  await expectWritable(out);
  const json = given.has("json");
  if (!json) showProblems(warnings, shell.err, shell);

  let kept = 0;
  let run = "";
  let last: RunEvent | undefined;
  const asked = new Asked();
  const underway = new Underway();
  const progress = progressFor(given, session, shell);
  const result = await start({
    signal: shell.signal,
    noProvenance: given.has("no-provenance"),
    onEvent(event) {
      run = event.run;
      progress.event(event);
      asked.event(event);
      underway.event(event);
      if (event.type === "unit.finished" || event.type === "unit.cached") kept += 1;
      if (event.type === "run.finished") last = event;
      else if (json) shell.out.line(JSON.stringify(event));
    },
  })
    .finally(() => progress.end())
    .catch((thrown: unknown) => {
      if (run !== "" && !json && isStorageFailure(thrown)) shell.err.line(`Go on with: reelgraph resume ${run}`);
      throw thrown;
    });

  const problems = session.placed(result.problems);
  // Read when the first file comes: most that starts gives none.
  let origins: ReturnType<ExecutionSession["provenance"]> | undefined;
  const provenance = async (media: Media) => (await (origins ??= session.provenance(result.id)))(media);
  const delivery = await deliver(result.state === "cancelled" ? {} : result.outputs, {
    folder: out,
    pathOf: (media) => session.pathOf(media),
    draft: shell.draft,
    ...(given.has("no-provenance") ? {} : { provenance }),
    ...(given.has("embed-pipeline") ? { embed: session.embedder(result.id) } : {}),
  });
  if (json) {
    const outputs = result.state === "cancelled" ? result.outputs : delivery.outputs;
    shell.out.line(JSON.stringify({ ...last, outputs, problems }));
  } else {
    showResults(delivery, given, shell);
    showProblems(problems, shell.err, shell);
    if (!given.has("quiet")) for (const line of closingLines(result, shell.err)) shell.err.line(line);
    if (result.state === "paused") for (const line of await asked.lines(session, shell)) shell.err.line(line);
    if (result.state === "cancelled") showKept(kept, session, shell);
    for (const line of underway.lines(result)) shell.err.line(line);
    if (result.state === "paused" || result.state === "cancelled") {
      shell.err.line(`Go on with: reelgraph resume ${result.id}`);
    }
  }
  return exitOf(result);
}

/** What was begun can go on when there is room again. */
function isStorageFailure(thrown: unknown): boolean {
  return thrown instanceof ReelgraphError && thrown.code === "storage-failed";
}

function progressFor(given: Arguments, session: ExecutionSession, { err, signal, folder }: Shell): Progress {
  if (given.has("json") || given.has("quiet")) return silent;
  if (!err.isTerminal) return plainProgress(err);
  const order = new Map(session.nodes.map((node, index) => [node, index]));
  return liveProgress({
    channel: err,
    rank: (node) => order.get(node) ?? order.size,
    thumbnail: async (video) => shortPath(await session.thumbnail(video, signal), folder),
  });
}

/** A person at a terminal sees a table; a program reads lines with tabs, and the table goes where a person looks. */
function showResults({ delivered }: Delivery, given: Arguments, shell: Shell): void {
  const { out, err } = shell;
  const people = given.has("quiet") ? undefined : [out, err].find(({ isTerminal }) => isTerminal);
  if (people !== out) for (const line of resultLines(delivered)) out.line(line);
  if (people) for (const line of resultTable(delivered, people, shell)) people.line(line);
  else for (const line of missingLines(delivered)) err.line(line);
}

function showKept(results: number, session: ExecutionSession, { err, folder }: Shell): void {
  const kept = `${count(results, "finished result")} kept in ${shortPath(session.stateFolder, folder)}`;
  err.line(results === 0 ? "Nothing was finished yet." : `${kept}; the same command goes on from there.`);
}

const forPeople = new Set(["outcome-unknown", "needs-person", "paused"]);

function exitOf({ state, problems }: SessionResult): number {
  if (state === "cancelled") return exits.interrupted;
  // A person first: whatever else holds the run up, this can't be waited out.
  if (state === "paused") return problems.some(({ code }) => forPeople.has(code)) ? exits.person : exits.refused;
  return state === "succeeded" ? exits.ok : exitFor(problems, exits.failed);
}
