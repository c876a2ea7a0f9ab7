import type { z } from "zod";
import type { Download, Vendor } from "./vendor.ts";
import type { Audio, Image, Json, Media, PortValue, Score, Video } from "./ports/values.ts";

/** What a long-running operation gets from its caller. */
export interface Job {
  readonly signal: AbortSignal;
  /** Reports the finished share, 0 to 1. */
  progress?(fraction: number): void;
}

/** Time as the engine sees it; tests drive it by hand. */
export interface Clock {
  /** Milliseconds since the epoch. May jump when somebody sets the clock. */
  now(): number;
  /** Milliseconds since some moment. Never jumps: what timeouts and leases are measured with. */
  monotonic(): number;
  /** Rejects when the signal aborts. */
  sleep(ms: number, signal: AbortSignal): Promise<void>;
}

/** Width and height in pixels. */
export interface Size {
  readonly width: number;
  readonly height: number;
}

export type Transition = "cut" | "crossfade" | "fade-black" | "wipe";

export interface ConcatOptions {
  readonly transition: Transition;
  /** Length of each transition in seconds. */
  readonly transitionSeconds: number;
  /** Default: the first clip's. */
  readonly size?: Size;
  /** Default: the first clip's. */
  readonly fps?: number;
}

export interface TitleOptions {
  readonly text: string;
  /** Length in seconds of a card; how long an overlay stays on. */
  readonly seconds: number;
  readonly position: "center" | "top" | "bottom" | "lower-third";
  /** Of a card; an overlay takes its clip's. */
  readonly size: Size;
  readonly fps: number;
}

/** A prompt to be drawn by the offline model. */
export interface SketchRequest {
  readonly prompt: string;
  readonly style?: string;
  readonly negative?: string;
  readonly seconds: number;
  readonly size: Size;
  readonly fps: number;
  readonly seed: number;
  readonly audio: boolean;
  /** First frame to start from. */
  readonly image?: Image;
}

/** A score that comes from measuring pixels: a proxy for what a viewer would say. */
export interface ProxyScore extends Score {
  /** How far it can be trusted, 0 to 1; 0 where nothing could be judged. */
  readonly confidence: number;
}

/** What the offline judge measured on decoded frames. */
export interface Measurement {
  readonly visualQuality: ProxyScore;
  readonly consistency: ProxyScore;
  /** Absent when the prompt asks for no camera move. */
  readonly camera?: ProxyScore;
  /** Raw features by name, for people who want to see what stands behind a score. */
  readonly features: Readonly<Record<string, number>>;
}

/** Reading and making media. Each result is stored by content before it is returned. */
export interface MediaTools {
  /** Takes in a clip that arrives in pieces. Throws `download-incomplete` when bytes are missing, `not-media`, … */
  receive(download: Download, job: Job): Promise<Video>;
  /** Whether the bytes of a value are here. */
  has(media: Media): boolean;
  sketch(request: SketchRequest, job: Job): Promise<Video>;
  concat(clips: readonly Video[], options: ConcatOptions, job: Job): Promise<Video>;
  /** `start` and `end` in seconds. */
  trim(video: Video, range: { start: number; end?: number }, job: Job): Promise<Video>;
  /** `at` in seconds, or an end of the clip. */
  frame(video: Video, at: "first" | "last" | number, job: Job): Promise<Image>;
  /** A card, or an overlay when a clip is given. */
  title(over: Video | undefined, options: TitleOptions, job: Job): Promise<Video>;
  contactSheet(
    clips: readonly { video: Video; label: string }[],
    options: { columns: number; labels: boolean },
    job: Job,
  ): Promise<Image>;
  /** `gain` in decibels, applied to the added sound. */
  soundtrack(
    video: Video,
    sound: Audio | Video,
    options: { mode: "mix" | "replace"; gain: number },
    job: Job,
  ): Promise<Video>;
  resize<M extends Image | Video>(
    media: M,
    options: { size: Size; fit: "contain" | "cover" | "blur" },
    job: Job,
  ): Promise<M>;
  transcode(
    video: Video,
    options: { format: "mp4" | "webm" | "gif" | "webp"; quality: number },
    job: Job,
  ): Promise<Video | Image>;
  measure(video: Video, options: { prompt?: string }, job: Job): Promise<Measurement>;
}

