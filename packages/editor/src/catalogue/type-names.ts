import type { NodeInfo } from "@reelgraph/engine";
import { language, type Language } from "../language/language.ts";

/** Chinese names of the node types that come with the engine. A plugin's type keeps the title that it gives itself. */
const chinese: Readonly<Record<string, string>> = {
  text: "文本",
  image: "图片",
  video: "视频",
  audio: "音频",
  template: "模板",
  expand: "扩写提示词",
  "lint-prompt": "检查提示词",
  storyboard: "分镜",
  styles: "风格",
  variations: "变体",
  revise: "修改提示词",
  moderate: "内容审核",
  approve: "人工批准",
  generate: "生成片段",
  continue: "续写片段",
  evaluate: "评分",
  review: "人工评审",
  branch: "分支",
  join: "汇合",
  pick: "挑选",
  refine: "反复打磨",
  each: "逐项处理",
  concat: "拼接",
  trim: "裁剪",
  resize: "缩放",
  frame: "取一帧",
  title: "字幕标题",
  "contact-sheet": "小样拼图",
  soundtrack: "配乐",
  transcode: "转码",
  save: "保存",
  notify: "通知",
  publish: "发布",
};

/** What a node type is called in a language. */
export const typeTitle = (
  { type, title }: Pick<NodeInfo, "type" | "title">,
  one: Language = language.getState(),
): string => (one === "zh" ? (chinese[type] ?? title) : title);

/** All names of a type, in both languages: what it is found by. */
export const typeNames = ({ type, title }: NodeInfo): readonly string[] => [type, title, chinese[type] ?? ""];
