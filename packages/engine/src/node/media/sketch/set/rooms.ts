import type { Rgb } from "../../../../craft/colours.ts";
import type { Venue } from "../../../../craft/venues.ts";

/** What a sort of room has that a living room hasn't. */
export interface Room {
  readonly wall?: Rgb;
  readonly floor?: Rgb;
  /** How the wall is covered: 0 boards, 1 tiles or bricks, 2 a dado. */
  readonly panels?: 0 | 1 | 2;
  /** No curtains, pictures, rug or plants. */
  readonly bare?: true;
  /** No window. */
  readonly closed?: true;
}

const rooms: Readonly<Partial<Record<Venue, Room>>> = {
  classroom: { wall: [214, 214, 192], panels: 2, bare: true },
  garage: { wall: [166, 166, 162], floor: [128, 128, 130], panels: 1, bare: true, closed: true },
  office: { wall: [214, 216, 216], floor: [112, 118, 128], panels: 2, bare: true },
  bedroom: {},
  hospital: { wall: [206, 224, 222], floor: [176, 190, 194], panels: 2, bare: true },
  bathroom: { wall: [216, 232, 234], floor: [186, 194, 198], panels: 1, bare: true },
  shop: { wall: [226, 228, 226], floor: [206, 204, 198], panels: 0, bare: true, closed: true },
};

/** The room of a venue; a living room where none is known. */
export function roomOf(venue: Venue | undefined): Room {
  return (venue && rooms[venue]) ?? {};
}
