import { failure } from "../../errors.ts";
import type { UnitView } from "../../events/run-state.ts";
import { didYouMean } from "../../pipeline/nearest.ts";
import type { Answer, Question } from "../../question.ts";

/** What a person says, before it is known to fit the question. */
export type Reply = { readonly by: string; readonly note?: string } & (
  | { readonly approved: boolean }
  | { readonly scores: Readonly<Record<string, number>>; readonly picked: readonly string[] }
);

/** What somebody says to the question of a unit. */
export interface PlacedReply {
  readonly place: string;
  readonly reply: Reply;
}

/** The replies as answers to what units of a run ask, given `at` that time (ms). Throws `unknown-unit`, `wrong-answer`. */
export function answersOf(
  replies: readonly PlacedReply[],
  units: ReadonlyMap<string, UnitView>,
  run: string,
  at: number,
): readonly Answer[] {
  return replies.map(({ place, reply }) => answerOf(reply, questionAt(place, units, run), place, at));
}

/** The question that a unit of a run asks. Throws `unknown-unit`. */
function questionAt(place: string, units: ReadonlyMap<string, UnitView>, run: string): Question {
  const unit = units.get(place);
  if (unit?.state === "parked" && unit.question) return unit.question;
  const waiting = [...units].flatMap(([name, one]) => (one.state === "parked" && one.question ? [name] : []));
  throw failure("unknown-unit", `Nothing is asked at "${place}" in ${run}`, {
    expected: waiting.length > 0 ? waiting.join(", ") : "no unit of this run asks a person",
    ...didYouMean(place, waiting),
  });
}

/** The reply as an answer to the question. Throws `wrong-answer`. */
function answerOf(reply: Reply, question: Question, place: string, at: number): Answer {
  const { by, note } = reply;
  const who = { by, at, ...(note === undefined ? {} : { note }) };
  if (question.kind === "approve") {
    if ("approved" in reply) return { kind: "approve", approved: reply.approved, ...who };
    throw wrong(`"${place}" asks for a yes or no`, { expected: "reelgraph approve RUN UNIT, with --no to decline" });
  }
  if (!("scores" in reply)) {
    throw wrong(`"${place}" asks for scores`, { expected: `reelgraph rate RUN UNIT ${example(question)}` });
  }
  const { scores, picked } = reply;
  const { keys, least, most, pick } = question;
  for (const key of [...Object.keys(scores), ...picked]) {
    if (!keys.includes(key))
      throw wrong(`"${place}" has no "${key}"`, { expected: keys.join(", "), ...didYouMean(key, keys) });
  }
  for (const [key, score] of Object.entries(scores)) {
    if (!Number.isFinite(score) || score < least || score > most)
      throw wrong(`The score of "${key}" is ${score}`, { expected: `${least} to ${most}` });
  }
  const chosen = [...new Set(picked)];
  if (chosen.length > pick) {
    const expected = pick === 0 ? "no choice: only scores are asked for" : `at most ${pick}`;
    throw wrong(`${chosen.length} are picked`, { expected });
  }
  if (Object.keys(scores).length === 0 && chosen.length === 0)
    throw wrong("Nothing is rated", { expected: example(question) });
  return { kind: "rate", scores: { ...scores }, picked: chosen, ...who };
}

function example({ keys, most, pick }: Extract<Question, { kind: "rate" }>): string {
  const rated = keys.slice(0, 3).map((key) => `"${key}=${most}"`);
  return `${rated.join(" ")}${keys.length > 3 ? " …" : ""}${pick > 0 ? " --pick KEY" : ""}`;
}

function wrong(message: string, more: { expected: string; hint?: string }) {
  return failure("wrong-answer", message, more);
}
