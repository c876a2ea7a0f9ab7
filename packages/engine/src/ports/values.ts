/** The values that flow through ports. All are immutable plain JSON; media values name bytes in the artifact store. */

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

interface MediaFacts {
  /** SHA-256 of the bytes, in hex. The value's identity. */
  readonly sha256: string;
  readonly bytes: number;
  /** MIME type by content, for example `video/mp4`. */
  readonly type: string;
}

export interface Image extends MediaFacts {
  readonly media: "image";
  readonly width: number;
  readonly height: number;
}

export interface AudioFacts {
  readonly codec: string;
  readonly channels: number;
  readonly sampleRate: number;
}

export interface Audio extends MediaFacts, AudioFacts {
  readonly media: "audio";
  readonly seconds: number;
}

/** A clip. All facts are measured from the file, never echoed from a request. */
export interface Video extends MediaFacts {
  readonly media: "video";
  readonly width: number;
  readonly height: number;
  /** Length of the picture in seconds. */
  readonly seconds: number;
  /** Frames a second. */
  readonly fps: number;
  readonly frames: number;
  readonly codec: string;
  /** null: the clip has no sound. */
  readonly audio: AudioFacts | null;
}

export type Media = Image | Video | Audio;

/** A judgement from 0 to 10, or null where nobody could judge. */
export interface Score {
  readonly score: number | null;
  readonly reasons: readonly string[];
  /** Who judged: `measured`, a model's name, or a person. */
  readonly by: readonly string[];
}

export type Value = Json | Media | Score | readonly Value[];

/** One entry of a list value. The key is what people see: a style's name, a scene's id. */
export interface Item<T> {
  readonly key: string;
  readonly value: T;
}

/** A list value with its keys. */
export type List = readonly Item<Value>[];

/** What a port carries: one value, or a list at ports that give or take lists. */
export type PortValue = Value | List;
