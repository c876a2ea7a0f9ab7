import type { NodeType } from "./define-node.ts";
import { branch } from "./branch.ts";
import { continueClip } from "./continue.ts";
import { each } from "./each.ts";
import { generate } from "./generate.ts";
import { join } from "./join.ts";
import { refine } from "./refine.ts";
import { template } from "./template.ts";
import { text } from "./text.ts";
import { trim } from "./trim.ts";

/** The node types that come with the engine, in the order in which people look for them. */
export const builtin: readonly NodeType[] = [text, template, generate, continueClip, branch, join, refine, each, trim];
