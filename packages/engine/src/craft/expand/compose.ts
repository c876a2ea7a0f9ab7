import type { Language } from "../language.ts";
import { capitalised } from "../lint/edit.ts";
import { styleCraft } from "../style-craft.ts";
import type { Detail } from "./details.ts";
import type { Filled } from "./fill.ts";
import type { Idea } from "./idea.ts";

/** Writes the prompt: the idea in its own words, then what it leaves open. */
export function compose(idea: Idea, filled: Filled, detail: Detail): string {
  const { language } = idea;
  const lead = sentence(idea.text);
  if (detail === "shot-list") return [lead, "", ...shots(idea, filled), "", ...sheet(filled, language)].join("\n");
  const { setting, action, motion, camera, lens, lighting, mood, style, transition } = filled.added;
  const feeling = mood && (language === "zh" ? `情绪基调：${mood}` : `the mood is ${mood}`);
  const rest =
    detail === "brief"
      ? [camera, lighting, style]
      : [setting, action, motion, camera, lens, lighting, feeling, style, transition];
  return joined([lead, ...rest.filter(Boolean).map(sentence)], language);
}

function shots(
  { language, lens, deeds, style }: Idea,
  { added, moments: [opens = "", middle = "", settles = ""] }: Filled,
): string[] {
  const zh = language === "zh";
  const height = zh ? `动作到达高潮，${middle}` : `the action at its height, while ${middle}`;
  const shots = [
    { part: zh ? "开场" : "opening", framing: zh ? "远景" : "wide", focal: 24, says: [added.setting, opens] },
    {
      part: zh ? "展开" : "middle",
      framing: zh ? "中景" : "medium",
      focal: 50,
      says: [deeds.length > 0 ? height : middle, added.camera],
    },
    { part: zh ? "收尾" : "ending", framing: zh ? "近景" : "close", focal: 85, says: [settles, added.transition] },
  ];
  const drawn = style !== undefined && styleCraft[style.id].drawn;
  return shots.map(({ part, framing, focal, says }, index) => {
    const head = [part, lens ? "" : framing, lens || drawn ? "" : `${focal}mm`].filter(Boolean).join(zh ? "，" : ", ");
    const told = joined(says.filter(Boolean).map(sentence), language);
    return zh ? `镜头${index + 1}（${head}）：${told}` : `Shot ${index + 1} (${head}): ${told}`;
  });
}

/** The technical lines under a shot list. */
function sheet({ slots, added, given }: Filled, language: Language): string[] {
  const zh = language === "zh";
  const lines: [string, string, string][] = [
    ["Lens", "镜头", given.includes("lens") ? slots.lens : ""],
    ["Light", "光线", slots.lighting],
    ["Motion", "运动", `${slots.motion.direction}${zh ? "，" : ", "}${slots.motion.speed}`],
    ["Mood", "情绪", slots.mood],
    ["Look", "风格", added.style || slots.style],
  ];
  return lines.flatMap(([en, chinese, text]) =>
    text ? [zh ? `${chinese}：${sentence(text)}` : `${en}: ${text}.`] : [],
  );
}

/** With a capital and a full stop. */
export function sentence(text: string): string {
  const bare = text.trim();
  const end = /[.!?。！？…:：]["'”’)）]?$/u.test(bare) ? "" : /\p{Script=Han}[^\p{L}]*$/u.test(bare) ? "。" : ".";
  return capitalised(bare) + end;
}

/** Sentences one after another: Chinese needs no space between them. */
export function joined(sentences: readonly string[], language: Language): string {
  return sentences.join(language === "zh" ? "" : " ");
}
