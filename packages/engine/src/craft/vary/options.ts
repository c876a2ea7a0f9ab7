import type { Words } from "../language.ts";

/** One way in which a shot can be made differently: its short name, and what is said. */
export interface Option {
  readonly name: Words;
  /** A clause; `{it}` is the subject, and for wording `{prompt}` the whole. */
  readonly says: Words;
}

/** Where the light comes from and how hard it is. None says what time it is. */
export const lightOptions: readonly Option[] = [
  {
    name: { en: "soft side light", zh: "柔和侧光" },
    says: {
      en: "soft light from the left, the far side falling gently into shade",
      zh: "柔光自左侧照来，另一侧缓缓沉入阴影",
    },
  },
  {
    name: { en: "hard side light", zh: "硬侧光" },
    says: {
      en: "one hard source from the right, sharp-edged shadows, no fill",
      zh: "右侧一道硬光，影子边缘锐利，不补光",
    },
  },
  {
    name: { en: "back light", zh: "逆光" },
    says: {
      en: "a strong source behind {it}, a bright rim on every edge, the front in shade",
      zh: "光源在{it}身后，轮廓镶亮边，正面沉在暗部",
    },
  },
  {
    name: { en: "silhouette", zh: "剪影" },
    says: { en: "{it} reduced to a dark shape against a brighter ground", zh: "{it}化作剪影，衬在更亮的背景上" },
  },
  {
    name: { en: "top light", zh: "顶光" },
    says: {
      en: "one source straight above, pools of light on the horizontal surfaces, deep shade below",
      zh: "正上方一处光源，水平面亮起，下方深暗",
    },
  },
  {
    name: { en: "low light", zh: "低位光" },
    says: {
      en: "light from below eye level, long shadows thrown upward on what stands behind",
      zh: "光自低处照来，在背后投下向上拉长的影",
    },
  },
  {
    name: { en: "flat light", zh: "平光" },
    says: {
      en: "broad even light from the front, hardly any shadow, colour doing the work",
      zh: "正面大面积的均匀光，几乎无影，靠色彩说话",
    },
  },
  {
    name: { en: "narrow beam", zh: "窄光束" },
    says: {
      en: "a single narrow beam on {it}, everything else left in shade",
      zh: "一束窄光只落在{it}{on}，其余留在暗处",
    },
  },
  {
    name: { en: "dappled light", zh: "斑驳光" },
    says: { en: "broken patches of light that drift over {it}", zh: "斑驳的光影在{it}{on}缓缓游移" },
  },
  {
    name: { en: "two colours", zh: "双色光" },
    says: {
      en: "warm light on one side, cool on the other, meeting on {it}",
      zh: "一侧暖光，一侧冷光，在{it}{on}相遇",
    },
  },
  {
    name: { en: "reflected light", zh: "反射光" },
    says: {
      en: "only light that has bounced off the surroundings, soft and tinted by them",
      zh: "只用环境的反射光，柔和，带着环境的颜色",
    },
  },
  {
    name: { en: "changing light", zh: "变化的光" },
    says: { en: "the light swells slowly, holds, and ebbs again", zh: "光缓缓增强，停住，又退去" },
  },
];

