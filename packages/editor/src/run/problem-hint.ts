import type { Problem } from "@reelgraph/engine";

/** What may help, for somebody who looks at the page: a command for the terminal helps them nothing, buttons do that here. */
export const hintOf = ({ hint }: Problem): string | undefined => (hint?.includes("`reelgraph ") ? undefined : hint);
