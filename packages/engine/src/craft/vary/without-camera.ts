import { readCamera } from "../camera.ts";
import { clausesOf, sentencesOf } from "../sentences.ts";

/** "A slow tracking shot of a fox": the shot is named before what it shows. */
const shotOf = /^(?:an? |the )?(?:[\p{L}-]+ ){0,4}?(?:shots?|footage|views?|takes?) (?:of|on|along|through) /iu;

/**
 * The prompt without its camera moves, as far as they stand in a sentence or a clause of their own. A move that is
 * woven into the description stays.
 */
export function withoutCamera(prompt: string): string {
  let text = prompt;
  for (const { from, to } of sentencesOf(prompt).toReversed()) {
    const sentence = prompt.slice(from, to);
    if (!readCamera(sentence)) continue;
    const rest = withoutClauses(sentence.replace(shotOf, (opening) => (readCamera(opening) ? "" : opening)));
    const gap = rest === "" ? (/^\s*/u.exec(text.slice(to, to + 2))?.[0].length ?? 0) : 0;
    text = text.slice(0, from) + rest + text.slice(to + gap);
  }
  // A prompt that speaks of nothing but the camera keeps its words.
  return text.trim() === "" ? prompt : text.trim();
}

function withoutClauses(sentence: string): string {
  const clauses = clausesOf(sentence);
  const kept = clauses.filter(({ from, to }) => !readCamera(sentence.slice(from, to)));
  if (kept.length === clauses.length || kept.length === 0)
    return kept.length === 0 && clauses.length > 0 ? "" : sentence;
  const end = /[.!?。！？]+$/u.exec(sentence)?.[0] ?? "";
  return (
    kept.map(({ from, to }) => sentence.slice(from, to)).join(/\p{Script=Han}/u.test(sentence) ? "，" : ", ") + end
  );
}
