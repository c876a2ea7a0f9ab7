/** What can be varied. */
export const axes = ["camera", "light", "action", "wording"] as const;
export type Axis = (typeof axes)[number];
