import { z } from "zod";
import { placeOf, type RunState } from "../../events/run-state.ts";
import type { Trace } from "../../plan/explain.ts";
import { isMediaValue } from "./media-value.ts";
import type { Feedback } from "./book.ts";
import { spearman } from "./spearman.ts";

/** One score of one clip, by a judge or by a person. */
export interface Rating {
  readonly clip: string;
  /** `overall`, or a criterion. */
  readonly criterion: string;
  readonly by: string;
  readonly person: boolean;
  readonly score: number;
}

/** How far a judge puts clips into the order into which people put them. */
export interface Agreement {
  readonly judge: string;
  readonly criterion: string;
  /** Spearman's rank correlation; absent where there are fewer than three clips, or no order. */
  readonly rank?: number;
  /** Clips that both have judged. */
  readonly clips: number;
  /** Of how many pairs people said which is better where the judge sees a difference, and how often it sees the same. */
  readonly pairs?: { readonly count: number; readonly same: number };
}

/** Somebody liked one clip better than another. */
export interface Preferred {
  readonly better: string;
  readonly worse: string;
  /** Default: `overall`. */
  readonly criterion?: string;
}

const Said = z.looseObject({ judge: z.string().nullable(), score: z.number().nullable() });
const Verdict = z.record(z.string(), Said.extend({ judges: z.array(Said).optional() }));

/** All ratings that a run recorded: verdicts on clips, and people's answers about them. */
export function ratingsOf(state: RunState, traces: ReadonlyMap<string, Trace>): Rating[] {
  const ratings: Rating[] = [];
  for (const unit of state.units.values()) {
    const { question, answer } = unit;
    const people = new Set(answer ? [answer.by] : []);
    if (question?.kind === "rate" && answer?.kind === "rate") {
      for (const [key, mark] of Object.entries(answer.scores)) {
        const about = question.items.find((item) => item.key === key) ?? question.items[0];
        if (!about || !isMediaValue(about.value)) continue;
        const criterion = about.key === key ? "overall" : key;
        const score = (10 * mark) / question.most;
        ratings.push({ clip: about.value.sha256, criterion, by: answer.by, person: true, score });
      }
    }
    const clip = /^m:([0-9a-f]{64})$/u.exec(traces.get(placeOf(unit))?.parts.inputs["video"] ?? "")?.[1];
    const verdict = Verdict.safeParse(valueOf(unit.outputs, "verdict"));
    if (clip === undefined || !verdict.success) continue;
    ratings.push(...verdictRatings(verdict.data, clip).filter(({ by }) => !people.has(by)));
  }
  return ratings;
}

/** What each judge said by criterion, and their own overall means. */
function verdictRatings(verdict: z.infer<typeof Verdict>, clip: string): Rating[] {
  const ratings: Rating[] = [];
  const sums = new Map<string, number[]>();
  for (const [criterion, said] of Object.entries(verdict)) {
    for (const { judge, score } of said.judges ?? [said]) {
      if (judge === null || score === null) continue;
      ratings.push({ clip, criterion, by: judge, person: false, score });
      sums.set(judge, [...(sums.get(judge) ?? []), score]);
    }
  }
  for (const [by, scores] of sums) {
    const score = scores.reduce((sum, one) => sum + one, 0) / scores.length;
    ratings.push({ clip, criterion: "overall", by, person: false, score });
  }
  return ratings;
}

/** Viewers' marks of quality, as ratings. */
export function viewersRatings(entries: readonly Feedback[]): Rating[] {
  return entries.flatMap(({ clip, by, quality }) =>
    quality === undefined ? [] : [{ clip, criterion: "overall", by, person: true, score: 2 * quality }],
  );
}

/** The agreement of each judge with the mean of people, and with what they prefer, by criterion. Equal clips count once. */
export function agreements(ratings: readonly Rating[], preferred: readonly Preferred[] = []): readonly Agreement[] {
  const people = means(ratings.filter(({ person }) => person));
  const judges = Map.groupBy(
    ratings.filter(({ person }) => !person),
    ({ by }) => by,
  );
  const found: Agreement[] = [];
  for (const [judge, own] of judges) {
    for (const [criterion, group] of Map.groupBy(own, (rating) => rating.criterion)) {
      const pairs = [...means(group)].flatMap(([name, score]): [number, number][] => {
        const theirs = people.get(name);
        return theirs === undefined ? [] : [[score, theirs]];
      });
      const compared = compare(means(group), criterion, preferred);
      if (pairs.length === 0 && compared.count === 0) continue;
      const rank = spearman(pairs);
      found.push({
        judge,
        criterion,
        clips: pairs.length,
        ...(rank === undefined ? {} : { rank }),
        ...(compared.count === 0 ? {} : { pairs: compared }),
      });
    }
  }
  return found.toSorted((a, b) => b.clips - a.clips);
}

/** `own`: the judge's scores, by criterion and clip. */
function compare(own: ReadonlyMap<string, number>, criterion: string, preferred: readonly Preferred[]) {
  let [count, same] = [0, 0];
  for (const pair of preferred) {
    if ((pair.criterion ?? "overall") !== criterion) continue;
    const [better, worse] = [own.get(`${criterion}\n${pair.better}`), own.get(`${criterion}\n${pair.worse}`)];
    if (better === undefined || worse === undefined || better === worse) continue;
    count += 1;
    if (better > worse) same += 1;
  }
  return { count, same };
}

function means(ratings: readonly Rating[]): Map<string, number> {
  const groups = Map.groupBy(ratings, ({ clip, criterion }) => `${criterion}\n${clip}`);
  return new Map(
    [...groups].map(([name, group]) => [name, group.reduce((sum, { score }) => sum + score, 0) / group.length]),
  );
}

function valueOf(outputs: unknown, port: string): unknown {
  const read = z.record(z.string(), z.looseObject({ value: z.unknown() })).safeParse(outputs);
  return read.success ? read.data[port]?.["value"] : undefined;
}
