import type { NodeRun } from "../../run/node-runs.ts";
import { theme, type Theme } from "../../styles/theme.ts";

/** Colours of the tokens, as a canvas element needs them: read once, and again when the theme changes. */
export interface Inks {
  readonly ground: string;
  readonly node: string;
  readonly border: string;
  readonly text: string;
  readonly selected: string;
  readonly frame: string;
  readonly note: string;
  readonly states: Readonly<Record<string, string>>;
  readonly kinds: Readonly<Record<string, string>>;
}

const kindNames = ["text", "image", "video", "audio", "json", "score", "number", "boolean", "any"];

let known: { readonly theme: Theme; readonly inks: Inks } | undefined;

/** The colours of the theme that is shown. */
export function readInks(): Inks {
  const now = theme.getState();
  if (known?.theme !== now) known = { theme: now, inks: read() };
  return known.inks;
}

function read(): Inks {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ground: token("canvas"),
    node: token("raised"),
    border: token("line-strong"),
    text: token("text"),
    selected: token("daylight"),
    frame: token("hover"),
    note: token("tungsten-soft"),
    states: {
      running: token("tungsten"),
      parked: token("tungsten"),
      waiting: token("waiting"),
      finished: token("done"),
      cached: token("daylight"),
      failed: token("failed"),
    },
    kinds: Object.fromEntries(kindNames.map((name) => [name, token(`kind-${name}`)])),
  };
}

/** What a node is filled with: the colour of its state, where it has one. */
export const inkOf = (run: NodeRun | undefined, { states, node }: Inks): string => (run && states[run.state]) ?? node;