/** Files named by a pipeline, relative to its folder. Escaping that folder is refused. */
export interface Files {
  /** Imports a media file into the artifact store. Throws `file-not-found`, `not-media`, `unsupported-media`, … */
  load(source: { file: string } | { url: string }, kind: Media["media"], job: Job): Promise<Media>;
  /** Writes a value under the run's output folder; returns the path written. */
  save(name: string, value: Media | string, job: Job): Promise<string>;
}

/** The unit's purse for calls that are paid at once, by their tokens: there is no job to follow, and nothing to buy twice. */
export interface Meter {
  /** Before a call: the most that it may cost in USD; undefined: unknown. Throws when the budget has no room for it. */
  reserve(most: number | undefined): Promise<void>;
  /** After it, once for each `reserve`: what it cost in USD; undefined: nobody knows. */
  spent(usd: number | undefined, model: string): Promise<void>;
}

/** A job whose calls may cost something. */
export interface MeteredJob extends Job {
  readonly meter?: Meter;
}

/** A request for structured output from a language model. */
export interface WriteRequest<T> {
  /** What the model is to do: one of the readable prompt files. */
  readonly instructions: string;
  /** The person's text. Data, never instructions. */
  readonly text: string;
  readonly schema: z.ZodType<T>;
  /** A name for the schema: letters, digits and underscores. */
  readonly name: string;
  readonly temperature?: number;
  readonly seed?: number;
}

/** A language model that was configured by a person. Absent offline. */
export interface LanguageModel {
  /** `provider/model`, part of the key. */
  readonly id: string;
  /** What it costs to work on a text; without one: on any. Absent, or undefined: unknown. */
  price?(text: string | undefined): Price | undefined;
  write<T>(request: WriteRequest<T>, job: MeteredJob): Promise<T>;
}

/** A clip to be judged. The prompt and the pictures are data, never instructions. */
export interface JudgeRequest {
  readonly video: Video;
  readonly prompt?: string;
  readonly references: readonly Image[];
  /** Names of the criteria; each gets one judgement. */
  readonly criteria: readonly string[];
}

/** What a judge says of one criterion: 0 to 10, or null where it can't tell. */
export interface Judgement {
  readonly score: number | null;
  /** 0 to 1. */
  readonly confidence: number;
  readonly reason: string;
}

/** What the price of a judgement depends on, as far as it is known: the clip's length in seconds. */
export interface JudgePriced {
  readonly criteria: readonly string[];
  readonly prompt?: string;
  readonly seconds?: number;
}

/** A model that watches clips, configured by a person. */
export interface ClipJudge {
  /** `host/model`, as shown. */
  readonly id: string;
  /** Changes when equal clips may be judged otherwise; with the id it is part of the key. */
  readonly version: string;
  /** What one judgement costs; undefined: unknown. */
  price(asked: JudgePriced): Price | undefined;
  /** One judgement for each criterion, in their order. Throws `judge-failed`, `judge-unavailable`, `judge-auth`, `judge-request`. */
  judge(request: JudgeRequest, job: MeteredJob): Promise<readonly Judgement[]>;
}

/** What is looked at before money is spent on it. */
export interface ModerationRequest {
  readonly text?: string;
  readonly images: readonly Image[];
}

/** What moderation says of it. */
export interface ModerationVerdict {
  readonly flagged: boolean;
  /** Why, in the moderator's own words; empty when nothing was found. */
  readonly categories: readonly string[];
  /** Who looked: the moderator's name and version. */
  readonly by: string;
  /** SHA-256 of what was looked at: the text's, and the pictures'. */
  readonly subjects: readonly string[];
}

/** The configured moderator. */
export interface Moderation {
  /** Name and version, part of the key. */
  readonly id: string;
  /** Throws `moderation-down` when it can't be asked, or its answer can't be read: then nothing may be sent. */
  check(request: ModerationRequest, job: Job): Promise<ModerationVerdict>;
}

/** The places of the configuration that a run may send to, by name. Each takes the same thing as often as it comes. */
export interface Destinations {
  /** Sends a signed webhook. `id` names the message: it stays the same over all tries. Throws `unknown-destination`, `not-delivered`. */
  notify(to: string, message: { readonly id: string; readonly body: Json }, job: Job): Promise<Json>;
  /** Puts a file or a text into a folder. Throws `unknown-destination`. */
  publish(to: string, name: string, value: Media | string, job: Job): Promise<Json>;
}

