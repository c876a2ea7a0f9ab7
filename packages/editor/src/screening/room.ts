import type { Choice, RunUnit, TakeMarks } from "@reelgraph/server/wire";
import { createStore, type StoreApi } from "zustand/vanilla";
import { isNarrow } from "../ui/narrow.ts";
import { arrange, filled, type Filter, type Sort } from "./arrange.ts";
import { person } from "./person.ts";
import type { Point } from "./point.ts";
import { Transport } from "./playback/transport.ts";
import { mine, type Take } from "./takes.ts";
import { combinedOf, keepShare, keptShare } from "./combined.ts";

export type Size = 1 | 2 | 4 | 9;
export type Mode = "grid" | "wipe" | "pairs";

/** What a person looks at in the room, and how. The takes themselves are the server's. */
export interface RoomState {
  readonly takes: readonly Take[];
  /** What people said, by the clip's SHA-256. */
  readonly marks: ReadonlyMap<string, TakeMarks>;
  readonly size: Size;
  readonly mode: Mode;
  /** Ids of the takes on the screen. */
  readonly shown: readonly string[];
  readonly focus?: string;
  readonly filter: Filter;
  readonly sort: Sort;
  /** How much the judges count beside people in the combined score, from 0 to 1. */
  readonly judgeShare: number;
  /** Set in a blind screening: what its order is made of. */
  readonly blind?: number;
  /** Why the last word of the person was not taken. */
  readonly refused?: string;
  /** Somebody is about to point at the picture for a comment. */
  readonly pointing: boolean;
  /** The point, from 0 to 1 over the picture. */
  readonly point?: Point;
  /** The run that is looked at; none: all of them. */
  readonly run?: string;
  /** The unit whose question is answered here. */
  readonly asks?: RunUnit;
  /** Marks by criterion, where the question is about criteria. */
  readonly criteria: Readonly<Record<string, number>>;
  readonly note: string;
}

/** A screening: its state, its transport and what can be done in it. */
export interface Room {
  readonly store: StoreApi<RoomState>;
  readonly transport: Transport;
  /** What the server has now. Takes that came stay on the screen, new ones fill free places, in their order. */
  update(takes: readonly Take[], marks: ReadonlyMap<string, TakeMarks>, about: Pick<RoomState, "run" | "asks">): void;
  set(
    part: Partial<Pick<RoomState, "mode" | "filter" | "sort" | "judgeShare" | "pointing" | "criteria" | "note">>,
  ): void;
  setMarks(marks: TakeMarks): void;
  setSize(size: Size): void;
  /** Brings a take onto the screen, in place of the one that has the focus, and gives it the focus. */
  show(id: string): void;
  /** Moves the focus by columns and rows of the grid. */
  move(right: number, down: number): void;
  /** The next or previous takes, as many as there are places. */
  page(by: 1 | -1): void;
  toggleBlind(): void;
  /** Lets somebody point at the picture, which stands still for it; or no longer. */
  aim(): void;
  point(at: RoomState["point"]): void;
  refuse(why: string | undefined): void;
}

