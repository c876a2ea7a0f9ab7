import { problem } from "../problem.ts";
import { positive, video, wrongForm } from "./generic.ts";
import type { Profile } from "./profile.ts";

/** Its frames a second where a request names none. */
const usualFps = 24;

/**
 * vLLM-Omni. Forms only; one frame where neither `seconds` nor `num_frames` is sent; numbers as codes of errors; and a
 * `DELETE` that stops a running job.
 */
export const vllmOmni: Profile = {
  refuses: ({ form }) => (form === "multipart" ? undefined : wrongForm("multipart/form-data")),
  seconds(value, { values }) {
    if (value !== undefined) return positive(Number(value));
    return positive(Number(values["num_frames"] ?? 1) / Number(values["fps"] ?? usualFps));
  },
  secondsExpected: "a number above 0, or num_frames",
  seed: 0,
  show: video,
  problem: ({ status, message, param }) => ({
    error: {
      message,
      type: status >= 500 ? "InternalServerError" : "BadRequestError",
      param: param ?? null,
      code: status,
    },
  }),
  early: problem(404, "not_found", "The video is not ready"),
  remove: "stops",
  cancel: false,
};
