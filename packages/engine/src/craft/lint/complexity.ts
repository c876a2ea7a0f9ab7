import type { Reading } from "../reading.ts";
import { shotsOf, type Span } from "../sentences.ts";
import type { Finding } from "./finding.ts";

/** Steps that one shot can show one after another; a fifth belongs into another scene. */
const mostSteps = 4;

/** Words that open a further step, with what joins them to the step before. */
const step =
  /(?:[\s,;.，；。、]|\band\b|\bbut\b){0,4}(?:\b(?:and then|then|after that|after this|afterwards|next(?! to| door| day| morning| week| year)|later|suddenly|finally|in the end|at last|meanwhile|cut to|eventually)\b|然后|接着|随后|之后|紧接着|接下来|突然|最后|最终|再然后|与此同时)/giu;

/** Where further steps begin, with what joins them to the step before. */
export function stepsIn(text: string, { from, to }: Span): number[] {
  return [...text.slice(from, to).matchAll(step)].map((match) => from + match.index);
}

/** Over-complex sequences: more steps in one shot than a clip can tell. The first steps and the last one stay. */
export function complexity(reading: Reading): Finding[] {
  return shotsOf(reading.text).flatMap((shot) => {
    const steps = stepsIn(reading.text, shot);
    const last = steps.at(-1);
    const from = steps[mostSteps - 2];
    if (steps.length < mostSteps || from === undefined || last === undefined) return [];
    return [found(reading.text, steps.length + 1, { from, to: last })];
  });
}

function found(text: string, count: number, cut: Span): Finding {
  const words = text.slice(cut.from, cut.to).replace(/^[\s,;.，；。、]+/u, "");
  return {
    from: cut.to - words.length,
    to: cut.to,
    why: {
      en: `${count} steps in one shot are too many. The first ${mostSteps - 1} and the last stay here; give the others scenes of their own with a storyboard.`,
      zh: `一个镜头里有${count}个步骤，过多。此处保留前${mostSteps - 1}步和最后一步，其余请用分镜拆成单独的场景。`,
    },
    fix: { ...cut, text: "" },
  };
}
