import type { NodeType } from "./define-node.ts";
import { branch } from "./branch.ts";
import { continueClip } from "./continue.ts";
import { each } from "./each.ts";
import { generate } from "./generate.ts";
import { join } from "./join.ts";
import { refine } from "./refine.ts";
import { trim } from "./trim.ts";

/** The node types that come with the engine. */
export const builtin: readonly NodeType[] = [branch, continueClip, each, generate, join, refine, trim];
