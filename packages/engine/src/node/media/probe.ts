import { basename } from "node:path";
import { AV_PKT_FLAG_CORRUPT, AV_PKT_FLAG_DISCARD } from "node-av/constants";
import { avGetCodecName, type Packet, type Stream } from "node-av/lib";
import { failure } from "../../errors.ts";
import type { AudioFacts } from "../../ports/values.ts";
import { decoded, type Losses, packets } from "./decoder.ts";
import { damaged, type Input, openInput, signatureOf } from "./input.ts";
import type { Facts } from "./facts.ts";
import { displaySize } from "./orientation.ts";
import { pictureFacts } from "./picture.ts";
import { inSeconds, isKnown } from "./rates.ts";

/**
 * Measures a media file. With `thorough` every frame is decoded, so that damage shows; without, a film's index is
 * trusted, which is right for files made here.
 *
 * @throws `not-media`, `unsupported-media`, `damaged-media`, `media-too-large`
 */
export async function probe(path: string, { name = basename(path), thorough = false } = {}): Promise<Facts> {
  const signature = await signatureOf(path, name);
  if (signature.kind === "picture") return pictureFacts(path, signature.type, name);
  await using input = await openInput(path, name);
  const audio = input.audio ? audioFacts(input.audio) : null;
  const stream = input.video ?? input.audio;
  if (!stream) throw new Error("An open input has a stream");
  const span = await readThrough(input, stream, thorough);
  if (thorough) {
    await using again = await openInput(path, name);
    const sound = again.video && again.audio ? await readThrough(again, again.audio, thorough) : undefined;
    checkLength(input, Math.max(span.seconds, sound?.seconds ?? 0));
  }
  const seconds = round(span.seconds);
  if (!input.video && audio)
    return { media: "audio", type: input.signature.type.replace("video/", "audio/"), ...audio, seconds };
  return {
    media: "video",
    type: input.signature.type,
    ...displaySize(stream),
    seconds,
    fps: rate(stream, span),
    frames: span.count,
    codec: avGetCodecName(stream.codecpar.codecId) ?? "unknown",
    audio,
  };
}

/** What a film is, from its index. @throws `not-media` for other files */
export async function filmFacts(path: string): Promise<Extract<Facts, { media: "video" }>> {
  const facts = await probe(path);
  if (facts.media !== "video") throw failure("not-media", `${basename(path)} is not a film`);
  return facts;
}

interface Span {
  count: number;
  seconds: number;
}

/** Reads one stream to its end and refuses it when too much is missing. */
async function readThrough(input: Input, stream: Stream, thorough: boolean): Promise<Span> {
  const losses: Losses = { packets: 0, errors: 0 };
  const span = thorough ? await decodedSpan(input, stream, losses) : await packetSpan(input, stream, losses);
  checkWhole(input, stream, losses, span);
  return span;
}

/** Counts what is to be shown and measures from the first to the end of the last. */
async function packetSpan(input: Input, stream: Stream, losses: Losses): Promise<Span> {
  const span = newSpan();
  for await (const packet of packets(input, stream, losses)) {
    if (packet.hasFlags(AV_PKT_FLAG_CORRUPT)) losses.errors += 1;
    if (!packet.hasFlags(AV_PKT_FLAG_DISCARD)) add(span, packet, stream);
  }
  return measured(span, stream);
}

async function decodedSpan(input: Input, stream: Stream, losses: Losses): Promise<Span> {
  const span = newSpan();
  for await (const frame of decoded(input, stream, losses)) {
    add(span, { pts: frame.bestEffortTimestamp, duration: frame.duration }, stream);
    frame.free();
  }
  return measured(span, stream);
}

const newSpan = () => ({ count: 0, first: Infinity, last: -Infinity, end: -Infinity });

function add(span: ReturnType<typeof newSpan>, { pts, duration }: Pick<Packet, "pts" | "duration">, stream: Stream) {
  span.count += 1;
  if (!isKnown(pts)) return;
  const at = inSeconds(pts, stream.timeBase);
  span.first = Math.min(span.first, at);
  span.last = Math.max(span.last, at);
  span.end = Math.max(span.end, at + inSeconds(duration, stream.timeBase));
}

function measured({ count, first, last, end }: ReturnType<typeof newSpan>, stream: Stream): Span {
  if (count === 0 || first === Infinity) return { count, seconds: 0 };
  // A last frame without a duration lasts as long as the others on average; a single one, a 25th of a second.
  const tail = end > last ? end - last : count > 1 ? (last - first) / (count - 1) : 1 / (stated(stream) || 25);
  return { count, seconds: last - first + tail };
}

/** Frames a second as the container says; 0 where it doesn't. */
function stated({ avgFrameRate: { num, den } }: Stream): number {
  return den > 0 ? num / den : 0;
}

/** Refuses a file of which more than one part in a hundred is missing. */
function checkWhole(input: Input, stream: Stream, losses: Losses, span: Span): void {
  const promised = Math.max(promisedPackets(stream), losses.packets);
  const lost = losses.errors + Math.max(0, promised - losses.packets);
  if (span.count === 0) throw damaged(input.name, "nothing in it can be decoded");
  if (lost > promised / 100) throw damaged(input.name, `${lost} of ${promised} parts can't be read`);
}

/** 0 where the index counts something else: of uncompressed sound MOV counts the samples, many of which make a packet. */
function promisedPackets({ nbFrames, codecpar }: Stream): number {
  return avGetCodecName(codecpar.codecId)?.startsWith("pcm_") ? 0 : Number(nbFrames);
}

/** Refuses a file that ends before it says it does; not all containers count their parts. */
function checkLength({ name, context }: Input, seconds: number): void {
  if (!isKnown(context.duration)) return;
  const whole = inSeconds(context.duration, { num: 1, den: 1_000_000 });
  if (seconds < whole - Math.max(0.5, whole / 20))
    throw damaged(name, `it ends after ${round(seconds)} of ${round(whole)} seconds`);
}

function rate(stream: Stream, { count, seconds }: Span): number {
  const found = seconds > 0 ? count / seconds : 0;
  return round(Math.abs(stated(stream) - found) < found * 0.01 ? stated(stream) : found);
}

function audioFacts({ codecpar }: Stream): AudioFacts {
  const codec = avGetCodecName(codecpar.codecId) ?? "unknown";
  return { codec, channels: codecpar.channels, sampleRate: codecpar.sampleRate };
}

/** Milliseconds are as fine as people and containers go. */
const round = (value: number) => Math.round(value * 1000) / 1000;
