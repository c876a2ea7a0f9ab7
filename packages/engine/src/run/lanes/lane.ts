import { Alarm, type Time } from "./alarm.ts";
import { EarlierJobs, type EarlierJob } from "./earlier-jobs.ts";
import { Governor, type Sent } from "./governor.ts";
import type { Obstacle } from "./pause.ts";
import { Queue } from "./queue.ts";
import type { RateHints } from "./rate-hints.ts";
import type { Turn } from "./turn.ts";

/** What is known of a vendor's limits for one account and model. What is absent is unknown and will be learned. */
export interface LaneLimits {
  /** Jobs at a time, from submission to the end. */
  readonly concurrency?: number;
  /** Requests in any span of so many seconds; several may hold at once. */
  readonly requests?: readonly { readonly max: number; readonly perSeconds: number }[];
}

/** Someone who wants to submit a job: in its turn, as `rank` (the critical path behind it) and the rest of it say. */
export interface Want extends Turn {
  readonly signal: AbortSignal;
  /** Told why it waits and until when (in the lane's time, where that is known), and again when that changes. */
  waiting(reason: string, until?: number): void;
}

/** The right to send one request. Exactly one of `accepted`, `refused`, `failed` and `unsent` follows, after `accepted` then `leave`. */
export interface Pass {
  /** The vendor took the job. It holds its place until `leave`. */
  accepted(hints?: RateHints): void;
  /** Too many requests (429): gives the place back and pauses the lane. */
  refused(hints?: RateHints): void;
  /** The request was answered otherwise, or nobody knows how: the place is free, but it may have counted. */
  failed(): void;
  /** Nothing was sent: as if the pass had never been given. */
  unsent(): void;
  /** The job is over. */
  leave(): void;
}

/** How a lane stands, for views. Times in the lane's own. */
export interface LaneState {
  readonly running: number;
  readonly waiting: number;
  readonly pausedUntil?: number;
  /** What holds now: told or learned. Absent: no limit was met so far. */
  readonly concurrency?: number;
  readonly requests: readonly { readonly max?: number; readonly perSeconds: number; readonly used: number }[];
}

/** The way to one account and model of a vendor, shared by everyone in the process. */
export interface Lane {
  /** Waits for a pass. Rejects with the signal's reason when that aborts. */
  enter(want: Want): Promise<Pass>;
  /** A place for a job that was submitted before, by this process or another one. Never waits; takes the job's seeded place if there is one. */
  hold(job: string): Pick<Pass, "leave">;
  readonly state: LaneState;
  /** What was sent before this process (in the lane's time), and which of these jobs may still run and hold a place. */
  seed(sentAt: readonly number[], running: readonly EarlierJob[]): void;
  /** A seeded job has ended, as others tell. */
  over(job: string): void;
}

/** `random`: between 0 and 1, for the jitter of repetitions. */
export function createLane(limits: LaneLimits, time: Time, random: () => number = Math.random): Lane {
  return new VendorLane(limits, time, random);
}

/** A want in the queue. */
interface Waiting extends Want {
  enter(pass: Pass): void;
}

class VendorLane implements Lane {
  readonly #time: Time;
  readonly #governor: Governor;
  readonly #queue = new Queue<Waiting>();
  readonly #earlier = new EarlierJobs();
  #pumping = false;
  /** What everyone who waits was told last, but for those who came since. */
  #told: Obstacle | undefined;
  #untold: Waiting[] = [];
  readonly #alarm: Alarm;

  constructor(limits: LaneLimits, time: Time, random: () => number) {
    this.#time = time;
    this.#governor = new Governor(limits, random);
    this.#alarm = new Alarm(time, () => this.#pump());
  }

