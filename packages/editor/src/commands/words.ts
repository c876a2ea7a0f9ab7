import { defineWords } from "../language/language.ts";

export const words = defineWords(
  {
    palette: "Commands",
    find: "Search or run a command",
    nothing: "Nothing by that name",
    undo: "Undo",
    redo: "Redo",
    aNode: (type: string) => `node, ${type}`,
    aPipeline: "pipeline",
    settings: "Settings",
    space: "Space",
  },
  {
    palette: "命令",
    find: "搜索或运行命令",
    nothing: "没有找到",
    undo: "撤销",
    redo: "重做",
    aNode: (type) => `节点，${type}`,
    aPipeline: "流程",
    settings: "设置",
    space: "空格",
  },
);