function openRoom(size: Size): Room {
  const store = createStore<RoomState>(() => ({
    takes: [],
    marks: new Map(),
    size,
    mode: "grid",
    shown: [],
    filter: "all",
    sort: "order",
    judgeShare: keptShare(),
    pointing: false,
    criteria: {},
    note: "",
  }));
  const get = store.getState;
  const put = <K extends "blind" | "point" | "refused" | "focus">(key: K, value: RoomState[K] | undefined) => {
    const { [key]: _, ...rest } = get();
    store.setState((value === undefined ? rest : { ...rest, [key]: value }) as RoomState, true);
  };
  const arranged = () => arrangedOf(get()).filter(isThere);
  /** As many takes as there are places, from one on. */
  const fill = (from: number) => {
    const takes = arranged();
    const places = placesOf(get());
    const start = Math.max(0, Math.min(from, takes.length - places));
    const shown = takes.slice(start, start + places).map(({ id }) => id);
    store.setState({ shown });
    const { focus } = get();
    if (focus === undefined || !shown.includes(focus)) put("focus", shown[0]);
  };
  const at = (id: string | undefined) => arranged().findIndex((take) => take.id === id);
  return {
    store,
    transport: new Transport(),
    update(takes, marks, about) {
      const { run: _, asks: before, ...rest } = get();
      const another = before?.place === about.asks?.place ? {} : { criteria: {}, note: "" };
      store.setState({ ...rest, ...another, takes, marks, ...about }, true);
      const there = new Set(takes.filter(isThere).map(({ id }) => id));
      const left = get().shown.filter((id) => there.has(id));
      const shown = filled(
        left,
        arranged().map(({ id }) => id),
        placesOf(get()),
      );
      if (shown.join() !== get().shown.join()) store.setState({ shown });
      const { focus } = get();
      if (focus === undefined || !shown.includes(focus)) put("focus", shown[0]);
    },
    set(part) {
      store.setState(part);
      if (part.judgeShare !== undefined) keepShare(part.judgeShare);
      if ("mode" in part || "filter" in part || "sort" in part) fill(Math.max(0, at(get().focus)));
    },
    setMarks: (one) => store.setState(({ marks }) => ({ marks: new Map(marks).set(one.sha256, one) })),
    setSize(to) {
      store.setState({ size: to, mode: "grid" });
      fill(Math.floor(Math.max(0, at(get().focus)) / to) * to);
    },
    show(id) {
      const { shown, focus } = get();
      const take = get().takes.find((one) => one.id === id);
      if (!take || !isThere(take)) return;
      if (!shown.includes(id)) store.setState({ shown: shown.map((one) => (one === focus ? id : one)) });
      put("focus", id);
    },
    move(right, down) {
      const { shown, focus } = get();
      const columns = columnsOf(shown.length);
      const next = shown[shown.indexOf(focus ?? "") + right + down * columns];
      if (next !== undefined) put("focus", next);
      else if (shown.length === 1 && right !== 0) this.page(right > 0 ? 1 : -1);
    },
    page: (by) => fill(at(get().shown[0]) + by * placesOf(get())),
    toggleBlind() {
      put("blind", get().blind === undefined ? 1 + Math.floor(Math.random() * 1e9) : undefined);
      fill(0);
    },
    aim() {
      this.transport.pause();
      const { pointing } = get();
      put("point", undefined);
      store.setState({ pointing: !pointing });
    },
    point(at) {
      put("point", at);
      store.setState({ pointing: false });
    },
    refuse: (why) => put("refused", why),
  };
}

const rooms = new WeakMap<object, Room>();

/** The room of an open pipeline: it stays as it was left while other views are looked at. */
export function roomOf(editor: object): Room {
  const room = rooms.get(editor) ?? openRoom(isNarrow() ? 1 : 4);
  rooms.set(editor, room);
  return room;
}

/** Whether there is something to look at. */
const isThere = ({ file, text }: Take): boolean => file !== undefined || text !== undefined;

const placesOf = ({ size, mode }: RoomState): number => (mode === "grid" ? size : 2);

export const columnsOf = (count: number): number => (count <= 1 ? 1 : count <= 4 ? 2 : 3);

/** All takes, in the order and as far as the person wants to see them. */
export function arrangedOf(
  state: Pick<RoomState, "takes" | "marks" | "filter" | "sort" | "judgeShare" | "blind">,
): readonly Take[] {
  const { takes, marks, filter, sort, judgeShare, blind } = state;
  const saidOf = (take: Take) => {
    const combined = combinedOf(take, marks, judgeShare);
    return { ...mineOf(take, state), ...(combined === undefined ? {} : { combined }) };
  };
  return arrange(takes, saidOf, { filter, sort, ...(blind === undefined ? {} : { shuffle: blind }) });
}

/** What the person of this browser said of a take. */
export const mineOf = (
  { file }: Pick<Take, "file">,
  { marks }: Pick<RoomState, "marks">,
): { readonly stars: number; readonly choice?: Choice } => mine(file && marks.get(file.media.sha256), person());

export const focusedOf = ({ takes, focus }: RoomState): Take | undefined => takes.find(({ id }) => id === focus);
