import type { Sentences } from "./sentences.ts";

/** Names of models and of the examples, where they are more than a name. */
export const catalogue: Sentences = {
  "Sketch (offline previsualisation)": "草图（离线预演）",
  "Servers of POST {path}": "提供 POST {path} 的服务器",
  "Runway Gen-4 Turbo (needs a first frame)": "Runway Gen-4 Turbo（需要首帧）",
  "Veo 3.1 preview": "Veo 3.1 预览版",
  "Small drafts, a person's choice, then the film": "小样，由人挑选，再成片",
  "Basic generation": "基本生成",
  "All six parameters of a request: prompt, length, format, resolution, style and negative prompt.":
    "一次请求的六个参数：提示词、时长、格式、分辨率、风格和负面提示词。",
  "Keep a good take, repair a weak one": "好的保留，差的修补",
  "Cut and finish: a phone clip, a still and a sound become a film": "剪辑与收尾：手机片段、静态图和声音合成一部影片",
  "Expand an idea, check it, then generate": "扩写想法，检查，再生成",
  "A draft, extended and edited by a vendor": "小样，由供应商续写和编辑",
  "First film: a story in three scenes": "第一部影片：三个场景的故事",
  "What npm start makes: offline, without a key.": "npm start 所生成的：离线，不需要密钥。",
  "One prompt, four styles, side by side": "一个提示词，四种风格，并排比较",
  "From an idea to a film: scenes × styles, takes, a judge, the best cut with titles and sound":
    "从想法到影片：场景 × 风格，多条，评审，最好的配上片名和声音剪成片",
  "Ninety seconds from a model that makes sixty at most": "用最长六十秒的模型做出九十秒",
  "Refine until the score is 8": "改进到 8 分为止",
  "The first attempt is too dark and nothing moves; the prompt is revised where the verdict is weakest.":
    "第一次太暗且没有运动；在评判最弱处修改提示词。",
  "One character, carried from scene to scene": "同一角色，延续各个场景",
  "The first scene is generated; each one after it continues from the last frame of the one before.":
    "第一个场景直接生成；之后每个都从前一个的末帧继续。",
  "海边的一天 · A day by the sea: one pipeline, run once for each scene": "海边的一天：一个流程，每个场景运行一次",
  "从种子到花朵 · From seed to flower: four scenes of 8, 12, 10 and 15 seconds":
    "从种子到花朵：8、12、10、15 秒的四个场景",
  "Variations of a prompt, where one that fails doesn't stop the rest": "一个提示词的多种写法，一个失败不影响其余",
  "The second base prompt is blank on purpose: its clip fails, the others are kept.":
    "第二个提示词故意留空：它的片段失败，其余保留。",
};
