/** What the first bytes of a file say it is. File names and server headers are never asked. */
export type Signature =
  | { readonly kind: "film" | "sound"; readonly demuxer: string; readonly type: string }
  | { readonly kind: "picture"; readonly type: "image/png" | "image/jpeg" | "image/webp" | "image/gif" }
  /** Media, but of a kind that isn't read here. */
  | { readonly kind: "other"; readonly name: string };

type Rule = readonly [at: number, bytes: string, signature: Signature];

const film = (demuxer: string, type: string): Signature => ({ kind: "film", demuxer, type });
const sound = (demuxer: string, type: string): Signature => ({ kind: "sound", demuxer, type });
const other = (name: string): Signature => ({ kind: "other", name });

/** The first rule that fits decides. Bytes are Latin-1. */
const rules: readonly Rule[] = [
  [4, "ftypheic", other("HEIC")],
  [4, "ftypmif1", other("HEIF")],
  [4, "ftypavif", other("AVIF")],
  [4, "ftypM4A ", sound("mov", "audio/mp4")],
  [4, "ftypqt  ", film("mov", "video/quicktime")],
  [4, "ftyp", film("mov", "video/mp4")],
  [4, "moov", film("mov", "video/quicktime")],
  [4, "mdat", film("mov", "video/quicktime")],
  [4, "wide", film("mov", "video/quicktime")],
  [0, "\x1a\x45\xdf\xa3", film("matroska", "video/webm")],
  [0, "\x89PNG\r\n\x1a\n", { kind: "picture", type: "image/png" }],
  [0, "\xff\xd8\xff", { kind: "picture", type: "image/jpeg" }],
  [0, "GIF87a", { kind: "picture", type: "image/gif" }],
  [0, "GIF89a", { kind: "picture", type: "image/gif" }],
  [8, "WEBP", { kind: "picture", type: "image/webp" }],
  [8, "WAVE", sound("wav", "audio/wav")],
  [0, "fLaC", sound("flac", "audio/flac")],
  [0, "OggS", sound("ogg", "audio/ogg")],
  [0, "ID3", sound("mp3", "audio/mpeg")],
  [0, "\xff\xf1", sound("aac", "audio/aac")],
  [0, "\xff\xf9", sound("aac", "audio/aac")],
  [0, "\xff\xfb", sound("mp3", "audio/mpeg")],
  [0, "\xff\xf3", sound("mp3", "audio/mpeg")],
  [0, "\xff\xf2", sound("mp3", "audio/mpeg")],
  [8, "AVI ", other("AVI")],
  [0, "FLV\x01", other("FLV")],
  [0, "\x30\x26\xb2\x75\x8e\x66\xcf\x11", other("Windows Media")],
  [0, "\x00\x00\x01\xba", other("MPEG program stream")],
  [0, "II*\x00", other("TIFF")],
  [0, "MM\x00*", other("TIFF")],
];

/** How many bytes from the start are looked at. */
export const signatureBytes = 256;

/** What a file is by its first bytes; undefined: nothing known. */
export function recognise(head: Uint8Array): Signature | undefined {
  const text = Buffer.from(head.subarray(0, signatureBytes)).toString("latin1");
  const found = rules.find(([at, bytes]) => text.startsWith(bytes, at))?.[2];
  if (found?.kind === "film" && found.demuxer === "matroska" && !text.includes("webm"))
    return { ...found, type: "video/x-matroska" };
  return found;
}
