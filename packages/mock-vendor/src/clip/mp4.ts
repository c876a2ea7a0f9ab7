export interface Track {
  readonly width: number;
  readonly height: number;
  readonly fps: number;
  readonly sequence: Uint8Array;
  readonly picture: Uint8Array;
  /** NAL units, one a frame; each can be decoded alone. */
  readonly frames: readonly Uint8Array[];
}

/** Ticks of the clock a frame. */
const ticks = 1000;

/** An MP4 file with one H.264 track and its index first. Equal tracks give equal bytes: no dates are written. */
export function mp4(track: Track): Buffer {
  const head = box("ftyp", text("isom"), u32(512), text("isomiso2avc1mp41"));
  // The index holds the place of the first frame, which depends on the length of the index, but not the other way round.
  const index = moov(track, head.length + moov(track, 0).length + 8);
  const samples = track.frames.flatMap((frame) => [u32(frame.length), frame]);
  return Buffer.concat([head, index, box("mdat", ...samples)]);
}

function moov(track: Track, first: number): Buffer {
  const { width, height, frames } = track;
  const scale = Math.round(track.fps * ticks);
  const length = frames.length * ticks;
  const stbl = box(
    "stbl",
    full("stsd", u32(1), avc1(track)),
    full("stts", u32(1, frames.length, ticks)),
    full("stsc", u32(1, 1, frames.length, 1)),
    full("stsz", u32(0, frames.length, ...frames.map((frame) => frame.length + 4))),
    full("stco", u32(1, first)),
  );
  const dinf = box("dinf", full("dref", u32(1), box("url ", u32(1))));
  const minf = box("minf", box("vmhd", u32(1, 0, 0)), dinf, stbl);
  const hdlr = full("hdlr", u32(0), text("vide"), u32(0, 0, 0), text("video\0"));
  const mdia = box("mdia", full("mdhd", u32(0, 0, scale, length), u16(0x55c4, 0)), hdlr, minf);
  const tkhd = box("tkhd", u32(3, 0, 0, 1, 0, length, 0, 0, 0, 0), matrix, u32(width << 16, height << 16));
  const end = u32(0, 0, 0, 0, 0, 0, 2);
  const mvhd = full("mvhd", u32(0, 0, scale, length, 0x10000), u16(0x100, 0), u32(0, 0), matrix, end);
  return box("moov", mvhd, box("trak", tkhd, mdia));
}

const matrix = u32(0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x40000000);

function avc1({ width, height, sequence, picture }: Track): Buffer {
  const avcC = box(
    "avcC",
    Uint8Array.of(1, sequence[1] ?? 0, sequence[2] ?? 0, sequence[3] ?? 0, 0xff, 0xe1),
    u16(sequence.length),
    sequence,
    Uint8Array.of(1),
    u16(picture.length),
    picture,
  );
  const colr = box("colr", text("nclx"), u16(1, 1, 1), Uint8Array.of(0));
  const size = Buffer.concat([u16(width, height), u32(0x480000, 0x480000, 0), u16(1)]);
  return box("avc1", u16(0, 0, 0, 1), u32(0, 0, 0, 0), size, Buffer.alloc(32), u16(24, 0xffff), avcC, colr);
}

function box(name: string, ...parts: readonly Uint8Array[]): Buffer {
  const length = parts.reduce((sum, part) => sum + part.length, 8);
  return Buffer.concat([u32(length), text(name), ...parts], length);
}

/** A box with a version and flags, both 0. */
function full(name: string, ...parts: readonly Uint8Array[]): Buffer {
  return box(name, u32(0), ...parts);
}

function text(value: string): Buffer {
  return Buffer.from(value, "latin1");
}

function u32(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 4);
  values.forEach((value, i) => bytes.writeUInt32BE(value >>> 0, i * 4));
  return bytes;
}

function u16(...values: readonly number[]): Buffer {
  const bytes = Buffer.alloc(values.length * 2);
  values.forEach((value, i) => bytes.writeUInt16BE(value, i * 2));
  return bytes;
}
