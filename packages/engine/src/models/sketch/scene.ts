import type { Action } from "../../craft/actions.ts";
import type { CameraMove } from "../../craft/camera.ts";
import type { Colour } from "../../craft/colours.ts";
import type { Flora } from "../../craft/flora.ts";
import type { Lens } from "../../craft/lenses.ts";
import type { Mood } from "../../craft/moods.ts";
import type { Setting } from "../../craft/settings.ts";
import type { Style } from "../../craft/styles.ts";
import type { SubjectKind } from "../../craft/subjects.ts";
import type { Venue } from "../../craft/venues.ts";
import type { Time } from "../../craft/times.ts";
import type { Wear } from "../../craft/wear.ts";
import type { Weather } from "../../craft/weather.ts";

/** What a prompt asks to see, as plain data: all that the renderer knows of the text. */
export interface Scene {
  readonly setting: Setting;
  /** What sort of room or stalls it is, where the prompt says: a theatre, a kitchen. */
  readonly venue?: Venue;
  /** A second setting, seen behind the first: mountains behind a lake. */
  readonly backdrop?: Setting;
  readonly time: Time;
  readonly weather: readonly Weather[];
  readonly style: Style;
  readonly lens: Lens;
  readonly mood?: Mood;
  /** Absent: the prompt asks for no move. */
  readonly camera?: CameraMove;
  readonly handheld: boolean;
  /** In order of importance; at most four. */
  readonly subjects: readonly Subject[];
  /** Neon signs and coloured lamps. */
  readonly neon: boolean;
  /** A colour asked for the light or the sky ("under a green sky"). */
  readonly light?: Colour;
  /** The scene plays on the moon: the setting is space. */
  readonly lunar?: true;
  /** The scene plays on Mars: the setting is a desert. */
  readonly martian?: true;
  /** A colour asked for the background or the surface of a product shot. */
  readonly backing?: Colour;
  /** Trees that the prompt names. */
  readonly flora?: Flora;
  /** What must not be in the picture. */
  readonly without: readonly SubjectKind[];
}

/** One kind of subject: what it is, does and wears. */
export interface Subject {
  readonly kind: SubjectKind;
  readonly action: Action;
  /** 1 to 7. */
  readonly count: number;
  /** Which way it faces and travels; absent: the composition decides. */
  readonly heading?: "left" | "right" | "toward" | "away";
  readonly colour?: Colour;
  readonly wears: readonly { readonly what: Wear; readonly colour?: Colour }[];
  readonly old?: boolean;
  /** Of paper, or a toy: small. */
  readonly toy?: true;
  /** What somebody has under the feet. */
  readonly board?: "skateboard" | "skis" | undefined;
  /** On the floor, though there are chairs. */
  readonly low?: true;
  /** Who rides it. */
  readonly rider?: Subject;
  /** How many of them; absent: one. */
  readonly riders?: number;
  /** A plant's stages at the first and the last frame. */
  readonly growth?: Growth;
  /** In the earth, which is shown cut open. */
  readonly buried?: true | undefined;
}

/**
 * From where to where a plant grows: 0 a seed, 1 a shoot at the surface, 2 a sprout with two leaves, 3 to 4 a leafy
 * plant and then its bud, 5 in full flower.
 */
export type Growth = readonly [from: number, to: number];

/** What the picture is made from. */
export interface SketchPrompt {
  readonly prompt: string;
  /** A style by name or in words; beats a style named in the prompt. */
  readonly style?: string;
  /** Trees that the prompt names. */
  readonly flora?: Flora;
  /** What must not be seen. */
  readonly negative?: string;
}
