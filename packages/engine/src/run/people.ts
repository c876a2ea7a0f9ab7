import { failure, ReelgraphError, type Problem } from "../errors.ts";
import type { Answer, Question } from "../question.ts";
import type { RunContext } from "./run-context.ts";

/** Thrown when a person hasn't answered yet. Nothing is wrong with the unit; it waits. */
export class NeedsPerson extends ReelgraphError {
  readonly question: Question;
  constructor(problem: Problem, question: Question) {
    super(problem);
    this.question = question;
  }
}

/**
 * The answer to a question that a unit asks at a place, or undefined when nobody gave one in time. Throws `NeedsPerson`
 * while it is awaited: then nothing runs, and the run can be resumed.
 */
export function answerTo<Q extends Question>(
  question: Q,
  place: string,
  { people, host, id }: Pick<RunContext, "people" | "host" | "id">,
): Extract<Answer, { kind: Q["kind"] }> | undefined {
  const answer = people.answers.get(place);
  if (answer) {
    if (isTo(answer, question)) return answer;
    throw failure("wrong-answer", `The answer at "${place}" is none to what is asked there`);
  }
  const since = people.asked.get(place);
  if (question.timeout !== undefined && since !== undefined && host.clock.now() >= since + question.timeout * 1000)
    return undefined;
  const [first = "key"] = "keys" in question ? question.keys : [];
  const command = question.kind === "approve" ? "approve" : "rate";
  const rest = question.kind === "approve" ? " (or --no)" : ` "${first}=${question.most}" …`;
  const problem: Problem = {
    code: "needs-person",
    at: "",
    message: question.ask,
    hint: `reelgraph ${command} ${id} "${place}"${rest}, then \`reelgraph resume ${id}\``,
  };
  throw new NeedsPerson(problem, question);
}

function isTo<Q extends Question>(answer: Answer, question: Q): answer is Extract<Answer, { kind: Q["kind"] }> {
  return answer.kind === question.kind;
}
