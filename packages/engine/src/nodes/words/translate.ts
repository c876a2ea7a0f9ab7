import type { NodeInfo } from "../node-info.ts";
import type { NodeWords } from "./words.ts";

/** A node type's description in the given words; what they lack stays as it is. */
export function translate(info: NodeInfo, words: NodeWords | undefined): NodeInfo {
  if (!words) return info;
  const { title, doc, inputs = {}, params = {} } = words;
  return {
    ...info,
    title,
    doc,
    inputs: Object.fromEntries(
      Object.entries(info.inputs).map(([name, port]) => [name, { ...port, doc: inputs[name] ?? port.doc }]),
    ),
    params: Object.fromEntries(
      Object.entries(info.params).map(([name, schema]) => {
        const { choices, ...told } = params[name] ?? {};
        return [name, { ...schema, ...told, ...(choices ? { choiceLabels: choices } : {}) }];
      }),
    ),
  };
}
