import type { Figure } from "../figures.ts";
import type { Phrase } from "./phrase.ts";

const halted = /abandon|rust|wreck|parked|broken|sunken|moored|废弃|生锈|锈|停着|停在|残骸|抛锚|沉没|停泊/iu;

/** What a subject does in the middle of a shot when the idea leaves it open. Small enough to go with any pose. */
export const beats: Readonly<Record<Figure, readonly Phrase[]>> = {
  person: [
    { en: "one slow breath passes through {it}", zh: "{it}缓缓地呼吸了一次" },
    { en: "a small movement passes through the hands of {it}", zh: "{it}的手微微一动" },
    { en: "the light finds the outline of {it}", zh: "光勾出{it}的轮廓" },
  ],
  animal: [
    { en: "one slow breath lifts the flanks of {it}", zh: "{it}的身侧随一次呼吸缓缓起伏" },
    { en: "an ear turns toward a sound out of frame", zh: "{it}的耳朵转向画外的声音" },
  ],
  bird: [
    {
      en: "a feather of {it} lifts in the moving air",
      zh: "{it}的羽毛在气流里微微掀起",
      unless: /bee|butterfly|dragonfly|moth|bat|蜜蜂|蝴蝶|蜻蜓|飞蛾|蝙蝠/iu,
    },
    { en: "the light shines through the wings of {it}", zh: "光透过{it}的翅膀" },
  ],
  swimmer: [
    { en: "{it} {turns|turn} in one slow curve", zh: "{it}划出一道缓慢的弧线" },
    { en: "{it} {passes|pass} close and {glides|glide} on", zh: "{it}从近处掠过，继续向前滑去" },
  ],
  vehicle: [
    { en: "{it} {eases|ease} forward at an even speed", zh: "{it}以均匀的速度向前驶去", unless: halted },
    { en: "the light slides along the side of {it}", zh: "光沿着{it}的侧面滑过" },
  ],
  boat: [
    { en: "{it} {rocks|rock} once and {slips|slip} forward", zh: "{it}轻轻一晃，向前滑去", unless: halted },
    { en: "the light slides along the hull of {it}", zh: "光沿着{it}的船身滑过" },
  ],
  building: [
    { en: "the outline of {it} comes slowly clear of the background", zh: "{it}的轮廓从背景中渐渐清晰" },
    { en: "the light finds the edges of {it}, one after another", zh: "光依次勾出{it}的边缘" },
  ],
  plant: [
    { en: "the finest edges of {it} catch the light", zh: "{it}最细的边缘接住了光" },
    { en: "{it} {trembles|tremble} once", zh: "{it}轻轻一颤" },
  ],
  food: [
    { en: "a highlight glides over the surface of {it}", zh: "一道高光滑过{it}的表面" },
    { en: "the texture of {it} comes slowly forward", zh: "{it}的质感慢慢显现" },
  ],
  object: [
    { en: "a highlight glides along the edge of {it}", zh: "一道高光沿着{it}的边缘滑过" },
    { en: "the texture of {it} comes slowly out of the shade", zh: "{it}的质感从暗部慢慢显现" },
  ],
  machine: [
    {
      en: "a small light wakes on {it} and part after part begins to move",
      zh: "{it}上亮起一点微光，部件逐一开始运转",
      unless: halted,
    },
    { en: "the light slides over the joints of {it}", zh: "光滑过{it}的关节" },
  ],
  sight: [
    { en: "the glow of {it} spreads over everything near it", zh: "{it}的光晕漫过近旁的一切" },
    { en: "the edge of {it} sharpens", zh: "{it}的边缘渐渐清晰" },
  ],
};
