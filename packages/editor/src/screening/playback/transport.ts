import { createStore, type StoreApi } from "zustand/vanilla";
import { watchFrames } from "./watch-frames.ts";
import { correct, frameTime, looped, step } from "./sync.ts";

/** One clip among those that play together. */
export interface Player {
  readonly id: string;
  readonly video: HTMLVideoElement;
  readonly seconds: number;
  readonly fps: number;
  /** Where the frame stands that is on the screen, in seconds, where the browser tells it. */
  shown?: number;
}

export interface TransportState {
  readonly playing: boolean;
  /** Times the usual speed; below 0 backwards. */
  readonly rate: number;
  /** The longest clip's, in seconds. */
  readonly length: number;
  /** Of the master. */
  readonly fps: number;
  /** Where the loop begins and ends, in seconds; at the clip's own edges where nothing is said. */
  readonly loop: { readonly from?: number; readonly to?: number };
  readonly loops: boolean;
  /** Whether all players show the frame that the clock wants, or are at their end. */
  readonly locked: boolean;
  /** The take that is heard; none: silence. */
  readonly heard?: string;
}

/**
 * One transport for all clips in view. The longest clip is the master and its own time is the clock; the others are
 * corrected towards it with each frame. Who wants the time itself listens to `onTime`: it changes too often for a store.
 */
export class Transport {
  readonly store: StoreApi<TransportState> = createStore<TransportState>(() => ({
    playing: false,
    rate: 1,
    length: 0,
    fps: 24,
    loop: {},
    loops: true,
    locked: true,
  }));
  #players = new Map<string, Player>();
  #time = 0;
  #ticking: number | undefined;
  #ticked = 0;
  readonly #listeners = new Set<(seconds: number) => void>();

  /** Seconds from the beginning. */
  get time(): number {
    return this.#time;
  }

