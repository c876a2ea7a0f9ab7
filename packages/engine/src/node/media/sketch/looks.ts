import type { Style } from "../../../craft/styles.ts";
import { filmLooks } from "./film-looks.ts";
import type { Look } from "./look.ts";
import { paintedLooks } from "./painted-looks.ts";

/** The looks of all styles. */
export const looks: Readonly<Record<Style, Look>> = { ...filmLooks, ...paintedLooks };
