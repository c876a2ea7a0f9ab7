import type { Image, Video } from "../ports/values.ts";
import type { Job } from "./job.ts";

/** What is looked at before money is spent on it. */
export interface ModerationRequest {
  readonly text?: string;
  readonly images: readonly Image[];
  /** Clips are looked at in their first frame, their middle and their last. */
  readonly clips?: readonly Video[];
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
