import "./quiet.ts";
import { open } from "node:fs/promises";
import { basename } from "node:path";
import { AV_DISPOSITION_ATTACHED_PIC, AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from "node-av/constants";
import { Dictionary, FormatContext, InputFormat, type Stream } from "node-av/lib";
import { failure } from "../../errors.ts";
import { maxFramePixels } from "./limits.ts";
import { statedLength } from "./webm-length.ts";
import { recognise, type Signature, signatureBytes } from "./signature.ts";

/** A film or sound file opened for reading. */
export interface Input extends AsyncDisposable {
  /** What people call the file. */
  readonly name: string;
  readonly context: FormatContext;
  readonly signature: Exclude<Signature, { kind: "picture" | "other" }>;
  readonly video: Stream | undefined;
  readonly audio: Stream | undefined;
}

/** Decoders that untrusted bytes may reach, by FFmpeg's names. */
export const decoders =
  "h264,hevc,vp8,vp9,libvpx,libvpx-vp9,av1,libdav1d,mpeg4,prores,mjpeg," +
  "aac,mp3,mp3float,opus,libopus,vorbis,flac,alac,ac3,eac3,pcm_s16le,pcm_s24le,pcm_s32le,pcm_f32le,pcm_s16be,pcm_u8";

/**
 * Opens a film or sound file. What it is comes from its bytes, and only that one demuxer runs: playlists and files
 * that name other files are never followed.
 *
 * @throws `not-media`, `unsupported-media`, `damaged-media`, `media-too-large`
 */
export async function openInput(path: string, name = basename(path)): Promise<Input> {
  const signature = await signatureOf(path, name);
  if (signature.kind === "picture") throw failure("not-media", `${name} is a still picture, not a film or a sound`);
  const context = new FormatContext();
  const options = Dictionary.fromObject({ protocol_whitelist: "file", codec_whitelist: decoders });
  const opened = await context.openInput(`file:${path}`, InputFormat.findInputFormat(signature.demuxer), options);
  if (opened < 0) throw damaged(name, "its index can't be read");
  try {
    checkSize(context, name);
    if ((await context.findStreamInfo()) < 0) throw damaged(name, "its streams can't be read");
    checkSize(context, name);
    const best = (type: typeof AVMEDIA_TYPE_VIDEO | typeof AVMEDIA_TYPE_AUDIO) => {
      const index = context.findBestStream(type);
      const stream = index < 0 ? undefined : context.streams[index];
      // The cover of an album is a picture stream as well.
      return stream?.hasDisposition(AV_DISPOSITION_ATTACHED_PIC) ? undefined : stream;
    };
    const video = signature.kind === "film" ? best(AVMEDIA_TYPE_VIDEO) : undefined;
    const audio = best(AVMEDIA_TYPE_AUDIO);
    if (!video && !audio) throw failure("not-media", `${name} holds neither picture nor sound`);
    return { name, context, signature, video, audio, [Symbol.asyncDispose]: () => context.closeInput() };
  } catch (error) {
    await context.closeInput();
    throw error;
  }
}

/** What the file is by its bytes. @throws `not-media`, `unsupported-media`, `damaged-media` */
export async function signatureOf(path: string, name = basename(path)): Promise<Exclude<Signature, { kind: "other" }>> {
  await using file = await open(path);
  const { buffer, bytesRead } = await file.read(Buffer.alloc(signatureBytes));
  const head = buffer.subarray(0, bytesRead);
  if (bytesRead === 0) throw failure("not-media", `${name} is empty`);
  const signature = recognise(head);
  const expected = "MP4, MOV, WebM, PNG, JPEG, WebP, GIF, WAV, MP3, FLAC, Ogg or M4A";
  if (!signature) {
    const hint = "the content decides, not the file's name; look at what the file really holds";
    throw failure("not-media", `${name} is not a film, picture or sound that is known here`, { expected, hint });
  }
  if (signature.kind === "other")
    throw failure("unsupported-media", `${name} is of the kind ${signature.name}, which is not read here`, {
      expected,
      hint: "convert it first",
    });
  const stated = statedLength(head) ?? 0;
  const { size } = await file.stat();
  if (size < stated) throw damaged(name, `${stated - size} of its ${stated} bytes are missing`);
  return signature;
}

/** An error for a file that is media but can't be read to its end. */
export function damaged(name: string, why: string) {
  return failure("damaged-media", `${name} is damaged: ${why}`, { hint: "fetch or export the file again" });
}

function checkSize(context: FormatContext, name: string): void {
  for (const { codecpar } of context.streams) {
    if (codecpar.width * codecpar.height > maxFramePixels)
      throw failure("media-too-large", `${name} has a picture of ${codecpar.width}x${codecpar.height}`, {
        expected: `at most ${maxFramePixels} pixels, for example 4096x4096`,
      });
  }
}