  enter(want: Want): Promise<Pass> {
    const { signal } = want;
    return new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      const leave = () => {
        this.#queue.remove(waiting);
        this.#pump();
        reject(signal.reason);
      };
      const waiting: Waiting = {
        ...want,
        enter(pass) {
          signal.removeEventListener("abort", leave);
          resolve(pass);
        },
      };
      signal.addEventListener("abort", leave, { once: true });
      this.#queue.add(waiting);
      this.#untold.push(waiting);
      this.#pump();
    });
  }

  hold(job: string): Pick<Pass, "leave"> {
    if (!this.#earlier.take(job)) this.#governor.running += 1;
    let left = false;
    return {
      leave: () => {
        if (left) return;
        left = true;
        this.#governor.left(this.#time.now());
        this.#pump();
      },
    };
  }

  seed(sentAt: readonly number[], running: readonly EarlierJob[]): void {
    for (const job of running) this.#earlier.add(job);
    this.#governor.running += running.length;
    for (const { window } of this.#governor.rates) window.seed(sentAt.map((at) => at + answerTime));
    this.#pump();
  }

  over(job: string): void {
    if (!this.#earlier.take(job)) return;
    this.#governor.running -= 1;
    this.#pump();
  }

  get state(): LaneState {
    const now = this.#time.now();
    const { running, places, rates, pause } = this.#governor;
    return {
      running,
      waiting: this.#queue.size,
      ...(pause.until > now ? { pausedUntil: pause.until } : {}),
      ...(places.limit < Infinity ? { concurrency: places.limit } : {}),
      requests: rates.map((rate) => ({
        ...(rate.limit(now) < Infinity ? { max: rate.limit(now) } : {}),
        perSeconds: rate.window.span / 1000,
        used: rate.window.count(now),
      })),
    };
  }

  /** Lets in whoever may go, tells the others why not, and sets the alarm for when that may change. */
  #pump(): void {
    // A want may be withdrawn, or come, while others are told.
    if (this.#pumping) return;
    this.#pumping = true;
    try {
      while (this.#queue.size > 0) {
        const now = this.#time.now();
        this.#governor.running -= this.#earlier.expire(now);
        const obstacle = this.#governor.obstacle(now);
        if (obstacle) {
          this.#tell(obstacle, now);
          if (this.#untold.length > 0) continue;
          this.#alarm.set(this.#queue.size > 0 ? this.#next(obstacle) : undefined);
          return;
        }
        const next = this.#queue.take();
        next?.enter(this.#pass(next, this.#governor.send(now)));
      }
      this.#told = undefined;
      this.#untold = [];
      this.#alarm.set(undefined);
    } finally {
      this.#pumping = false;
    }
  }

  #next({ until = Infinity }: Obstacle): number | undefined {
    const next = Math.min(until, this.#earlier.next ?? Infinity);
    return next === Infinity ? undefined : next;
  }

  /** Everyone is told what changes; who came since, what holds. */
  #tell(obstacle: Obstacle, now: number): void {
    const { reason, until = Infinity } = this.#told ?? { reason: "" };
    const same = reason === obstacle.reason && until > now && (obstacle.until ?? 0) <= until + tellEvery;
    const listeners = same ? this.#untold : this.#queue;
    if (!same) this.#told = obstacle;
    this.#untold = [];
    for (const waiting of listeners) {
      if (this.#queue.has(waiting)) waiting.waiting(obstacle.reason, obstacle.until);
    }
  }

  #pass(whose: Pick<Turn, "run" | "house">, sent: Sent): Pass {
    const governor = this.#governor;
    let stage: "sent" | "running" | "over" = "sent";
    const end = (from: typeof stage, to: typeof stage, act: (now: number) => void) => {
      if (stage !== from) return;
      stage = to;
      act(this.#time.now());
      if (to === "over") this.#queue.done(whose);
      this.#pump();
    };
    return {
      accepted: (hints = {}) => end("sent", "running", (now) => governor.accepted(sent, now, hints)),
      refused: (hints = {}) => end("sent", "over", (now) => governor.refused(sent, now, hints)),
      failed: () => end("sent", "over", (now) => governor.failed(now)),
      unsent: () => end("sent", "over", () => governor.unsent()),
      leave: () =>
        stage === "sent"
          ? end("sent", "over", (now) => governor.failed(now))
          : end("running", "over", (now) => governor.left(now)),
    };
  }
}

/** When the answers of an earlier process arrived is unknown; they took less than this, in ms. */
const answerTime = 5000;
/** A wait that grows by less than this is not told again, in ms. */
const tellEvery = 5000;
