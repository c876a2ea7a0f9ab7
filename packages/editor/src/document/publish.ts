import { change, type Edit, type Pipeline } from "@reelgraph/engine";

/** Publishes a pipeline as a form, or takes that back. */
export const publish = (pipeline: Pipeline, on: boolean): Edit =>
  change(pipeline, (draft) => {
    if (on) draft.app = true;
    else delete draft.app;
  });
