import type { NodeType } from "./define-node.ts";
import { audio } from "./audio.ts";
import { branch } from "./branch.ts";
import { concat } from "./concat.ts";
import { contactSheet } from "./contact-sheet.ts";
import { continueClip } from "./continue.ts";
import { each } from "./each.ts";
import { evaluate } from "./evaluate.ts";
import { frame } from "./frame.ts";
import { generate } from "./generate.ts";
import { image } from "./image.ts";
import { join } from "./join.ts";
import { pick } from "./pick.ts";
import { refine } from "./refine.ts";
import { resize } from "./resize.ts";
import { save } from "./save.ts";
import { soundtrack } from "./soundtrack.ts";
import { template } from "./template.ts";
import { text } from "./text.ts";
import { title } from "./title.ts";
import { transcode } from "./transcode.ts";
import { trim } from "./trim.ts";
import { video } from "./video.ts";

/** The node types that come with the engine, in the order in which people look for them. */
export const builtin: readonly NodeType[] = [
  text,
  image,
  video,
  audio,
  template,
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
