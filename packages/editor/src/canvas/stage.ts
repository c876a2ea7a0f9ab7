import { createStore, type StoreApi } from "zustand/vanilla";
import { nothingDrawn, type Drawn } from "./graph/model.ts";
import type { NodeInfos } from "./graph/flow.ts";
import type { Scope } from "./scope.ts";

/** A port on the canvas, by the id of what it is drawn on. */
export interface PortAt {
  readonly node: string;
  readonly side: "in" | "out";
  readonly port: string;
}

/** The node search: where the node will be put, and what it is to be wired to. */
export interface Searching {
  /** In pixels of the canvas. */
  readonly at: readonly [number, number];
  /** In pixels of the window. */
  readonly screen: readonly [number, number];
  readonly from?: PortAt;
  /** A wire that the node is put into. */
  readonly wire?: string;
}

/** The canvas as commands see it: what it shows and what is going on there. Never saved. */
export interface StageState {
  readonly drawn: Drawn;
  readonly scope?: Scope;
  readonly types: NodeInfos;
  /** What is selected besides nodes: wires, frames, notes, and the cards of inputs and outputs. */
  readonly marked: ReadonlySet<string>;
  readonly tool: "select" | "hand";
  readonly searching?: Searching;
  /** Connecting by keyboard: from this port, or from one that is still to be chosen. */
  readonly connecting?: { readonly from?: PortAt };
  /** The wire that what is dragged would be put into. */
  readonly over?: string;
  /** What a command has to say: why it did nothing. */
  readonly said?: string;
  /** A frame or note whose words are being written. */
  readonly writing?: string;
  readonly minimap: boolean;
  /** The view has its place: before that, nothing is worth drawing. */
  readonly fitted: boolean;
}

/** Moves the view; what the canvas puts in while it is there. */
export interface Camera {
  /** Shows these, or everything; at once, or in a short move. */
  fit(ids?: readonly string[], atOnce?: boolean): void;
  /** Moves there without a change of zoom, unless it is too far away to read. */
  show(id: string): void;
  /** Shows these as soon as they are drawn, if they aren't all in view then. */
  reveal(ids: readonly string[]): void;
  zoom(factor: number): void;
  /** Zoom 1, the middle stays. */
  actualSize(): void;
  toCanvas(screen: readonly [number, number]): readonly [number, number];
  toScreen(at: readonly [number, number]): readonly [number, number];
  /** Where the pointer was last, or else the middle of the view; in pixels of the canvas. */
  pointer(): readonly [number, number];
  /** The part of the window that shows the canvas: left, top, width, height in its pixels. */
  frame(): readonly [number, number, number, number];
  /** Gives the canvas the focus of the keyboard, or one of its nodes. */
  focus(id?: string): void;
}

export interface Stage extends StoreApi<StageState> {
  camera: Camera;
  mark(ids: Iterable<string>): void;
  /** Undefined ends it. */
  put<K extends "searching" | "connecting" | "writing" | "over" | "said">(
    key: K,
    value: StageState[K] | undefined,
  ): void;
}

const nowhere: Camera = {
  fit: () => {},
  show: () => {},
  reveal: () => {},
  zoom: () => {},
  actualSize: () => {},
  toCanvas: (at) => at,
  toScreen: (at) => at,
  pointer: () => [0, 0],
  frame: () => [0, 0, 0, 0],
  focus: () => {},
};

export function openStage(): Stage {
  const store = createStore<StageState>(() => ({
    drawn: nothingDrawn,
    types: new Map(),
    marked: new Set<string>(),
    tool: "select",
    minimap: true,
    fitted: false,
  }));
  return {
    ...store,
    camera: nowhere,
    mark: (ids) => store.setState({ marked: new Set(ids) }),
    put(key, value) {
      const { [key]: before, ...rest } = store.getState();
      if (before === value) return;
      store.setState((value === undefined ? rest : { ...rest, [key]: value }) as StageState, true);
    },
  };
}
