import { failure } from "../../errors.ts";
import { moderated } from "../moderated.ts";
import type { Moderation } from "../../host.ts";
import type { Order } from "./payments.ts";

/**
 * Where a moderator is configured, everything that is bought passes it first: the prompt, its style, its pictures and the clip.
 * What must not appear is left out: it names it in order to keep it away.
 *
 * @throws `moderated` when something was found, `moderation-down` when nobody could look; nothing is sent then
 */
export async function passModeration({ request, signal, place, emit }: Order, moderation: Moderation): Promise<void> {
  const { prompt, style = "", image, lastImage, references = [], work } = request;
  const images = [image, lastImage, ...references].filter((one) => one !== undefined);
  const text = style === "" ? prompt : `${prompt}\n${style}`;
  const clips = work?.video ? [work.video] : [];
  const verdict = await moderated({ text, images, clips }, moderation, { signal }, (found) =>
    emit({ type: "unit.moderated", ...place, ...found }),
  );
  if (verdict.flagged) {
    throw failure("moderated", `Moderation refuses this request: ${verdict.categories.join(", ") || "flagged"}`, {
      hint: `${verdict.by} looked at it; nothing was sent. Change the prompt or the pictures`,
    });
  }
}
