import type { Words } from "../language.ts";

/** How a shot leaves room for the next one. */
export const endings: readonly Words[] = [
  { en: "end on a held beat, clean for a straight cut", zh: "结尾停住一拍，便于直接切走" },
  { en: "end on one simple shape that a match cut can pick up", zh: "结尾落在一个简单的形状上，便于匹配剪辑" },
  { en: "leave a second of stillness at the end for a dissolve", zh: "结尾留一秒静止，便于叠化" },
];

/** Of something done at speed. */
export const fastEndings: readonly Words[] = [
  { en: "end in mid-movement, ready to cut on the action", zh: "在动作之中收尾，便于动作剪接" },
  { en: "end as the movement leaves the frame, ready for a hard cut", zh: "在运动冲出画面时收尾，便于硬切" },
];
