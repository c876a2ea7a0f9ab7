import type { NodeType } from "./define-node.ts";

/**
 * The node types that come with the engine, by name, in the order in which people look for them. Each is loaded when it
 * is first used: all of them together take longer to load than Node takes to start.
 */
export const builtin: Readonly<Record<string, () => Promise<NodeType>>> = {
  text: async () => (await import("./text.ts")).text,
  image: async () => (await import("./image.ts")).image,
  video: async () => (await import("./video.ts")).video,
  audio: async () => (await import("./audio.ts")).audio,
  template: async () => (await import("./template.ts")).template,
  expand: async () => (await import("./expand.ts")).expand,
  "lint-prompt": async () => (await import("./lint-prompt.ts")).lintPrompt,
  storyboard: async () => (await import("./storyboard.ts")).storyboard,
  styles: async () => (await import("./styles.ts")).styles,
  variations: async () => (await import("./variations.ts")).variations,
  revise: async () => (await import("./revise.ts")).revise,
  moderate: async () => (await import("./moderate.ts")).moderate,
  generate: async () => (await import("./generate.ts")).generate,
  continue: async () => (await import("./continue.ts")).continueClip,
  edit: async () => (await import("./edit.ts")).edit,
  evaluate: async () => (await import("./evaluate.ts")).evaluate,
  review: async () => (await import("./review.ts")).review,
  approve: async () => (await import("./approve.ts")).approve,
  branch: async () => (await import("./branch.ts")).branch,
  join: async () => (await import("./join.ts")).join,
  pick: async () => (await import("./pick.ts")).pick,
  patterns: async () => (await import("./patterns.ts")).patterns,
  refine: async () => (await import("./refine.ts")).refine,
  each: async () => (await import("./each.ts")).each,
  concat: async () => (await import("./concat.ts")).concat,
  trim: async () => (await import("./trim.ts")).trim,
  resize: async () => (await import("./resize.ts")).resize,
  frame: async () => (await import("./frame.ts")).frame,
  title: async () => (await import("./title.ts")).title,
  "contact-sheet": async () => (await import("./contact-sheet.ts")).contactSheet,
  soundtrack: async () => (await import("./soundtrack.ts")).soundtrack,
  transcode: async () => (await import("./transcode.ts")).transcode,
  save: async () => (await import("./save.ts")).save,
  notify: async () => (await import("./notify.ts")).notify,
  publish: async () => (await import("./publish.ts")).publish,
};

/** Loads the node types that are named, or all. `name@1` is another name of `name`; unknown names are passed over. */
export function loadBuiltin(names: Iterable<string> = Object.keys(builtin)): Promise<readonly NodeType[]> {
  const wanted = new Set([...names].map((name) => name.replace(/@1$/, "")));
  return Promise.all([...wanted].flatMap((name) => (Object.hasOwn(builtin, name) ? [builtin[name]!()] : [])));
}
