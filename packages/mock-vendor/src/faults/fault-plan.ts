import { createHash } from "node:crypto";
import type { MockVendorOptions } from "../options.ts";
import type { AnswerFault, SubmitFault } from "./fault.ts";
import { type FaultRule, faults, type Phase } from "./rule.ts";

/** A fault that comes now. */
export interface Due<F> {
  readonly fault: F;
  readonly waitMs: number;
}

type FaultOf<P extends Phase> = P extends "submit" ? SubmitFault : AnswerFault;

/** Decides which requests go wrong. */
export interface FaultPlan {
  readonly rules: readonly FaultRule[];
  add(rules: readonly FaultRule[]): void;
  /** Forgets all rules; what comes by chance stays. */
  clear(): void;
  /** Some rule wants to know the prompt of a submission, so its body must be read first. */
  readonly asksForPrompt: boolean;
  /** Counts a request; to be asked once for each. */
  due<P extends Phase>(phase: P, prompt: string): Due<FaultOf<P>> | undefined;
}

const usualWaitMs = 1000;

export function openFaults(first: readonly FaultRule[], chaos: MockVendorOptions["chaos"]): FaultPlan {
  let rules: { readonly rule: FaultRule; count: number }[] = [];
  const requests = { submit: 0, poll: 0, download: 0 };
  const add = (more: readonly FaultRule[]) => {
    rules = [...rules, ...more.map((rule) => ({ rule, count: 0 }))];
  };
  add(first);
  const all: readonly string[] = Object.values(faults).flatMap((list) => list.map(({ name }) => name));
  for (const name of chaos?.only ?? []) if (!all.includes(name)) throw new TypeError(`There is no fault ${name}`);

  /** Every rule counts every request that it is about, whichever of them comes. */
  const scripted = (phase: Phase, prompt: string): FaultRule | undefined => {
    const found: FaultRule[] = [];
    for (const entry of rules) {
      const { on, nth = 1, times = 1, prompt: part = "" } = entry.rule;
      if (on !== phase || !prompt.includes(part)) continue;
      entry.count += 1;
      const last = times === "always" ? Infinity : nth + times - 1;
      if (entry.count >= nth && entry.count <= last) found.push(entry.rule);
    }
    return found[0];
  };
  const byChance = (phase: Phase): string | undefined => {
    if (!chaos) return undefined;
    const dice = createHash("sha256").update(`${chaos.seed} ${phase} ${requests[phase]}`).digest();
    if (dice.readUInt32LE(0) / 2 ** 32 >= chaos.rate) return undefined;
    const names = faults[phase].map(({ name }) => name).filter((name) => chaos.only?.includes(name) ?? true);
    return names[dice.readUInt32LE(4) % names.length];
  };
  return {
    get rules() {
      return rules.map(({ rule }) => rule);
    },
    add,
    clear() {
      rules = [];
    },
    get asksForPrompt() {
      return rules.some(({ rule }) => rule.on === "submit" && rule.prompt !== undefined);
    },
    due<P extends Phase>(phase: P, prompt: string) {
      requests[phase] += 1;
      const rule = scripted(phase, prompt);
      const name = rule?.fault ?? byChance(phase);
      const known: readonly FaultOf<P>[] = list(phase);
      const fault = known.find((one) => one.name === name);
      return fault && { fault, waitMs: rule?.waitMs ?? usualWaitMs };
    },
  };
}

function list<P extends Phase>(phase: P): readonly FaultOf<P>[];
function list(phase: Phase): readonly (SubmitFault | AnswerFault)[] {
  return faults[phase];
}
