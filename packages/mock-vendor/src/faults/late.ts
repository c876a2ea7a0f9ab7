import type { Spoiling } from "./fault.ts";

/** The true answer after a while. */
export async function late({ reply, answer, waitMs }: Spoiling): Promise<void> {
  await reply.pause(waitMs);
  reply.json(200, answer);
}
