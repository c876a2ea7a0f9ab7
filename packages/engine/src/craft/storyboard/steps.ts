/** Words that part one step of a story from the next. */
const step =
  /(?:\s{0,2}(?:[;；→]|->)\s{0,2}|(?:[\s,.，。、]|\band\b|\bbut\b){0,4}(?:\b(?:and then|then|after that|afterwards|next(?=,)|later|suddenly|finally|in the end|at last|eventually)\b,?|然后|接着|随后|之后|紧接着|接下来|最后|最终)\s{0,2}[，,]?\s{0,2})/giu;

const hours =
  "(?:at|by|in the|that|the next) (?:first light|dawn|daybreak|sunrise|morning|noon|midday|afternoon|sunset|dusk|twilight|evening|nightfall|night|midnight)\\b|清晨|黎明|早晨|早上|上午|中午|正午|午后|下午|傍晚|黄昏|晚上|夜晚|夜里|深夜|午夜";
/** An hour that begins a part of a sentence: ", and at night he comes home". */
const hour = new RegExp(String.raw`(?:^|\s*[,;，；]\s*(?:and |but )?)(?=${hours})`, "giu");

/** The steps that a story names in order of time; one where it names none. Hours are steps beside others; one is not. */
export function stepsOf(idea: string): string[] {
  const parts = idea.split(step);
  const byHours = (idea.match(hour)?.length ?? 0) + parts.length > 2;
  const steps = parts
    .flatMap((part) => (byHours ? part.split(hour) : part))
    .map((part) => part.replace(/^[\s,，.。]+|(?<![\s,，.。])[\s,，.。]+$/gu, ""))
    .filter((part) => /[\p{L}\p{N}]/u.test(part));
  return steps.length > 0 ? steps : [idea.trim()];
}

/** Two states that a story leads between: "from seed to flower", "从种子到花朵". */
export function changeIn(idea: string): { from: string; to: string } | undefined {
  const english =
    /\bfrom ([^,.;]{2,40}?) (?:in)?to ([^,.;]{2,40}?)(?=$|[,.;]| (?:in|on|at|over|under|across|by|through|during|within|as)\b)/iu.exec(
      idea,
    );
  const chinese = /从([^，。；到]{1,12})到([^，。；的]{1,12})/u.exec(idea);
  const [, from, to] = english ?? chinese ?? [];
  return from === undefined || to === undefined ? undefined : { from, to };
}

/** The steps dealt out over scenes, in order, neighbours together. There are at least as many steps as scenes. */
export function dealt(steps: readonly string[], scenes: number): string[][] {
  return Array.from({ length: scenes }, (_, index) =>
    steps.slice(Math.round((index * steps.length) / scenes), Math.round(((index + 1) * steps.length) / scenes)),
  );
}
