import type { Phrase } from "./phrase.ts";

/** What is in front of the camera, as far as framing goes. */
export type Scale = "person" | "small" | "travelling" | "fast" | "vast" | "open";

/** Framing and lens for a picture that was photographed. */
export const optics: Readonly<Record<Scale, readonly Phrase[]>> = {
  person: [
    {
      en: "a medium shot on a 50mm lens, the background falling softly out of focus",
      zh: "中景，50mm镜头，背景柔和虚化",
    },
    {
      en: "a medium close-up on an 85mm lens at f/2, the background reduced to soft shapes",
      zh: "中近景，85mm镜头，f/2光圈，背景化作柔和的色块",
    },
    {
      en: "a wide shot on a 28mm lens that keeps {it} and the surroundings in one view",
      zh: "全景，28mm镜头，把{it}与环境收进同一画面",
    },
  ],
  small: [
    { en: "a close-up on a 100mm macro lens, focus no deeper than {it}", zh: "特写，100mm微距镜头，焦点只落在{it}上" },
    {
      en: "a close-up on an 85mm lens at f/2, everything behind {it} falling into blur",
      zh: "特写，85mm镜头，f/2光圈，{it}之后全部虚化",
    },
    {
      en: "a medium shot on a 50mm lens, {it} a third from the left, the rest out of focus",
      zh: "中景，50mm镜头，{it}位于画面左侧三分之一，其余虚化",
    },
  ],
  travelling: [
    {
      en: "a wide shot on a 28mm lens, with room ahead of {it} to move into",
      zh: "全景，28mm镜头，{it}前方留出行进的空间",
    },
    { en: "a medium shot on a 50mm lens, {it} sharp, the background soft", zh: "中景，50mm镜头，{it}清晰，背景柔和" },
  ],
  fast: [
    {
      en: "a wide shot on a 24mm lens, close enough to feel the speed of {it}",
      zh: "全景，24mm镜头，近到能感到{it}的速度",
    },
    {
      en: "a medium shot on a 40mm lens, {it} held sharp against a streaking background",
      zh: "中景，40mm镜头，{it}保持清晰，背景化作流动的线条",
    },
  ],
  vast: [
    {
      en: "a wide shot on a 24mm lens, sharp from the foreground to the far distance",
      zh: "远景，24mm镜头，从前景到远处全部清晰",
    },
    { en: "a wide shot on a 28mm lens, with a strong pull into depth", zh: "远景，28mm镜头，纵深感强烈" },
  ],
  open: [
    {
      en: "a medium shot on a 50mm lens, one plane in focus and the rest soft",
      zh: "中景，50mm镜头，只有一层清晰，其余柔和",
    },
    { en: "a medium shot on a 40mm lens with generous empty space", zh: "中景，40mm镜头，大面积留白" },
  ],
};

/** Framing alone, for a picture that was drawn or built by hand. */
export const framings: Readonly<Record<Scale, readonly Phrase[]>> = {
  person: [{ en: "framed as a medium shot, with clear space around {it}", zh: "中景构图，{it}四周留出空间" }],
  small: [{ en: "framed as a close-up, {it} large and simple in the picture", zh: "特写构图，{it}在画面中大而简洁" }],
  travelling: [{ en: "framed as a wide shot, with room ahead of {it}", zh: "全景构图，{it}前方留出空间" }],
  fast: [{ en: "framed as a wide shot, with room ahead of {it}", zh: "全景构图，{it}前方留出空间" }],
  vast: [{ en: "framed as a wide shot, with clear layers of depth", zh: "远景构图，层次分明" }],
  open: [{ en: "framed as a medium shot, with generous empty space", zh: "中景构图，大面积留白" }],
};
