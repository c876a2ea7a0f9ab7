/** Something that takes frames one by one and then ends its file. */
export interface FrameWriter {
  write(data: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

/** Writes all frames, reports the finished share of `total`, and ends the file. */
export async function record(
  frames: AsyncIterable<Uint8Array>,
  writer: FrameWriter,
  { total, progress }: { total: number; progress(fraction: number): void },
): Promise<void> {
  let done = 0;
  for await (const frame of frames) {
    await writer.write(frame);
    done += 1;
    progress(Math.min(1, done / total));
  }
  await writer.close();
}
