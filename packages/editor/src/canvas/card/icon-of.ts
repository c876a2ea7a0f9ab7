import {
  AudioLines,
  CircleHelp,
  Clapperboard,
  Film,
  Gauge,
  GitBranch,
  Image,
  PenLine,
  Scissors,
  Send,
  Type,
  type LucideIcon,
} from "lucide-react";
import type { NodeInfo } from "@reelgraph/engine";

const categories: Readonly<Record<NodeInfo["category"], LucideIcon>> = {
  source: Type,
  writing: PenLine,
  video: Clapperboard,
  judging: Gauge,
  flow: GitBranch,
  editing: Scissors,
  output: Send,
};
const sources: Readonly<Record<string, LucideIcon>> = { image: Image, video: Film, audio: AudioLines };

/** The picture of a kind of node: by its category, a source's by what it brings. */
export function iconOf(info: NodeInfo | undefined): LucideIcon {
  if (!info) return CircleHelp;
  const [first] = Object.values(info.outputs);
  const brought = info.category === "source" && typeof first?.kind === "string" ? sources[first.kind] : undefined;
  return brought ?? categories[info.category];
}
