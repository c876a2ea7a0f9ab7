import { lexicon, type IdOf } from "./lexicon.ts";

/** Framing, from the widest to the closest, and what lenses do. */
export const lenses = lexicon({
  "extreme-wide":
    "extreme wide shot, extreme wide, extreme long shot, establishing shot, aerial shot, aerial view, bird's eye view, birds eye view, drone shot, panorama, panoramic, vista, vast, 大远景, 航拍, 鸟瞰, 全景鸟瞰, 俯瞰, 俯视",
  wide: "wide shot, wide angle, wide-angle, wide lens, long shot, full shot, wide, 24mm, 24 mm, 18mm, 18 mm, 16mm lens, 远景, 广角, 全景, 广角镜头, 宽幅",
  medium: "medium shot, mid shot, medium, waist up, cowboy shot, two shot, 50mm, 50 mm, 中景, 中镜头, 半身",
  close:
    "close-up, close up, closeup, tight shot, portrait, headshot, telephoto, 85mm, 85 mm, 100mm, 135mm, medium close-up, medium close up, shallow depth of field, 特写, 近景, 近距离, 肖像, 长焦, 浅景深",
  macro:
    "macro, macro shot, macro lens, extreme close-up, extreme close up, micro, microscopic, 微距, 大特写, 超近距离, 显微",
} as const);

export type Lens = IdOf<typeof lenses>;
