import type { ParamWords } from "./words.ts";

/** Parameters that several node types share. */
export const shared = {
  writing: {
    language: {
      label: "语言",
      description: "auto：与文本相同的语言。",
      choices: { auto: "自动", en: "英语", zh: "中文" },
    },
    model: { label: "语言模型", description: "配置中的语言模型名，或用 “rules” 表示不用模型。默认：有模型则用模型。" },
    temperature: { label: "温度", description: "语言模型写作的自由度，0 最小。默认：模型自己的值。" },
    seed: { label: "种子", description: "用于接受种子的语言模型。默认：由输入和取次推出。" },
  },
  file: {
    file: { label: "文件", description: "相对于流程、位于项目内的路径。" },
    url: { label: "网址", description: "代替文件的公开 https 地址。" },
  },
  clip: {
    model: { label: "模型", description: "sketch，或 provider/model。默认：配置中的模型。" },
    style: { label: "风格", description: "风格预设，例如 cinematic。" },
    negative: { label: "负面提示词", description: "画面中不应出现的内容。" },
    format: { label: "格式" },
    audio: { label: "声音" },
    strict: { label: "严格", description: "模型做不到时拒绝，而不作调整。" },
    seed: { label: "种子", description: "auto 由输入推出：相同的工作得到相同的片段。" },
  },
  length: {
    seconds: { label: "时长" },
    size: { label: "尺寸", description: "默认：模型自己的尺寸。" },
  },
  timeout: {
    timeout: { label: "时限", description: "超过此时无人回答，恢复运行时走另一条路。默认：不限。" },
  },
} as const satisfies Readonly<Record<string, Readonly<Record<string, ParamWords>>>>;