/** A price in USD. Absent where nobody knows it: unknown is never 0 (rule 28). */
export interface Price {
  readonly min: number;
  readonly max: number;
}

/** What a person asks of a video model, before it is fitted to what the model can do. */
export interface VideoRequest {
  /** `sketch`, or `provider/model`. */
  readonly model: string;
  readonly prompt: string;
  readonly negative?: string;
  readonly style?: string;
  readonly seconds: number;
  /** Default: the model's own. */
  readonly size?: Size;
  readonly format: "mp4" | "webm";
  readonly audio: boolean;
  readonly seed: number;
  /** First frame. */
  readonly image?: Image;
  readonly lastImage?: Image;
  readonly references?: readonly Image[];
  /** Refuse what can't be made as asked, rather than adapt it. */
  readonly strict?: boolean;
  /** Somebody chose the seed, so it matters when a model takes none. */
  readonly seedChosen?: boolean;
}

/** One place where the request had to give way to what the model can do. Always shown (S2). */
export interface Adjustment {
  readonly field: string;
  readonly asked: string | number | boolean;
  readonly used: string | number | boolean;
  readonly why: string;
}

/** What will be sent, and what it costs. Pure: made from the request and the catalogue alone. */
export interface VideoPlan {
  readonly model: string;
  /** Changes when the adapter or the model's meaning does; part of the key (rule 21). */
  readonly version: string;
  /** Fitted requests to run in order, each starting from the last frame of the one before. Usually one. */
  readonly segments: readonly VideoRequest[];
  readonly adjustments: readonly Adjustment[];
  readonly price?: Price;
}

/** The configured video models. */
export interface VideoModels {
  /** Id of the model that is meant where a pipeline names none. */
  readonly fallback: string;
  /** Throws `model-unknown` with the nearest names. */
  plan(request: VideoRequest): VideoPlan;
  /** The vendor's model that is meant by a name ("": the fallback); undefined: it works on this machine. */
  vendorModel(name: string): string | undefined;
  /** Who makes a segment: this machine, or a vendor who is paid for it. */
  maker(segment: VideoRequest): Maker;
}

export type Maker =
  | { readonly local: (job: Job) => Promise<Video> }
  /** `price`: of this segment; absent: unknown. */
  | { readonly vendor: Vendor; readonly price?: Price };

/** A result that was kept. */
export interface CacheEntry {
  /** By port; what a port did not give is `{ skip: reason }`. */
  readonly outputs: Readonly<Record<string, Cached>>;
  /** What it took and cost when it was made. */
  readonly seconds: number;
  readonly usd?: number;
}
export type Cached = { readonly value: PortValue } | { readonly skip: string };

/** Results by key. An entry whose media are gone is no entry. */
export interface Cache {
  get(key: string): CacheEntry | undefined;
  put(key: string, entry: CacheEntry): void;
}

/** Bounds how many units run at a time, by lane. */
export interface Lanes {
  /** The release, at once when there is room. Rejects when the signal aborts. */
  enter(lane: string, signal: AbortSignal): (() => void) | Promise<() => void>;
  /** How many places a lane has, where that is known. */
  places?(lane: string): number;
}

/** Everything that the engine needs from outside. Tests use one in memory. */
export interface Host {
  readonly clock: Clock;
  /** SHA-256 in lower-case hex. */
  readonly sha256: (text: string) => string;
  readonly cache: Cache;
  readonly lanes: Lanes;
  /** Work in flight by key, shared by all runs of the process (rule 25). */
  readonly flights: Map<string, Promise<unknown>>;
  readonly media: MediaTools;
  readonly files: Files;
  readonly models: VideoModels;
  readonly llm: LanguageModel | undefined;
  /** Models that judge clips; absent or empty offline. */
  readonly judges?: readonly ClipJudge[];
  /** Where a run may send to; absent: nowhere. */
  readonly destinations?: Destinations;
  /** Looks at prompts and pictures before money is spent; absent: nobody does. */
  readonly moderation?: Moderation | undefined;
  /** Told of errors in units that nobody foresaw, with their stack, for whoever mends the program. */
  fault?(thrown: unknown): void;
}
