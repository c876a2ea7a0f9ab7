import type { Rgb } from "../../../../craft/colours.ts";
import { cast } from "../../../../models/sketch/cast.ts";
import type { Part, World } from "../world.ts";
import { skyline } from "./city.ts";
import { sky } from "./sky.ts";
import { hills } from "./terrain.ts";
import { treeline } from "./treeline.ts";
import { wallPlane } from "./room-walls.ts";
import { aisle } from "./aisle.ts";
import { bathroom } from "./bathroom.ts";
import { bedroom, ward } from "./beds.ts";
import { cabin } from "./cabin.ts";
import { classroom } from "./classroom.ts";
import { counter } from "./counter.ts";
import { garage } from "./garage.ts";
import { hall } from "./hall.ts";
import { kitchen } from "./kitchen.ts";
import { office } from "./office.ts";
import { roomOf } from "./rooms.ts";
import { shelves } from "./shelves.ts";
import { studio } from "./studio.ts";
import { theatre } from "./theatre.ts";
import { type Pane, windowPlace, shaft, paneDrops } from "./room-window.ts";
import { table, floor, furniture, corner } from "./room-furniture.ts";

/** A room with a window: the view outside, the wall, a floor or a table, and the light that falls in. */
export function interior(world: World): Part[] {
  const { scene } = world;
  if (scene.venue === "stage") return theatre(world);
  if (scene.venue === "studio") return studio(world);
  if (scene.venue === "spacecraft") return cabin(world);
  if (scene.venue === "hall" && !isOnTable(world)) return hall(world);
  const random = world.random("room");
  const room = roomOf(scene.venue);
  const usual: Rgb = random.pick([
    [206, 190, 166],
    [150, 164, 160],
    [188, 158, 142],
    [122, 134, 148],
    [196, 184, 140],
  ]);
  const wood: Rgb = random.pick([
    [142, 98, 64],
    [112, 78, 56],
    [168, 124, 84],
  ]);
  const wall = room.wall ?? usual;
  const tabletop = isOnTable(world);
  const pane = windowPlace(world);
  const outside =
    scene.backdrop === "city" || (scene.backdrop === undefined && random.chance(0.35))
      ? skyline(world, "outside", 14, { height: 0.3, width: 0.1 })
      : treeline(world, "outside", 12, { kind: "broadleaf", height: 1.1, density: 0.8 });
  return [
    ...sky(world, { clouds: 0.4 }),
    hills(world, "outside hills", 26, { height: 0.14, width: 0.5, rough: 0.5, colour: [104, 122, 112] }),
    outside,
    ...(scene.weather.includes("rain") ? [paneDrops(world, pane)] : []),
    wallPlane(world, wall, wood, pane, tabletop, room),
    tabletop ? table(world, wood) : floor(world, room.floor ?? wood, wall, room.bare === true),
    ...(tabletop ? [] : furnished(world, wood, pane)),
    ...(room.closed ? [] : [shaft(world, pane)]),
    ...(room.bare ? [] : [corner(world)]),
  ];
}

/** Whether what the film is about stands on a table. */
function isOnTable({ scene }: World): boolean {
  const main = scene.subjects.find(({ kind }) => cast[kind].place !== "sky");
  return main !== undefined && cast[main.kind].place === "table";
}

/** What stands along the wall of that sort of room. */
function furnished(world: World, wood: Rgb, pane: Pane): Part[] {
  switch (world.scene.venue) {
    case "cafe":
      return counter(world, wood);
    case "kitchen":
      return kitchen(world);
    case "library":
      return shelves(world, wood, "books", pane);
    case "laboratory":
      return shelves(world, wood, "flasks", pane);
    case "classroom":
      return classroom(world);
    case "garage":
      return garage(world);
    case "office":
      return office(world);
    case "bedroom":
      return bedroom(world, wood);
    case "hospital":
      return ward(world);
    case "bathroom":
      return bathroom(world);
    case "shop":
      return aisle(world);
    default:
      return furniture(world, wood);
  }
}
