import { createCanvas, ImageData } from "@napi-rs/canvas";
import { writeFile } from "node:fs/promises";
import { decodeFrames } from "../decode.ts";
import type { Operation } from "../operation.ts";
import { type Cell, drawSheet } from "../lettering/sheet.ts";
import { filmFacts } from "../probe.ts";
import { fitSize } from "../size.ts";

export interface ContactSheetRequest {
  readonly clips: readonly { path: string; label: string }[];
  readonly columns: number;
  readonly labels: boolean;
}

/**
 * Draws the middle picture of each clip into a grid of the shape that most of them are near to; a single clip is shown at
 * several moments instead. As PNG.
 */
export const contactSheet: Operation<ContactSheetRequest, void> = async (request, { out, progress }) => {
  const { clips, columns, labels } = request;
  const facts = await Promise.all(clips.map(({ path }) => filmFacts(path)));
  const usual = facts.toSorted((a, b) => a.width / a.height - b.width / b.height)[facts.length >> 1];
  if (!usual) throw new Error("contactSheet needs a clip");
  const moments = clips.length === 1 ? manyMoments(clips, facts, columns) : middles(clips, facts);
  const across = Math.min(columns, moments.length);
  const cell = fitSize(usual, { width: Math.min(480, Math.floor(2400 / across)), height: 480 });
  const cells: Cell[] = [];
  for (const { path, time, film, label, note } of moments) {
    cells.push({ picture: await pictureAt(path, time, fitSize(film, cell)), label, note });
    progress(cells.length / moments.length);
  }
  await writeFile(out, await drawSheet(cells, { columns: across, cell, labels }).encode("png"));
};

interface Moment {
  readonly path: string;
  readonly time: number;
  readonly film: Film;
  readonly label: string;
  readonly note: string;
}
type Film = Awaited<ReturnType<typeof filmFacts>>;
type Clips = ContactSheetRequest["clips"];

function middles(clips: Clips, films: readonly Film[]): Moment[] {
  return films.map((film, i) => {
    const { path = "", label = "" } = clips[i] ?? {};
    const note = `${film.seconds.toFixed(1)} s · ${film.width} × ${film.height}`;
    return { path, film, label, note, time: film.seconds / 2 };
  });
}

/** At most four rows, from the beginning to the end. */
function manyMoments([clip]: Clips, [film]: readonly Film[], columns: number): Moment[] {
  if (!clip || !film) return [];
  const count = Math.min(film.frames, columns * Math.min(columns, 4));
  return Array.from({ length: count }, (_, i) => {
    const time = ((i + 0.5) / count) * film.seconds;
    return { path: clip.path, film, time, label: `${time.toFixed(1)} s`, note: "" };
  });
}

async function pictureAt(path: string, time: number, size: { width: number; height: number }) {
  const canvas = createCanvas(size.width, size.height);
  const context = canvas.getContext("2d");
  for await (const { data, width, height } of decodeFrames(path, { format: "rgba", size, start: time })) {
    context.putImageData(new ImageData(new Uint8ClampedArray(data), width, height), 0, 0);
    break;
  }
  return canvas;
}
