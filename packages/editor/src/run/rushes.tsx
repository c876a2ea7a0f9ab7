import type { RunState } from "@reelgraph/engine";
import { Clapperboard } from "lucide-react";
import { useMediaLinks } from "../api/media.ts";
import { mediaOf } from "./given.ts";

/** What there is to see before the film is there: the newest picture of what was made for it, until then another one. */
export function Rushes({ run, picture }: { readonly run: RunState; readonly picture?: string | undefined }) {
  const made = [...run.units.values()].filter((unit) => {
    const media = unit.ended === undefined ? undefined : mediaOf(unit);
    return media !== undefined && media.media !== "audio";
  });
  const newest = made.toSorted((a, b) => (a.ended ?? 0) - (b.ended ?? 0)).at(-1);
  const links = useMediaLinks(newest && mediaOf(newest)?.sha256);
  const shown = links?.thumbnail ?? picture;
  if (shown === undefined) return <Clapperboard size={40} strokeWidth={1.2} aria-hidden="true" />;
  return <img src={shown} data-sheet={shown === picture} alt="" />;
}
