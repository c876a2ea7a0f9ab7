import { defineWords } from "../language/language.ts";

type Value = string | number | boolean;

/** Of what may put a problem right. */
export const fixWords = defineWords(
  {
    mend: (parameter: string, value: Value) =>
      parameter === "seconds" ? `Set to ${value} s` : `Set ${parameter} to ${value}`,
    mendStep: (node: string, parameter: string) => `Set ${parameter} of ${node}`,
    remove: (name: string) => `Remove ${name}`,
    removeStep: (node: string, name: string) => `Remove ${name} of ${node}`,
    retry: (unit: string) => (unit.includes("[") ? "Retry this item" : "Retry"),
    without: "Continue without it",
    withoutStep: (node: string) => `Let ${node} go on without failed items`,
    addKey: "Add key",
    openSettings: "Open settings",
    setCap: "Set a budget",
    raise: "Raise the budget",
    answer: "Decide",
    goOn: "Go on",
    show: "Show",
    actions: "What you can do",
    expected: (what: string) => `Expected: ${what}`,
    warning: "Warning",
    error: "Error",
  },
  {
    mend: (parameter, value) => (parameter === "seconds" ? `改为 ${value} 秒` : `将 ${parameter} 设为 ${value}`),
    mendStep: (node, parameter) => `设置 ${node} 的 ${parameter}`,
    remove: (name) => `删除 ${name}`,
    removeStep: (node, name) => `删除 ${node} 的 ${name}`,
    retry: (unit) => (unit.includes("[") ? "重试此项" : "重试"),
    without: "不用它，继续",
    withoutStep: (node) => `让 ${node} 跳过失败的项`,
    addKey: "添加密钥",
    openSettings: "打开设置",
    setCap: "设置预算",
    raise: "提高预算",
    answer: "做决定",
    goOn: "继续",
    show: "查看",
    actions: "可以采取的措施",
    expected: (what) => `应为：${what}`,
    warning: "警告",
    error: "错误",
  },
);
