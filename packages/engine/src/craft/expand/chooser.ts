import { shuffled } from "../choose.ts";
import type { Words } from "../language.ts";
import { takesSides } from "../lint/contradiction.ts";
import type { Pitfall } from "../lint/finding.ts";
import { lint } from "../lint/lint.ts";
import type { Ambience } from "./ambience.ts";
import type { Idea } from "./idea.ts";
import { say, type Phrase } from "./phrase.ts";

type Option = Phrase | Ambience;

/** Chooses phrase after phrase for one idea, so that none contradicts the idea or an earlier choice. */
export function chooser(idea: Idea, seed: string) {
  const { language, subject } = idea;
  let said = idea.text;
  const told = (phrase: Words) => say(phrase, language, subject);

  /** The first, in the seed's order or as they stand, that brings in no pitfall. */
  function choose<O extends Option>(slot: string, all: readonly O[], order?: "in order"): O | undefined {
    for (const option of order ? all : shuffled(all, `${seed}/${slot}`)) {
      const phrases = phrasesOf(option);
      const nameless = subject.name === undefined && phrases.some(({ en }) => en.includes("{it}"));
      if (nameless || option.unless?.test(idea.text)) continue;
      const clause = phrases.map(told).join(". ");
      if (!agrees(said, clause)) continue;
      said = `${said}. ${clause}`;
      return option;
    }
    return undefined;
  }

  /** The chosen phrase as told of this subject; "" where every one would contradict. */
  function phrase(slot: string, all: readonly Phrase[], order?: "in order"): string {
    const one = choose(slot, all, order);
    return one ? told(one) : "";
  }
  return { choose, phrase, told, agrees: (clause: string) => agrees(said, clause) };
}

/** Whether adding the clause brings in no pitfall that wasn't there. */
function agrees(said: string, clause: string): boolean {
  if (lint(clause, ["crowding"]).length > 0) return false;
  const rules: Pitfall[] = takesSides(clause) ? ["contradiction", "physics", "complexity"] : ["physics", "complexity"];
  return lint(`${said}. ${clause}`, rules).length <= lint(said, rules).length;
}

function phrasesOf(option: Option): readonly Words[] {
  return "opens" in option ? [option.opens, option.builds, option.settles] : [option];
}
