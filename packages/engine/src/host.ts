import type { Cache } from "./host/cache.ts";
import type { Destinations, Files } from "./host/files.ts";
import type { Clock } from "./host/job.ts";
import type { ClipJudge } from "./host/judges.ts";
import type { LanguageModel } from "./host/language-model.ts";
import type { MediaTools } from "./host/media-tools.ts";
import type { Moderation } from "./host/moderation.ts";
import type { VideoModels } from "./host/video-models.ts";

export type * from "./host/job.ts";
export type * from "./host/price.ts";
export type * from "./host/meter.ts";
export type * from "./host/media-tools.ts";
export type * from "./host/files.ts";
export type * from "./host/language-model.ts";
export type * from "./host/judges.ts";
export type * from "./host/moderation.ts";
export type * from "./host/video-models.ts";
export type * from "./host/cache.ts";
export * from "./host/storage-away.ts";

/** Who waits for a place in a lane. */
export interface Guest {
  /** Its turn has come. It calls `leave` when it needs its place no more. */
  admit(leave: () => void): void;
}

/** Bounds how many units run at a time, by lane. */
export interface Lanes {
  /** The release, at once when there is room. Otherwise the guest is told when its turn comes, unless it gives up before. */
  enter(lane: string, guest: Guest): (() => void) | undefined;
  /** Waits no longer. */
  giveUp(lane: string, guest: Guest): void;
  /** How many places a lane has, where that is known. */
  places?(lane: string): number;
}

/** Work that somebody else may wait for, too. */
export interface Flight {
  /** Resolves when it has ended. */
  landed(): Promise<unknown>;
}

/** Everything that the engine needs from outside. Tests use one in memory. */
export interface Host {
  readonly clock: Clock;
  /** SHA-256 in lower-case hex. */
  readonly sha256: (text: string) => string;
  readonly cache: Cache;
  readonly lanes: Lanes;
  /** Work in flight by key, shared by all runs of the process (rule 25). */
  readonly flights: Map<string, Flight>;
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
