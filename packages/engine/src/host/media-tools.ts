import type { Eventually } from "../eventually.ts";
import type { Audio, Image, Media, Score, Video } from "../ports/values.ts";
import type { Download } from "../vendor.ts";
import type { Job } from "./job.ts";

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
  /** Whether the bytes of a value are stored. Throws `storage-failed` where the store can't be asked. */
  has(media: Media): Eventually<boolean>;
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
