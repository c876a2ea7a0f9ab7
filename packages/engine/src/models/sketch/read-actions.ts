import { actions, type Action } from "../../craft/actions.ts";
import { find, lexicon, type Match } from "../../craft/lexicon.ts";
import type { Reading } from "../../craft/reading.ts";
import type { SubjectKind } from "../../craft/subjects.ts";
import { weather } from "../../craft/weather.ts";
import { cast } from "./cast.ts";
import { human, type Mention, overlap, stop } from "./mention.ts";

/** Acts that weather does by itself: snow falls, mist drifts. */
const ofWeather = new Set<Action>(["fall", "drift", "rise", "fly", "dance"]);
/** What rises and drifts by itself over what it comes from. */
const ofAir = lexicon({ air: "steam, smoke, dust, spark, ember, bubble, 热气, 炊烟, 烟雾, 浓烟, 蒸汽, 尘土" });
const ofCamera = lexicon({ camera: "camera, drone, shot, lens, crane, dolly, 镜头, 机位, 航拍, 画面, 无人机" });

/** The actions that belong to subjects: not those of the camera ("drone rising") or the weather ("snow falling"). */
export function actsOf(reading: Reading, mentions: readonly Mention[]): Match<Action>[] {
  const cameras = find(ofCamera, reading);
  const skies = [...find(weather, reading), ...find(ofAir, reading)].toSorted((a, b) => a.at - b.at);
  const last = (nouns: readonly Match[], act: Match) => nouns.findLast((noun) => noun.end <= act.at)?.end ?? -1;
  return find(actions, reading).filter((act) => {
    if (act.negated || mentions.some((mention) => overlap(mention, act))) return false;
    const mine = last(mentions, act);
    const camera = last(cameras, act);
    const sky = last(skies, act);
    const free = (from: number) => from <= mine || stop.test(reading.text.slice(Math.max(0, from), act.at));
    return (camera < 0 || free(camera)) && (sky < 0 || !ofWeather.has(act.id) || free(sky));
  });
}

/** What a subject does: the first action after it, before another of its sort takes over; else one just before it. */
export function actionOf(
  mention: Mention,
  acts: readonly Match<Action>[],
  kept: readonly Mention[],
  text: string,
): Action {
  const role = cast[mention.id];
  const rival = kept.find((other) => other.at > mention.at && cast[other.id].alive === role.alive);
  const between = (to: number) => text.slice(mention.end, to);
  const after = acts.find((act) => act.at >= mention.end && !/[.。！!？?\n]/u.test(between(act.at)));
  const ahead = acts.findLast(
    (act) => act.end <= mention.at && mention.at - act.end < 14 && !stop.test(text.slice(act.end, mention.at)),
  );
  const shared =
    rival !== undefined && /^[^,.，。]*(?:\band\b|\bwith\b|和|与|、|带着)[^,.，。]*$/iu.test(between(rival.at));
  const own = after !== undefined && (rival === undefined || after.at < rival.at || shared) ? after : ahead;
  if (own === undefined) return dancer.test(mention.text) ? "dance" : role.action;
  const music = own.id === "jump" && /^play|^演|^拉|^弹/iu.test(own.text) && musician.test(mention.text);
  // A dancer who turns dances.
  if (own.id === "turn" && dancer.test(mention.text)) return "dance";
  // Who wakes is still in bed; beasts and machines are up at once.
  if (own.id === "sleep" && /^w[ao]k|醒|起床/iu.test(own.text) && !human.has(mention.id)) return role.action;
  const game = own.id === "jump" && /^play|^玩/iu.test(own.text) && /gamer|玩家/iu.test(mention.text);
  if (game) return "sit";
  return fitting(music ? "play" : own.id, mention.id);
}

const dancer = /danc|ballet|ballerina|skater|舞/iu;

/** Whose playing is no romping. */
const musician =
  /musician|band|orchestra|乐队|乐团|violin|pian|guitar|cell|drum|flaut|flut|busker|音乐家|琴|吉他手|鼓手/iu;

const moving: ReadonlySet<Action> = new Set(["walk", "run", "fly", "drive", "sail", "swim", "drift", "jump"]);
const anyThing: ReadonlySet<Action> = new Set([
  "rise",
  "fall",
  "drift",
  "turn",
  "burn",
  "grow",
  "bloom",
  "explode",
  "fly",
  "jump",
]);

/** What neither a building does nor a plant, which keep their place. */
const leaves: ReadonlySet<Action> = new Set(["rise", "fall", "fly", "jump", "drift"]);

/** What only the living do: an engine that roars drives on. */
const voiced: ReadonlySet<Action> = new Set(["talk", "fight", "howl"]);

/** What is said of the house that somebody comes from: "out of a burning house". */
const lifeless: ReadonlySet<Action> = new Set(["burn", "explode", "bloom"]);

/** A train that "crosses" drives, a boat sails; a chair on which somebody sits only stands there. */
function fitting(action: Action, kind: SubjectKind): Action {
  const role = cast[kind];
  // Who has feet climbs with them; only what floats rises by itself.
  if (role.alive && lifeless.has(action)) return role.action;
  if (role.alive) return action === "rise" && role.place === "ground" && role.action !== "drift" ? "walk" : action;
  if (voiced.has(action)) return role.action;
  const plant = role.action === "grow" || (role.action === "drift" && role.place === "ground");
  const planted = plant || (role.place === "ground" && role.action === "stand" && role.height >= 2);
  if (planted && leaves.has(action)) return role.action;
  if ((role.action === "drive" || role.action === "sail" || role.place === "under") && moving.has(action))
    return role.action;
  return anyThing.has(action) || role.action === "drive" ? action : role.action;
}
