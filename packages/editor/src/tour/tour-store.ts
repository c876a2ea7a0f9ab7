import { createStore } from "zustand/vanilla";

/** What the tour points at: running, looking at takes, changing a word and running again. */
export type TourStep = "run" | "takes" | "word" | "reused";

interface TourState {
  readonly step?: TourStep;
  /** The run that was shown when the step began: another one means that the person ran it. */
  readonly before?: string;
}

/** Where the tour is; without a step there is none. It begins only when somebody comes from the first film or asks for it. */
export const tour = createStore<TourState>(() => ({}));

export function setTour(step: TourStep | undefined, before?: string): void {
  tour.setState({ ...(step === undefined ? {} : { step }), ...(before === undefined ? {} : { before }) }, true);
}
