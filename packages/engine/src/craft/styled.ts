import { sentence } from "./expand/compose.ts";
import { without } from "./expand/recognise.ts";
import { languageOf } from "./language.ts";
import { find } from "./lexicon.ts";
import { styleCraft } from "./style-craft.ts";
import { styles } from "./styles.ts";

/**
 * The prompt in a look: its name and, where the tables know it, how it is made. A look, lens and light that the rules
 * had written give way; what a person wrote stays.
 */
export function styled(prompt: string, style: string): string {
  const zh = languageOf(prompt) === "zh";
  const name = style.trim();
  const known = find(styles, name)[0];
  if (!known || known.negated) return joinedTo(without(prompt, ["style"]), called(name, zh), zh);
  const { palette, texture, lens, light } = styleCraft[known.id];
  const told = [palette, texture, lens, light].map((words) => (zh ? words.zh : words.en)).join(zh ? "；" : "; ");
  return joinedTo(
    without(prompt, ["style", "lens", "lighting"]),
    zh ? `${called(name, zh)}。${sentence(told)}` : `${sentence(called(name, zh))} ${sentence(told)}`,
    zh,
  );
}

/** "Style: noir", unless the name says already that it is one. */
function called(name: string, zh: boolean): string {
  if (/\bstyle\b|风格/iu.test(name)) return name;
  return zh ? `风格：${name}` : `style: ${name}`;
}

function joinedTo(prompt: string, told: string, zh: boolean): string {
  const base = sentence(prompt);
  return base + (/\n/u.test(base) ? "\n" : zh ? "" : " ") + sentence(told);
}
