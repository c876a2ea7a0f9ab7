import { failure } from "@reelgraph/engine";
import type { Action } from "../command.ts";
import { exits } from "../exits.ts";
import { withSession } from "../open.ts";
import { oneLine } from "../terminal/width.ts";
import { shellWord } from "../terminal/shell-word.ts";

/** `reelgraph why FILE [UNIT]`. */
export const why: Action = (given, shell) =>
  withSession(given.words[0] ?? "", given, shell, async (session) => {
    const unit = given.words[1];
    const all = await session.places();
    const items = all.filter((place) => unit === undefined || place.startsWith(`${unit}[`));
    // A node that ran for each item stands for all of them.
    const places = unit !== undefined && (all.includes(unit) || items.length === 0) ? [unit] : items;
    if (places.length === 0) {
      throw failure("no-run", `${session.name} has not run yet`, {
        hint: `reelgraph run ${shellWord(given.words[0] ?? ".")}`,
      });
    }
    const reasons: Record<string, string> = {};
    for (const place of places) reasons[place] = await session.why(place);
    if (given.has("json")) shell.out.line(JSON.stringify(reasons));
    else for (const reason of Object.values(reasons)) shell.out.line(oneLine(reason));
    return exits.ok;
  });