  /** How many frames lie between the clips on the screen, those left out that are at their end. */
  get spread(): number {
    const { fps } = this.store.getState();
    const going = [...this.#players.values()].filter(({ seconds }) => this.#time < seconds - 1.5 / fps);
    const shown = going.map(({ video, shown }) => shown ?? video.currentTime);
    return shown.length < 2 ? 0 : Math.round((Math.max(...shown) - Math.min(...shown)) * fps);
  }

  /** Hears of each change of the time, and once at once. Returns what ends that. */
  onTime(listener: (seconds: number) => void): () => void {
    this.#listeners.add(listener);
    listener(this.#time);
    return () => this.#listeners.delete(listener);
  }

  /** Takes a clip in. Returns what takes it out. */
  add(player: Player): () => void {
    this.#players.set(player.id, player);
    this.#measure();
    this.#place(player);
    const stop = watchFrames(player.video, (seconds) => (player.shown = seconds));
    return () => {
      stop();
      if (this.#players.get(player.id) !== player) return;
      this.#players.delete(player.id);
      this.#measure();
    };
  }

  play(rate = 1): void {
    const { length, fps, loop } = this.store.getState();
    if (length === 0) return;
    if (rate > 0 && this.#time >= (loop.to ?? length) - 1 / fps) this.seek(loop.from ?? 0);
    this.store.setState({ playing: true, rate });
    for (const player of this.#players.values()) this.#start(player);
    this.#ticked = performance.now();
    this.#ticking ??= requestAnimationFrame(this.#tick);
  }

  pause(): void {
    this.store.setState({ playing: false });
    if (this.#ticking !== undefined) cancelAnimationFrame(this.#ticking);
    this.#ticking = undefined;
    for (const { video } of this.#players.values()) video.pause();
    // All stand on the same frame, wherever each of them happened to stop.
    this.seek(frameTime(this.#time, this.store.getState().fps));
  }

  toggle(): void {
    if (this.store.getState().playing) this.pause();
    else this.play(Math.abs(this.store.getState().rate) || 1);
  }

  /** J and L: backwards and forwards, each press twice as fast. */
  shuttle(direction: 1 | -1): void {
    const { playing, rate } = this.store.getState();
    const same = playing && Math.sign(rate) === direction;
    this.play(direction * (same ? Math.min(4, Math.abs(rate) * 2) : 1));
  }

  setRate(rate: number): void {
    if (this.store.getState().playing) this.play(rate);
    else this.store.setState({ rate });
  }

  seek(seconds: number): void {
    const { length } = this.store.getState();
    this.#tell(Math.min(length, Math.max(0, seconds)));
    for (const player of this.#players.values()) this.#place(player);
  }

  step(frames: number): void {
    if (this.store.getState().playing) this.pause();
    const { fps, length } = this.store.getState();
    this.seek(step(this.#time, frames, fps, length));
  }

  /** Begins or ends the loop here; an end before the beginning drops the other edge. */
  mark(edge: "from" | "to"): void {
    const { loop } = this.store.getState();
    const next = { ...loop, [edge]: this.#time };
    const turned = next.from !== undefined && next.to !== undefined && next.to <= next.from;
    this.store.setState({ loop: turned ? { [edge]: this.#time } : next });
  }

  unmark(): void {
    this.store.setState({ loop: {} });
  }

  setLoops(loops: boolean): void {
    this.store.setState({ loops });
  }

  hear(id: string | undefined): void {
    const { heard: _, ...rest } = this.store.getState();
    this.store.setState((id === undefined ? rest : { ...rest, heard: id }) as TransportState, true);
    for (const player of this.#players.values()) player.video.muted = player.id !== id;
  }

  readonly #tick = (now: number): void => {
    const passed = Math.min(0.25, (now - this.#ticked) / 1000);
    this.#ticked = now;
    this.#ticking = requestAnimationFrame(this.#tick);
    const { rate, length, loop, loops, fps } = this.store.getState();
    const { from = 0, to = length } = loop;
    const master = this.#master();
    if (!master) return this.pause();
    if (rate < 0) return this.#backwards(passed);
    const stopped = master.video.ended || this.#time >= to - 0.5 / fps;
    if (stopped) {
      if (!loops) return this.pause();
      this.seek(looped(Math.max(to, this.#time), from, to));
      for (const player of this.#players.values()) this.#start(player);
      return;
    }
    if (!master.video.seeking) this.#tell(master.video.currentTime);
    for (const player of this.#players.values()) if (player !== master) this.#follow(player);
    const locked = this.spread <= 1;
    if (locked !== this.store.getState().locked) this.store.setState({ locked });
  };

  /** Browsers play forwards alone, so that frames are asked for one by one, as fast as they come. */
  #backwards(passed: number): void {
    const { rate, loop } = this.store.getState();
    const { from = 0 } = loop;
    if ([...this.#players.values()].some(({ video }) => video.seeking)) return;
    if (this.#time <= from) return this.pause();
    this.seek(Math.max(from, this.#time + passed * rate));
  }

  #follow({ video, seconds, fps }: Player): void {
    const { rate } = this.store.getState();
    if (this.#time >= seconds - 0.5 / fps) {
      if (!video.paused) video.pause();
      return;
    }
    if (video.seeking) return;
    if (video.paused) void video.play().catch(() => {});
    const { seek, rate: corrected } = correct(video.currentTime, this.#time, fps, rate);
    if (seek !== undefined) video.currentTime = seek;
    if (video.playbackRate !== corrected) video.playbackRate = corrected;
  }

  #start({ video, seconds }: Player): void {
    const { rate } = this.store.getState();
    if (rate < 0) return video.pause();
    video.playbackRate = rate;
    if (this.#time < seconds) void video.play().catch(() => {});
  }

  #place({ id, video, seconds, fps }: Player): void {
    const { heard, playing } = this.store.getState();
    video.muted = id !== heard;
    const last = frameTime(Math.max(0, seconds - 1 / fps), fps);
    const at = Math.min(last, playing ? this.#time : frameTime(this.#time, fps));
    if (Math.abs(video.currentTime - at) > 0.25 / fps) video.currentTime = at;
    if (playing) this.#start({ id, video, seconds, fps });
  }

  #master(): Player | undefined {
    return [...this.#players.values()].reduce<Player | undefined>(
      (longest, one) => (longest === undefined || one.seconds > longest.seconds ? one : longest),
      undefined,
    );
  }

  #measure(): void {
    const master = this.#master();
    if (master) this.store.setState({ length: master.seconds, fps: master.fps });
    else this.store.setState({ length: 0 });
  }

  #tell(seconds: number): void {
    this.#time = seconds;
    for (const listener of this.#listeners) listener(seconds);
  }
}
