import { placeOf, type RunEvent } from "@reelgraph/engine";
import type { Channel } from "../shell.ts";
import { duration, usd } from "../terminal/units.ts";
import { oneLine } from "../terminal/width.ts";
import { planText } from "./estimate-words.ts";
import type { Progress } from "./progress.ts";
import { waitText } from "./wait-text.ts";

/** Between two lines on the same unit, in milliseconds. */
const quietMs = 10_000;

/** Shorter times, in seconds, say nothing. */
const shortest = 0.05;

/** Tells of a run in plain lines, one for each thing that happened. For logs. */
export function plainProgress({ line }: Channel): Progress {
  let started: number | undefined;
  const told = new Map<string, number>();
  const waits = new Map<string, string>();

  function text(event: RunEvent): string | undefined {
    switch (event.type) {
      case "unit.waiting":
        if (waits.get(placeOf(event)) === event.reason) return undefined;
        waits.set(placeOf(event), event.reason);
        return `waits: ${waitText(event.reason, event.until, event.at)}`;
      case "unit.started":
        waits.delete(placeOf(event));
        told.set(placeOf(event), event.at);
        return "started";
      case "unit.progress":
        if (event.at - (told.get(placeOf(event)) ?? 0) < quietMs) return undefined;
        told.set(placeOf(event), event.at);
        return `${Math.round(event.fraction * 100)} %`;
      case "unit.cached":
        return "cached";
      case "unit.finished": {
        const cost = event.usd === undefined || event.usd === 0 ? "" : `, ${usd(event.usd)}`;
        const changes = (event.adjustments ?? []).map(
          ({ field, asked, used, why }) => `; ${field} ${asked} → ${used}: ${why}`,
        );
        const time = event.seconds < shortest ? "" : ` in ${duration(event.seconds)}`;
        return `done${time}${cost}${changes.join("")}`;
      }
      case "unit.skipped":
        return `skipped: ${event.reason}`;
      case "unit.failed":
        return `failed: ${event.problem.message}`;
      case "unit.parked":
        return `waits for a person: ${event.reason}`;
      default:
        return undefined;
    }
  }

  return {
    event(event) {
      started ??= event.at;
      if (event.type === "run.planned") {
        const planned = planText(event);
        if (planned !== undefined) line(`  ${planned}`);
        return;
      }
      if (!("node" in event)) return;
      const said = text(event);
      if (said === undefined) return;
      line(`${`[${duration((event.at - started) / 1000)}]`.padStart(10)} ${oneLine(`${placeOf(event)} ${said}`)}`);
    },
    end() {},
  };
}
