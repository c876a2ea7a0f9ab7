import { z } from "zod";
import { failure } from "../errors.ts";
import type { Size } from "../host.ts";

/** A size as people write it: `1280x720`. */
export const SizeText = z
  .string()
  .regex(/^\d{2,5}x\d{2,5}$/, 'expected width and height in pixels, like "1280x720"')
  .meta({
    label: "Size",
    unit: "px",
    widget: "size",
    examples: ["960x540", "1280x720", "1920x1080", "720x1280", "1080x1080"],
  });

/** The parameters of every node that makes a clip with a model (S2). */
export const clipParams = {
  model: z.string().optional().meta({
    label: "Model",
    widget: "model",
    description: "`sketch`, or `provider/model`. Default: the configured one.",
  }),
  seconds: z.number().min(1).max(600).default(4).meta({ label: "Length", unit: "s" }),
  size: SizeText.optional().meta({ label: "Size", description: "Default: the model's own." }),
  style: z.string().optional().meta({ label: "Style", description: "A style preset, for example `cinematic`." }),
  negative: z.string().optional().meta({ label: "Negative prompt", description: "What must not be seen." }),
  format: z.enum(["mp4", "webm"]).default("mp4").meta({ label: "Format" }),
  audio: z.boolean().default(false).meta({ label: "Sound" }),
  strict: z.boolean().optional().meta({
    label: "Strict",
    description: "Refuse what the model can't make as asked, rather than adapt it.",
  }),
  seed: z
    .union([z.literal("auto"), z.int().min(0).max(2_147_483_647)])
    .default("auto")
    .meta({ label: "Seed", description: "`auto` follows from the inputs, so equal work gives equal clips." }),
};

/** Reads `1280x720`. Throws `bad-size` when that is not what it is. */
export function readSize(text: string): Size {
  const [width, height] = text.split("x").map(Number);
  if (!width || !height) throw failure("bad-size", `"${text}" is no size`, { expected: 'for example "1280x720"' });
  return { width, height };
}
