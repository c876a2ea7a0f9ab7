import type { Figure } from "../figures.ts";
import type { Language } from "../language.ts";
import { read } from "../reading.ts";
import type { Idea } from "./idea.ts";

interface Unwanted {
  readonly en: readonly string[];
  readonly zh: readonly string[];
}

/** What no clip should show. */
const always: Unwanted = {
  en: ["text", "captions", "watermark", "logo", "flicker", "warped geometry"],
  zh: ["文字", "字幕", "水印", "标志", "画面闪烁", "几何变形"],
};

/** What models get wrong with each kind of subject. */
const byFigure: Readonly<Partial<Record<Figure, Unwanted>>> = {
  person: {
    en: ["extra fingers", "deformed hands", "face changing between frames"],
    zh: ["多余的手指", "手部变形", "面部前后不一致"],
  },
  animal: { en: ["extra legs", "merging limbs"], zh: ["多余的腿", "肢体粘连"] },
  bird: { en: ["extra wings", "merging limbs"], zh: ["多余的翅膀", "肢体粘连"] },
  swimmer: { en: ["extra fins", "merging bodies"], zh: ["多余的鳍", "身体粘连"] },
  vehicle: { en: ["melting wheels", "sliding without grip"], zh: ["车轮变形", "打滑漂移"] },
  boat: { en: ["hull bending", "boat sliding over the surface"], zh: ["船体弯曲", "船在水面平移"] },
  building: { en: ["leaning walls", "windows that change place"], zh: ["墙体倾斜", "窗户移位"] },
  plant: { en: ["plastic leaves", "sudden growth jumps"], zh: ["塑料感的叶片", "生长跳变"] },
  food: { en: ["plastic sheen", "changing portions"], zh: ["塑料光泽", "分量前后不一"] },
  object: { en: ["changing shape", "floating without support"], zh: ["形状变化", "凭空悬浮"] },
  machine: { en: ["melting parts", "joints bending the wrong way"], zh: ["部件熔化", "关节反向弯曲"] },
};

/** The negative prompt: what the idea denies, then the usual faults, without anything that the idea asks for. */
export function negativeOf({ text, denied, subject }: Idea, language: Language, drawn: boolean): string {
  const own = denied.map((words) => words.replace(/^(?:没有|不要|不含|不带|不出现|避免|禁止|无|any )+/u, "").trim());
  const look = drawn ? { en: ["photographic texture"], zh: ["照片质感"] } : { en: ["cartoon look"], zh: ["卡通感"] };
  const usual = [
    ...always[language],
    ...((subject.figure && byFigure[subject.figure]?.[language]) ?? []),
    ...look[language],
  ];
  const asked = new Set(read(text).words.map(({ word }) => word));
  const wanted = usual.filter((fault) => !asks(text, asked, fault, language));
  return [...new Set([...own.filter((words) => words !== ""), ...wanted])].join(language === "zh" ? "，" : ", ");
}

/** Whether the idea speaks of what would be forbidden: "a neon sign with text" wants text. */
function asks(text: string, words: ReadonlySet<string>, fault: string, language: Language): boolean {
  if (language === "zh") return text.includes(fault);
  return (
    fault.split(" ").length === 1 && (words.has(fault) || words.has(`${fault}s`) || words.has(fault.replace(/s$/u, "")))
  );
}
