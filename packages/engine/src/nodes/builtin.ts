import type { NodeType } from "./define-node.ts";
import { audio } from "./audio.ts";
import { branch } from "./branch.ts";
import { concat } from "./concat.ts";
import { contactSheet } from "./contact-sheet.ts";
import { continueClip } from "./continue.ts";
import { each } from "./each.ts";
import { evaluate } from "./evaluate.ts";
import { expand } from "./expand.ts";
import { frame } from "./frame.ts";
import { generate } from "./generate.ts";
import { image } from "./image.ts";
import { join } from "./join.ts";
import { lintPrompt } from "./lint-prompt.ts";
import { pick } from "./pick.ts";
import { refine } from "./refine.ts";
import { resize } from "./resize.ts";
import { revise } from "./revise.ts";
import { save } from "./save.ts";
import { soundtrack } from "./soundtrack.ts";
import { storyboard } from "./storyboard.ts";
import { styles } from "./styles.ts";
import { template } from "./template.ts";
import { text } from "./text.ts";
import { title } from "./title.ts";
import { transcode } from "./transcode.ts";
import { trim } from "./trim.ts";
import { variations } from "./variations.ts";
import { video } from "./video.ts";

/** The node types that come with the engine, in the order in which people look for them. */
export const builtin: readonly NodeType[] = [
  text,
  image,
  video,
  audio,
  template,
  expand,
  lintPrompt,
  storyboard,
  styles,
  variations,
  revise,
  generate,
  continueClip,
  evaluate,
  branch,
  join,
  pick,
  refine,
  each,
  concat,
  trim,
  resize,
  frame,
  title,
  contactSheet,
  soundtrack,
  transcode,
  save,
];
