/** What an MP4 says of itself. */
export interface ClipFacts {
  /** Seconds, to a hundredth. */
  readonly seconds: number;
  readonly width: number;
  readonly height: number;
}

/** Reads the length and the size of an MP4; undefined for what is none, or none with a picture. */
export function clipFacts(file: Buffer): ClipFacts | undefined {
  if (file.toString("latin1", 4, 8) !== "ftyp") return undefined;
  const header = file.indexOf("mvhd") + 4;
  if (header < 4 || header + 32 > file.length) return undefined;
  // Version 1 has times of eight bytes.
  const long = file[header] === 1;
  const scale = file.readUInt32BE(header + (long ? 20 : 12));
  const length = long ? Number(file.readBigUInt64BE(header + 24)) : file.readUInt32BE(header + 16);
  const seconds = Math.round((length / scale) * 100) / 100;
  for (let at = file.indexOf("tkhd"); at >= 0; at = file.indexOf("tkhd", at + 4)) {
    const end = at - 4 + file.readUInt32BE(at - 4);
    if (end > file.length || end < at + 8) return undefined;
    // 16.16 numbers at the end of the box; 0 for sound.
    const [width, height] = [file.readUInt16BE(end - 8), file.readUInt16BE(end - 4)];
    if (width > 0 && height > 0 && seconds > 0) return { seconds, width, height };
  }
  return undefined;
}