/** How what happens is paced and staged. */
export const actionOptions: readonly Option[] = [
  {
    name: { en: "from stillness", zh: "由静而动" },
    says: {
      en: "everything starts completely still; the movement begins late and small",
      zh: "一切从静止开始，动作来得晚而轻",
    },
  },
  {
    name: { en: "slow motion", zh: "慢动作" },
    says: {
      en: "the key moment plays in slow motion, every detail readable",
      zh: "关键一刻以慢动作呈现，细节清楚可见",
    },
  },
  {
    name: { en: "one burst", zh: "一气呵成" },
    says: {
      en: "one sudden movement, over in a second, and its echo afterwards",
      zh: "一个突然的动作，一秒即止，余波慢慢散去",
    },
  },
  {
    name: { en: "toward the lens", zh: "朝向镜头" },
    says: {
      en: "the movement comes straight toward the lens and stops short of it",
      zh: "动作直朝镜头而来，在镜头前停住",
    },
  },
  {
    name: { en: "across the frame", zh: "横穿画面" },
    says: {
      en: "the movement crosses the frame from right to left and leaves it empty",
      zh: "动作从右向左横穿画面，留下空镜",
    },
  },
  {
    name: { en: "into depth", zh: "走向深处" },
    says: { en: "the movement leads away from the lens and grows small", zh: "动作向画面深处而去，越来越小" },
  },
  {
    name: { en: "hesitation", zh: "迟疑" },
    says: { en: "the movement begins, hesitates, and only then goes through", zh: "动作起了头，迟疑片刻，方才完成" },
  },
  {
    name: { en: "only the result", zh: "只见结果" },
    says: { en: "the action itself stays out of frame; only its effect is seen", zh: "动作本身在画外，只见它的结果" },
  },
  {
    name: { en: "in the background", zh: "背景中发生" },
    says: {
      en: "the action happens small in the background, behind a still foreground",
      zh: "动作在背景里小小地发生，前景静止",
    },
  },
  {
    name: { en: "hands and details", zh: "细节特写" },
    says: {
      en: "the action is told by its smallest details alone, never seen whole",
      zh: "只用最小的细节讲述动作，不见全貌",
    },
  },
  {
    name: { en: "steady rhythm", zh: "稳定节奏" },
    says: {
      en: "the movement repeats in an even rhythm, each time a little further",
      zh: "动作以稳定的节奏重复，每次更进一点",
    },
  },
  {
    name: { en: "unfinished", zh: "未完成" },
    says: { en: "the shot ends just before the action is complete", zh: "镜头在动作完成前的一刻结束" },
  },
];

/** Other ways to put the same shot. */
export const wordingOptions: readonly Option[] = [
  { name: { en: "one take", zh: "一镜到底" }, says: { en: "one continuous take. {prompt}", zh: "一镜到底。{prompt}" } },
  { name: { en: "look first", zh: "先说风格" }, says: { en: "{reversed}", zh: "{reversed}" } },
  { name: { en: "plain words", zh: "直白描述" }, says: { en: "what we see: {prompt}", zh: "我们看到：{prompt}" } },
  {
    name: { en: "opening image", zh: "开篇画面" },
    says: { en: "the opening image of a film. {prompt}", zh: "一部电影的开篇画面。{prompt}" },
  },
  {
    name: { en: "observed", zh: "旁观" },
    says: { en: "observed from a respectful distance, unposed. {prompt}", zh: "保持距离的旁观，不摆拍。{prompt}" },
  },
  {
    name: { en: "sensory", zh: "感官" },
    says: {
      en: "{prompt} The temperature, the texture and the weight of everything can be felt",
      zh: "{prompt}温度、质感与重量都能被感觉到",
    },
  },
  {
    name: { en: "memory", zh: "记忆" },
    says: {
      en: "told like a clear memory: only what matters is sharp. {prompt}",
      zh: "像一段清晰的记忆，只有要紧的部分锐利。{prompt}",
    },
  },
  {
    name: { en: "closing image", zh: "收尾画面" },
    says: { en: "the last image before the credits. {prompt}", zh: "片尾字幕前的最后一个画面。{prompt}" },
  },
  {
    name: { en: "restraint", zh: "克制" },
    says: {
      en: "told with restraint: nothing in the frame that doesn't serve it. {prompt}",
      zh: "克制的叙述，画面里没有多余之物。{prompt}",
    },
  },
  {
    name: { en: "first glance", zh: "初见" },
    says: { en: "as if seen for the first time. {prompt}", zh: "如同初次看见。{prompt}" },
  },
  {
    name: { en: "study", zh: "观察" },
    says: { en: "a patient study of one thing. {prompt}", zh: "对一件事物的耐心观察。{prompt}" },
  },
  {
    name: { en: "turning point", zh: "转折点" },
    says: { en: "the moment just before everything changes. {prompt}", zh: "一切改变之前的那一刻。{prompt}" },
  },
];
