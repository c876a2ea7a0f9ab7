import type { Sentences } from "./sentences.ts";

/** Names of models and of the examples, where they are more than a name. */
export const catalogue: Sentences = {
  "Sketch (offline previsualisation)": "草图（离线预演）",
  "Servers of POST {path}": "提供 POST {path} 的服务器",
  "Runway Gen-4 Turbo (needs a first frame)": "Runway Gen-4 Turbo（需要首帧）",
  "Veo 3.1 preview": "Veo 3.1 预览版",
  "Small drafts, a person's choice, then the film": "小样，由人挑选，再成片",
  "Three small drafts; a person rates them and says whether the best may become the film.":
    "三个小样；由人评分，并决定最好的能否成片。",
  "Basic generation": "基本生成",
  "All six parameters of a request: prompt, length, format, resolution, style and negative prompt.":
    "一次请求的六个参数：提示词、时长、格式、分辨率、风格和负面提示词。",
  "Keep a good take, repair a weak one": "好的保留，差的修补",
  "A good take goes straight through; for a weak one the prompt is revised and a second take made.":
    "好的一条直接通过；差的则修改提示词，再拍一条。",
  "Cut and finish: a phone clip, a still and a sound become a film": "剪辑与收尾：手机片段、静态图和声音合成一部影片",
  "Three files beside the pipeline, cut, filled to 16:9, captioned, joined and mixed for the web.":
    "流程旁的三个文件：剪切、补成 16:9、加字幕、拼接、混音，供网络播放。",
  "Expand an idea, check it, then generate": "扩写想法，检查，再生成",
  "一个中文想法先扩写成完整的提示词，检查，再生成。A short idea becomes a full prompt, is checked, and is drawn.":
    "一个中文想法先扩写成完整的提示词，检查，再生成。",
  "A draft, extended and edited by a vendor": "小样，由供应商续写和编辑",
  "A draft is drawn here for nothing; a vendor adds three seconds to it and changes it by words.":
    "小样在本机免费绘制；供应商把它续写三秒，并按文字修改。",
  "First film: a story in three scenes": "第一部影片：三个场景的故事",
  "What npm start makes: offline, without a key.": "npm start 所生成的：离线，不需要密钥。",
  "One prompt, four styles, side by side": "一个提示词，四种风格，并排比较",
  "The seed is the same, so the composition is too, and only the look differs.": "种子相同，构图也相同，只有风格不同。",
  "From an idea to a film: scenes × styles, takes, a judge, the best cut with titles and sound":
    "从想法到影片：场景 × 风格，多条，评审，最好的配上片名和声音剪成片",
  "Three scenes, each in two styles and two takes; the best of each become a film for each style.":
    "三个场景，每个两种风格、两条；各取最好的，每种风格剪成一部影片。",
  "Ninety seconds from a model that makes sixty at most": "用最长六十秒的模型做出九十秒",
  "Met by two clips of 45 seconds, the second continued from the last frame of the first.":
    "由两段 45 秒的片段组成，第二段从第一段的末帧继续。",
  "Refine until the score is 8": "改进到 8 分为止",
  "The first attempt is too dark and nothing moves; the prompt is revised where the verdict is weakest.":
    "第一次太暗且没有运动；在评判最弱处修改提示词。",
  "One character, carried from scene to scene": "同一角色，延续各个场景",
  "The first scene is generated; each one after it continues from the last frame of the one before.":
    "第一个场景直接生成；之后每个都从前一个的末帧继续。",
  "海边的一天 · A day by the sea: one pipeline, run once for each scene": "海边的一天：一个流程，每个场景运行一次",
  "Another pipeline draws a scene, judges it and names it; this one runs it for each line of a list.":
    "另一个流程绘制、评判并命名一个场景；这个流程对列表的每一行运行它一次。",
  "从种子到花朵 · From seed to flower: four scenes of 8, 12, 10 and 15 seconds":
    "从种子到花朵：8、12、10、15 秒的四个场景",
  "四个场景讲一个故事：种子、嫩芽、绿叶、花开。Four scenes, joined by crossfades to one film.":
    "四个场景讲一个故事：种子、嫩芽、绿叶、花开，以交叉淡化连成一部影片。",
  "Variations of a prompt, where one that fails doesn't stop the rest": "一个提示词的多种写法，一个失败不影响其余",
  "The second base prompt is blank on purpose: its clip fails, the others are kept.":
    "第二个提示词故意留空：它的片段失败，其余保留。",
};
