import { defineWords } from "../../language/language.ts";

/** Names of the categories of node types. */
export const typeWords = defineWords(
  {
    source: "Sources",
    writing: "Writing",
    video: "Video",
    judging: "Judging",
    flow: "Flow",
    editing: "Editing",
    output: "Output",
  },
  {
    source: "素材",
    writing: "文字",
    video: "视频",
    judging: "评审",
    flow: "流程控制",
    editing: "剪辑",
    output: "输出",
  },
);
