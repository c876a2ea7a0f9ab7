import { placeOf, type Question, type RunEvent } from "@reelgraph/engine";
import type { ExecutionSession } from "@reelgraph/engine/node";
import { shortPath } from "../report/problems.ts";
import type { Shell } from "../shell.ts";
import { oneLine } from "../terminal/width.ts";
import { isMedia } from "./deliver.ts";

/** Questions of a run that wait for a person, by place. */
export class Asked {
  readonly #questions = new Map<string, Question>();

  event(event: RunEvent): void {
    if (event.type === "unit.parked" && event.question) this.#questions.set(placeOf(event), event.question);
    if (event.type === "unit.finished") this.#questions.delete(placeOf(event));
  }

  /** What there is to look at, a line each. */
  async lines(session: ExecutionSession, { folder }: Shell): Promise<string[]> {
    const lines: string[] = [];
    for (const [place, { items }] of this.#questions) {
      for (const { key, value } of items) {
        const shown = isMedia(value) ? shortPath(await session.pathOf(value), folder) : textOf(value);
        lines.push(oneLine(`${place}: ${key}  ${shown}`));
      }
    }
    return lines;
  }
}

function textOf(value: unknown): string {
  return typeof value === "string" ? value : JSON.stringify(value);
}
