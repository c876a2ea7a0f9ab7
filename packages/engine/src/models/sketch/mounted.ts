import type { SubjectKind } from "../../craft/subjects.ts";
import { cast } from "./cast.ts";
import { human, type Mention } from "./mention.ts";
import type { Subject } from "./scene.ts";

/** Who rides is on the mount: the two are one subject. */
export function mounted(all: readonly Subject[], kept: readonly Mention[], text: string): Subject[] {
  for (const [index, mount] of kept.entries()) {
    const sitter = seats.has(mount.id) ? sitterOf(mount, kept, text) : -1;
    const [who, seat] = [all[sitter], all[index]];
    if (who && seat) {
      const both: Subject = {
        ...seat,
        action: "stand",
        rider: who.action === "stand" ? { ...who, action: "sit" } : who,
        riders: Math.min(3, who.count),
      };
      return all.flatMap((one, at) =>
        at === Math.min(sitter, index) ? [both] : at === sitter || at === index ? [] : [one],
      );
    }
    const before = kept.findIndex(({ id, end }) => human.has(id) && end <= mount.at && mount.at - end < 40);
    const [rider, ridden] = [all[before], all[index]];
    if (!rider || !ridden || !(mounts.has(mount.id) || driven.has(mount.id))) continue;
    const drives =
      driven.has(mount.id) &&
      /\bdriv(?:e|es|ing)\b|\bdrove\b|驾驶|开着/iu.test(text.slice(kept[before]?.end, mount.at));
    if (
      !drives &&
      !/\brid(?:e|es|ing|den)\b|\brode\b|骑|\bon (?:a|an|his|her|the) (?:\w+ )?$/iu.test(
        text.slice(kept[before]?.end, mount.at),
      )
    )
      continue;
    const action = rider.action === "stand" ? ridden.action : cast[ridden.kind].alive ? gaitOf(rider.action) : "drive";
    const both = { ...ridden, action, count: rider.count, rider: { ...rider, action: "sit" as const } };
    return all.flatMap((one, at) =>
      at === Math.min(before, index) ? [both] : at === before || at === index ? [] : [one],
    );
  }
  return [...all];
}

const mounts: ReadonlySet<SubjectKind> = new Set([
  "horse",
  "camel",
  "elephant",
  "cow",
  "bicycle",
  "motorcycle",
  "dragon",
  "lion",
]);
/** Who drives these is inside. */
const driven: ReadonlySet<SubjectKind> = new Set(["car", "truck", "train", "tractor"]);
const seats: ReadonlySet<SubjectKind> = new Set(["bench", "chair"]);

/** Who sits on a bench or in a chair, as an index of what is kept, or -1: "an old man on a bench", "长椅上坐着一位老人". */
function sitterOf(seat: Mention, kept: readonly Mention[], text: string): number {
  return kept.findIndex(({ id, at, end }) => {
    if (!human.has(id)) return false;
    if (end <= seat.at) {
      const lead = text.slice(end, seat.at);
      return lead.length < 48 && /\b(?:on|in) (?:an?|his|her|the|their) (?:[\w-]+ ){0,2}$|坐在[^，。]*$/iu.test(lead);
    }
    return at - seat.end < 14 && /^上[^，。]*坐/u.test(text.slice(seat.end, at));
  });
}
const gaitOf = (action: Subject["action"]) => (action === "drive" ? "walk" : action);
