import { z } from "zod";

/** The parts of a rich prompt, in the order in which a director thinks of them. Every one is a phrase, without a full stop. */
export const Slots = z.object({
  subject: z.string().describe("Who or what the shot is about, with the details that make it recognisable"),
  setting: z.string().describe("Where, and how the place is laid out in the frame"),
  action: z.array(z.string()).describe("What happens, step by step in the order of time"),
  camera: z.string().describe("One camera move with direction, speed and where it ends"),
  lens: z.string().describe("Framing, focal length and depth of field"),
  lighting: z.string().describe("Source, direction, hardness and colour of the light"),
  mood: z.string().describe("How it feels, in two or three words"),
  style: z.string().describe("The look: palette, texture, medium"),
  motion: z.object({
    direction: z.string().describe("Where the movement in the picture goes"),
    speed: z.string().describe("How fast it goes"),
  }),
  transition: z.string().describe("How the shot ends, so that it can be cut to the next"),
  negative: z.string().describe("What must not appear, as a list parted by commas"),
});
export type Slots = z.infer<typeof Slots>;

/** A slot that an idea may have filled by itself. */
export type SlotName = keyof Slots;
