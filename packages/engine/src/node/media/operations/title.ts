import type { TitleOptions } from "../../../host.ts";
import { decodeFrames } from "../decode.ts";
import { openEncoder } from "../encode.ts";
import { exactly } from "../exactly.ts";
import { titleText } from "../lettering/signs.ts";
import { type Stamp, stampOf } from "../lettering/stamp.ts";
import { drawTitle } from "../lettering/title-art.ts";
import type { Operation } from "../operation.ts";
import { filmFacts } from "../probe.ts";
import { record } from "../record.ts";
import { evenSize } from "../size.ts";
import { openSound } from "../sound-source.ts";

export interface TitleRequest extends TitleOptions {
  /** The clip to lay it over; without, a card is made. */
  readonly over?: string;
}

/** Makes a title card, or lays a title over the beginning of a clip. */
export const title: Operation<TitleRequest, void> = async (request, { out, progress }) => {
  const { over, text, position, seconds } = request;
  const facts = over === undefined ? undefined : await filmFacts(over);
  const size = evenSize(facts ?? request.size);
  const fps = facts?.fps ?? request.fps;
  const art = drawTitle(titleText(text), position, size, over !== undefined);
  const stamp = stampOf(art.getContext("2d").getImageData(0, 0, size.width, size.height).data, size);
  const shown = Math.max(1, Math.round(seconds * fps));
  const total = facts?.frames ?? shown;
  const below = over === undefined ? card(size, total) : decodeFrames(over, { format: "i420", size, fps });
  const sound = over === undefined ? undefined : await openSound(over);
  const film = await openEncoder(out, { ...size, fps, quality: "final", sound });
  await record(stamped(exactly(below, total), stamp, Math.min(shown, total), fps), film, { total, progress });
  await sound?.close();
};

/** Almost black, so that the card is seen to begin on a black screen. */
async function* card({ width, height }: { width: number; height: number }, total: number) {
  const data = new Uint8Array((width * height * 3) / 2).fill(22, 0, width * height).fill(128, width * height);
  data.fill(129, width * height, (width * height * 5) / 4);
  for (let i = 0; i < total; i++) yield { seconds: 0, width, height, data: data.slice() };
}

/** Fades the title in and out over half a second, or a quarter of its time where that is less. */
async function* stamped(frames: AsyncIterable<Uint8Array>, stamp: Stamp, shown: number, fps: number) {
  const ramp = Math.max(1, Math.min(fps * 0.5, shown / 4));
  let i = 0;
  for await (const frame of frames) {
    const share = Math.min(1, (i + 0.5) / ramp, (shown - i - 0.5) / ramp);
    if (share > 0) stamp.press(frame, share * share * (3 - 2 * share));
    i += 1;
    yield frame;
  }
}
