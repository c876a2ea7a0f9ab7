/**
 * What a plugin gets when it imports `@reelgraph/engine`: all that node types are written with, and no more, so that
 * the bundled program can share it.
 *
 * @example
 * import { defineNode, gives, one } from "@reelgraph/engine";
 */
export { failure, ReelgraphError } from "./errors.ts";
export { defineNode, skip } from "./nodes/define-node.ts";
export { gives, givesList, list, many, one, optional } from "./ports/port.ts";
