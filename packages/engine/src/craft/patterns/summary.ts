import { languageOf, type Language } from "../language.ts";
import { contrastsOf, type Contrast } from "./contrasts.ts";
import { ratingOf, type Read } from "./tally.ts";
import { traitWords } from "./trait-words.ts";

/** With fewer judged prompts nothing is concluded. */
const enough = 4;
/** Up to this many judged prompts a difference is called a hint. */
const few = 20;
/** At most so many differences are told, with so many traits each, and so many keys listed. */
const most = { contrasts: 3, traits: 3, keys: 5 };

/** Which prompts succeeded, and what they have in common, in the language of most of them. */
export function summaryOf(read: readonly Read[], good: number): string {
  const language = languageOf(read.map(({ prompt }) => prompt).join("\n"));
  const say = (en: string, zh: string) => (language === "zh" ? zh : en);
  const { judged, successes } = ratingOf(read, good);
  const keys = (of: (mark: Read["mark"]) => boolean) =>
    listed(
      read.filter(({ mark }) => of(mark)).map(({ key }) => key),
      language,
    );
  const unjudged = keys((mark) => mark === null);
  const missing = keys((mark) => mark === undefined);
  const [best] = read
    .flatMap(({ key, mark }) => (typeof mark === "number" ? [{ key, mark: Number(mark.toFixed(2)) }] : []))
    .toSorted((a, b) => b.mark - a.mark);
  return [
    read.length === 0
      ? "There are no prompts."
      : judged === 0
        ? say("No prompt was judged.", "没有任何提示词得到评分。")
        : say(
            `${successes} of ${judged} judged prompts succeeded (${good} or more).`,
            `${judged}个已评分的提示词中有${successes}个成功（${good}分及以上）。`,
          ),
    best && say(`Best: “${best.key}” with ${best.mark}.`, `最好：“${best.key}”，${best.mark}分。`),
    unjudged && say(`Not judged: ${unjudged}.`, `未评分：${unjudged}。`),
    missing && say(`Without a score, as failed or left out: ${missing}.`, `没有分数（失败或被略过）：${missing}。`),
    ...(judged === 0 ? [] : conclusions(read, good, judged, language)),
  ]
    .filter((part) => part)
    .join(language === "zh" ? "" : " ");
}

function conclusions(read: readonly Read[], good: number, judged: number, language: Language): string[] {
  const say = (en: string, zh: string) => (language === "zh" ? zh : en);
  if (judged < enough)
    return [
      say(
        `Nothing can be concluded from so few: it takes ${enough} judged prompts to compare.`,
        `数量太少，无法得出结论：至少要有${enough}个已评分的才能比较。`,
      ),
    ];
  const { comparable, contrasts } = contrastsOf(read, good);
  if (!comparable)
    return [
      say(
        "Nothing can be concluded: nothing that can be read from the prompts parts them two against two.",
        "无法得出结论：从提示词中读不出能把它们分成至少两对两的特点。",
      ),
    ];
  if (contrasts.length === 0)
    return [say("Nothing read from the prompts made half a point of difference.", "读出的特点都未带来半分的差别。")];
  const hint = say(
    `Only ${judged} were judged: a hint for the next try, no proof.`,
    `只有${judged}个评分：可作下次尝试的线索，不是证明。`,
  );
  return [
    ...contrasts.slice(0, most.contrasts).map((contrast) => told(contrast, language)),
    ...(judged <= few ? [hint] : []),
  ];
}

function told({ traits, difference, group, others }: Contrast, language: Language): string {
  const shared = traits.slice(0, most.traits).map((trait) => traitWords(trait, language));
  const points = Math.abs(difference).toFixed(1);
  const open = traits.length > 1;
  if (language === "zh") {
    const counts = `${group.judged}个中成功${group.successes}个，其余${others.judged}个中成功${others.successes}个`;
    const doubt = open ? "这些特点总是一起出现，起作用的是哪个尚不清楚。" : "";
    return `${shared.join("、")}的平均${difference > 0 ? "高" : "低"}${points}分（${counts}）。${doubt}`;
  }
  const counts = `${group.successes} of ${group.judged} succeeded against ${others.successes} of ${others.judged}`;
  const doubt = open ? " These came together, so which of them counts is open." : "";
  return `Those with ${shared.join(" and ")} scored ${points} ${difference > 0 ? "higher" : "lower"} (${counts}).${doubt}`;
}

function listed(keys: readonly string[], language: Language): string {
  const shown = keys.slice(0, most.keys).map((key) => `“${key}”`);
  return [...shown, ...(keys.length > shown.length ? ["…"] : [])].join(language === "zh" ? "、" : ", ");
}
