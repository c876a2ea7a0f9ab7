import type { NodeSpec } from "@reelgraph/engine";

/** The node type's name: `generate@2` is a version of `generate`. */
export const typeOf = ({ use }: Pick<NodeSpec, "use">): string => use.replace(/@\d+$/, "");
