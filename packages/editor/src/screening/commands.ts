import { defineCommand, type Command } from "../commands/command.ts";
import type { Editor } from "../session/editor.ts";
import { words } from "./command-words.ts";
import { nextSound } from "./next-sound.ts";
import { choosePair } from "./pairing.ts";
import { roomOf, type Room } from "./room.ts";
import { choose, rate } from "./say.ts";
import { sendOn } from "./send-on.ts";

type Title = () => string;

/** A command of the room: it is there only while the room is looked at. */
const inRoom = (
  id: string,
  keys: readonly string[],
  title: Title,
  act: (room: Room, editor: Editor) => void,
  possible: (room: Room) => boolean = () => true,
): Command =>
  defineCommand({
    id: `screening.${id}`,
    title,
    keys,
    isEnabled: (editor) => editor.session.getState().view === "screening" && possible(roomOf(editor)),
    run: (editor) => act(roomOf(editor), editor),
  });

const isMode = (mode: string) => (room: Room) => room.store.getState().mode === mode;
const toggle = (room: Room, mode: "wipe" | "pairs") => room.set({ mode: isMode(mode)(room) ? "grid" : mode });

/** Everything that can be done in the screening room, each with its key. */
export const screeningCommands: readonly Command[] = [
  inRoom(
    "play",
    [" "],
    () => words.now().play,
    ({ transport }) => transport.toggle(),
  ),
  inRoom(
    "back",
    [","],
    () => words.now().back,
    ({ transport }) => transport.step(-1),
  ),
  inRoom(
    "forward",
    ["."],
    () => words.now().forward,
    ({ transport }) => transport.step(1),
  ),
  inRoom(
    "backwards",
    ["J"],
    () => words.now().backwards,
    ({ transport }) => transport.shuttle(-1),
  ),
  inRoom(
    "stop",
    ["K"],
    () => words.now().stop,
    ({ transport }) => transport.pause(),
  ),
  inRoom(
    "forwards",
    ["L"],
    () => words.now().forwards,
    ({ transport }) => transport.shuttle(1),
  ),
  inRoom(
    "from",
    ["I"],
    () => words.now().from,
    ({ transport }) => transport.mark("from"),
  ),
  inRoom(
    "to",
    ["O"],
    () => words.now().to,
    ({ transport }) => transport.mark("to"),
  ),
  inRoom(
    "whole",
    ["Shift+I"],
    () => words.now().whole,
    ({ transport }) => transport.unmark(),
  ),
  inRoom("sound", ["S"], () => words.now().sound, nextSound),
  ...([1, 2, 3, 4, 5] as const).map((count) =>
    inRoom(
      `stars.${count}`,
      [`${count}`],
      () => words.now().stars(count),
      (room) => void rate(room, count),
    ),
  ),
  inRoom(
    "stars.0",
    ["0"],
    () => words.now().noStars,
    (room) => void rate(room, 0),
  ),
  inRoom(
    "pick",
    ["P"],
    () => words.now().pick,
    (room) => void choose(room, "picked"),
  ),
  inRoom(
    "reject",
    ["X"],
    () => words.now().reject,
    (room) => void choose(room, "rejected"),
  ),
  inRoom(
    "left",
    ["ArrowLeft"],
    () => words.now().left,
    (room) => room.move(-1, 0),
  ),
  inRoom(
    "right",
    ["ArrowRight"],
    () => words.now().right,
    (room) => room.move(1, 0),
  ),
  inRoom(
    "up",
    ["ArrowUp"],
    () => words.now().up,
    (room) => room.move(0, -1),
  ),
  inRoom(
    "down",
    ["ArrowDown"],
    () => words.now().down,
    (room) => room.move(0, 1),
  ),
  inRoom(
    "next",
    ["PageDown"],
    () => words.now().next,
    (room) => room.page(1),
  ),
  inRoom(
    "previous",
    ["PageUp"],
    () => words.now().previous,
    (room) => room.page(-1),
  ),
  ...([1, 2, 4, 9] as const).map((count) =>
    inRoom(
      `size.${count}`,
      [`Shift+${count}`],
      () => words.now().size(count),
      (room) => room.setSize(count),
    ),
  ),
  inRoom(
    "wipe",
    ["W"],
    () => words.now().wipe,
    (room) => toggle(room, "wipe"),
  ),
  inRoom(
    "pairs",
    ["V"],
    () => words.now().pairs,
    (room) => toggle(room, "pairs"),
  ),
  inRoom(
    "first",
    ["A"],
    () => words.now().first,
    (room) => void choosePair(room, 0),
    isMode("pairs"),
  ),
  inRoom(
    "second",
    ["B"],
    () => words.now().second,
    (room) => void choosePair(room, 1),
    isMode("pairs"),
  ),
  inRoom(
    "blind",
    ["H"],
    () => words.now().blind,
    (room) => room.toggleBlind(),
  ),
  inRoom(
    "point",
    ["C"],
    () => words.now().point,
    (room) => room.aim(),
    isMode("grid"),
  ),
  inRoom(
    "send",
    ["Enter"],
    () => words.now().send,
    (room, editor) => void sendOn(room, editor, true),
    (room) => room.store.getState().asks !== undefined,
  ),
];
