import { downloadFaults } from "./download-faults.ts";
import { pollFaults } from "./poll-faults.ts";
import { submitFaults } from "./submit-faults.ts";

/** All faults by what they befall. */
export const faults = { submit: submitFaults, poll: pollFaults, download: downloadFaults } as const;

export type Phase = keyof typeof faults;

/** When a fault is to come. */
export interface FaultRule {
  readonly on: Phase;
  readonly fault: string;
  /** At which request of this kind, from 1, among those that match. Default 1. */
  readonly nth?: number;
  /** At how many requests in a row. Default 1. */
  readonly times?: number | "always";
  /** Counts only jobs whose prompt contains this. */
  readonly prompt?: string;
  /** How long a refusal tells to wait, or a slow answer takes, in milliseconds. Default 1000. */
  readonly waitMs?: number;
}

const members = new Set(["on", "fault", "nth", "times", "prompt", "waitMs"]);

/** Reads rules from outside: one, or an array. Throws an error that says what is wrong. */
export function readRules(data: unknown): readonly FaultRule[] {
  return (Array.isArray(data) ? data : [data]).map((one: unknown) => readRule(one));
}

function readRule(data: unknown): FaultRule {
  const wrong = (expected: string) => new TypeError(`A fault must be ${expected}, got ${JSON.stringify(data)}`);
  if (typeof data !== "object" || data === null || Array.isArray(data)) throw wrong("an object");
  const extra = Object.keys(data).find((name) => !members.has(name));
  if (extra !== undefined) throw wrong(`made of ${[...members].join(", ")}`);
  const { on, fault, nth, times, prompt, waitMs } = data as Record<string, unknown>;
  if (on !== "submit" && on !== "poll" && on !== "download") throw wrong('on "submit", "poll" or "download"');
  const names = faults[on].map(({ name }) => name);
  if (typeof fault !== "string" || !names.includes(fault)) throw wrong(`one of ${names.join(", ")}`);
  if (!isCount(nth)) throw wrong("at a whole number `nth` from 1");
  if (times !== "always" && !isCount(times)) throw wrong('repeated a whole number of `times` from 1, or "always"');
  if (prompt !== undefined && typeof prompt !== "string") throw wrong("for a `prompt` that is a text");
  if (waitMs !== undefined && !(typeof waitMs === "number" && waitMs >= 0)) throw wrong("with `waitMs` from 0");
  return {
    on,
    fault,
    ...(nth !== undefined && { nth }),
    ...(times !== undefined && { times }),
    ...(prompt !== undefined && { prompt }),
    ...(waitMs !== undefined && { waitMs }),
  };
}

function isCount(value: unknown): value is number | undefined {
  return value === undefined || (typeof value === "number" && Number.isSafeInteger(value) && value >= 1);
}
