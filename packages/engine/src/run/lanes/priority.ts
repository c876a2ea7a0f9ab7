/** How urgent a run is: among all runs of the same owner or tenant, the units of the more urgent one go first. */
export const priorities = ["low", "normal", "high"] as const;
export type Priority = (typeof priorities)[number];

/** The more urgent, the larger. */
export function urgencyOf(priority: Priority = "normal"): number {
  return priorities.indexOf(priority);
}
