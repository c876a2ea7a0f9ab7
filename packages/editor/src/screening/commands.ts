import { defineCommand, type Command } from "../commands/command.ts";
import type { Editor } from "../session/editor.ts";
import { defineWords } from "../language/language.ts";
import { nextSound } from "./next-sound.ts";
import { choosePair } from "./pairing.ts";
import { roomOf, type Room } from "./room.ts";
import { choose, rate } from "./say.ts";
import { sendOn } from "./send-on.ts";

const words = defineWords(
  {
    play: "Play or pause",
    back: "One frame back",
    forward: "One frame forward",
    backwards: "Play backwards, faster with each press",
    stop: "Pause",
    forwards: "Play, faster with each press",
    from: "Loop from here",
    to: "Loop to here",
    whole: "No loop marks",
    sound: "Sound from the next take",
    stars: (count: number) => (count === 1 ? "1 star" : `${count} stars`),
    noStars: "No stars",
    pick: "Pick the take",
    reject: "Reject the take",
    left: "Take to the left",
    right: "Take to the right",
    up: "Take above",
    down: "Take below",
    next: "Next takes",
    previous: "Previous takes",
    wipe: "A/B wipe or grid",
    blind: "Blind screening",
    pairs: "In pairs or as a grid",
    first: "A is better",
    second: "B is better",
    send: "Send on, or approve",
    size: (count: number) => (count === 1 ? "1 take" : `${count} takes`),
  },
  {
    play: "播放或暂停",
    back: "后退一帧",
    forward: "前进一帧",
    backwards: "倒放，再按加速",
    stop: "暂停",
    forwards: "播放，再按加速",
    from: "循环从此开始",
    to: "循环到此结束",
    whole: "取消循环标记",
    sound: "听下一条的声音",
    stars: (count) => `${count} 星`,
    noStars: "取消星级",
    pick: "选用此条",
    reject: "弃用此条",
    left: "左边一条",
    right: "右边一条",
    up: "上面一条",
    down: "下面一条",
    next: "后面的镜次",
    previous: "前面的镜次",
    wipe: "A/B 划像或网格",
    blind: "盲评",
    pairs: "两两比较或网格",
    first: "A 更好",
    second: "B 更好",
    send: "提交并继续，或批准",
    size: (count) => `${count} 条镜次`,
  },
);

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
    "send",
    ["Enter"],
    () => words.now().send,
    (room, editor) => void sendOn(room, editor, true),
    (room) => room.store.getState().asks !== undefined,
  ),
];
