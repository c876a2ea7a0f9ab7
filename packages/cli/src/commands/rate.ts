import { badUsage } from "../arguments.ts";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { withRuns } from "../open-runs.ts";
import { whoOf } from "./approve.ts";

/** `reelgraph rate RUN UNIT KEY=SCORE…`. */
export const rate: Action = (given, shell) =>
  withRuns(given, shell, async (runs) => {
    const [run = "", unit = "", ...words] = given.words;
    const scores = Object.fromEntries(words.map(scoreOf));
    const reply = { scores, picked: given.all("pick"), ...whoOf(given) };
    const answer = await runs.answer(run, unit, reply, shell.signal);
    if (given.has("json")) shell.out.line(JSON.stringify(answer));
    else {
      shell.err.line(`${unit}: rated by ${answer.by}`);
      shell.err.line(`Go on with: reelgraph resume ${run}`);
    }
    return exits.ok;
  });

/** `KEY=SCORE`; a key may hold `=` itself. */
function scoreOf(word: string): [string, number] {
  const [, key, number] = /^(.+)=(-?\d+(?:\.\d+)?)$/su.exec(word) ?? [];
  if (key === undefined) throw badUsage(`"${word}" is no rating`, { expected: "KEY=SCORE, for example noir=8" });
  return [key, Number(number)];
}
