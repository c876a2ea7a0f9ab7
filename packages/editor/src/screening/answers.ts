import type { Question } from "@reelgraph/server/wire";
import type { Said } from "./arrange.ts";

type Rate = Extract<Question, { kind: "rate" }>;

/** Whether what gets marks are the items themselves, and not criteria by which one of them is judged. */
export const ratesItems = ({ keys, items }: Rate): boolean =>
  keys.every((key) => items.some((item) => item.key === key));

/** Five stars on the question's own scale. */
export const markOf = (stars: number, { least, most }: Pick<Rate, "least" | "most">): number =>
  Math.max(least, Math.round((stars / 5) * most * 100) / 100);

/**
 * What a person said of the items, as an answer: stars become marks. Where nobody can be picked, a pick is the best mark;
 * where fewer may be picked than were, those with the most stars are. Undefined: nothing was said.
 */
export function rateAnswer(
  question: Rate,
  said: (key: string) => Said,
): { readonly scores: Readonly<Record<string, number>>; readonly picked: readonly string[] } | undefined {
  const { keys, pick, most } = question;
  const chosen = keys.filter((key) => said(key).choice === "picked").toSorted((a, b) => said(b).stars - said(a).stars);
  const scores = Object.fromEntries(
    keys.flatMap((key) => {
      const { stars, choice } = said(key);
      if (stars > 0) return [[key, markOf(stars, question)]];
      return pick === 0 && choice === "picked" ? [[key, most]] : [];
    }),
  );
  const picked = chosen.slice(0, pick);
  return Object.keys(scores).length === 0 && picked.length === 0 ? undefined : { scores, picked };
}
