import { sizesOf } from "../wire/sizes.ts";

const wide = ["16:9", "9:16"];
const square = [...wide, "1:1"];
const classic = [...square, "4:3", "3:4"];
const cinema = [...classic, "21:9"];
const many = [...cinema, "2:3", "3:2"];

/** The shapes that models take, as `aspect_ratio`. */
export const shapes = { wide, square, classic, cinema, many };

/** Sizes of resolutions in the shapes that the models above know. */
export const sizes = {
  wide: (...sides: number[]) => sizesOf(sides, wide),
  square: (...sides: number[]) => sizesOf(sides, square),
  classic: (...sides: number[]) => sizesOf(sides, classic),
  cinema: (...sides: number[]) => sizesOf(sides, cinema),
  many: (...sides: number[]) => sizesOf(sides, many),
};
