/** How much a prompt says. */
export const details = ["brief", "rich", "shot-list"] as const;
export type Detail = (typeof details)[number];
