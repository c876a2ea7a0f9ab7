import { z } from "zod";
import { gives, one } from "../ports/port.ts";
import { defineNode } from "./define-node.ts";

export const trim = defineNode({
  type: "trim",
  version: 1,
  title: "Trim",
  doc: "Keeps a range of a clip. Give the start and, if it shouldn't run to the end, the end in seconds.",
  category: "editing",
  purity: "pure",
  inputs: { video: one("video", { doc: "The clip to cut." }) },
  params: z.object({
    start: z.number().min(0).default(0).meta({ label: "Start", unit: "s" }),
    end: z.number().positive().optional().meta({ label: "End", unit: "s" }),
  }),
  foresees: ({ inputs: { video }, params: { start, end = video.seconds } }) => ({
    video: { ...video, seconds: Math.max(0, Math.min(end, video.seconds) - start) },
  }),
  faults: ({ start, end }) =>
    start === undefined || end === undefined || start < end
      ? []
      : [
          {
            code: "out-of-range",
            param: "end",
            message: `The range ${start} s to ${end} s holds nothing`,
            expected: "a start before the end",
          },
        ],
  outputs: { video: gives("video", { doc: "The range." }) },
  async run({ inputs, params }, { media, ...job }) {
    const range = params.end === undefined ? { start: params.start } : { start: params.start, end: params.end };
    return { video: await media.trim(inputs.video, range, job) };
  },
});
