import { z } from "zod";
import { failure } from "../../errors.ts";
import type { RunEvent } from "../../events/run-event.ts";
import { foldRun, noRun } from "../../events/run-state.ts";
import { systemClock } from "../clock.ts";
import { openJournal, type Journal } from "../journal/journal.ts";
import { lineageOf, makerOf, type Ancestor } from "../lineage/lineage.ts";
import { stateFiles } from "../state.ts";
import type { Workspace } from "../workspace.ts";
import { agreements, ratingsOf, viewersRatings, type Agreement, type Preferred, type Rating } from "./agreement.ts";
import { FeedbackBook, openBook, type Aspect, type Feedback } from "./book.ts";
import type { Tables } from "../tables.ts";
import { isMediaValue } from "./media-value.ts";

/** What a viewer says, before it is known of what. */
export interface Opinion extends Readonly<Partial<Record<Aspect, number>>> {
  readonly by: string;
  readonly text?: string;
  /** The link by which they came. */
  readonly link?: string;
}

/** How many runs are looked through. */
const runsSeen = 200;

/** What viewers and people say of clips, in one state folder. */
export class Viewers {
  readonly #book: FeedbackBook;
  readonly #journal: Journal;
  readonly #own: boolean;
  readonly #models: ReadonlySet<string>;

  /** `shared`: the journal, where somebody has it open; they close it. `tables`: what is said is kept there. */
  constructor({ stateFolder, models }: Pick<Workspace, "stateFolder" | "models">, shared?: Journal, tables?: Tables) {
    const { feedback, journal, head } = stateFiles(stateFolder);
    this.#models = new Set(models.map(({ id }) => id));
    this.#own = shared === undefined;
    this.#journal = shared ?? openJournal({ file: journal, head, clock: systemClock, report: () => {} });
    this.#book = tables ? new FeedbackBook(tables) : openBook(feedback);
  }

  /**
   * Writes down what a viewer says of a clip, with where it came from as far as that is known: from `run`, or the newest
   * run that made it. Throws `bad-feedback`, `feedback-given`.
   */
  async addToClip(sha256: string, opinion: Opinion, run?: string): Promise<Feedback> {
    const origin = await (run === undefined ? this.#originOf(sha256) : this.#originIn(run, sha256));
    const feedback = { at: Date.now(), clip: sha256, ...opinion, ...origin };
    await this.#book.add(feedback);
    return feedback;
  }

  /** The same of every clip that a run gave. Throws `unknown-run`, `no-clip`, `bad-feedback`. */
  async addToRun(run: string, opinion: Opinion): Promise<readonly Feedback[]> {
    const { events } = await this.#journal.recorded(run);
    const end = events.findLast((event) => event.type === "run.finished");
    const clips = clipsIn(end?.outputs);
    if (clips.size === 0) throw failure("no-clip", `${run} gave no clip`, { hint: "name a file instead" });
    const added: Feedback[] = [];
    for (const clip of clips) added.push(await this.addToClip(clip, opinion, run));
    return added;
  }

  /** Whether feedback came by a link. */
  hasFrom(link: string): Promise<boolean> {
    return this.#book.has(link);
  }

  /** The oldest first. */
  all(): Promise<readonly Feedback[]> {
    return this.#book.all();
  }

  /** How far judges agree with people, from the newest runs and what else people said. */
  async agreements(more: readonly Rating[] = [], preferred: readonly Preferred[] = []): Promise<readonly Agreement[]> {
    const { history } = this.#journal;
    const ratings: Rating[] = [];
    for (const { id } of await history.runs(runsSeen)) {
      ratings.push(...ratingsOf(foldRun(noRun, await this.#eventsOf(id)), await history.tracesOf(id)));
      await others();
    }
    return agreements([...ratings, ...viewersRatings(await this.all()), ...more], preferred);
  }

  close(): void {
    this.#book.close();
    if (this.#own) this.#journal.close();
  }

  /** The newest run that made a clip. */
  async #originOf(sha256: string): Promise<Partial<Feedback>> {
    for (const { id } of await this.#journal.history.runs(runsSeen)) {
      if (makerOf(sha256, await this.#eventsOf(id)) !== undefined) return this.#originIn(id, sha256);
      await others();
    }
    return {};
  }

  async #originIn(run: string, sha256: string): Promise<Partial<Feedback>> {
    const { history } = this.#journal;
    const place = makerOf(sha256, await this.#eventsOf(run));
    const pipeline = (await history.run(run))?.pipeline;
    const known = { run, ...(pipeline === undefined ? {} : { pipeline }) };
    if (place === undefined) return known;
    const lineage = lineageOf(place, await history.tracesOf(run));
    const model = lineage.map(({ parts }) => parts.extra.replace(/@[^@]*$/u, "")).find((id) => this.#models.has(id));
    const style = styleOf(place, lineage);
    return { ...known, ...(model === undefined ? {} : { model }), ...(style === undefined ? {} : { style }) };
  }

  /** A run whose record is damaged has nothing to say here. */
  async #eventsOf(run: string): Promise<readonly RunEvent[]> {
    try {
      return (await this.#journal.recorded(run)).events;
    } catch {
      return [];
    }
  }
}

/** Lets others have a turn: a run may have recorded a lot. */
const others = () => new Promise((turn) => setImmediate(turn));

const Styled = z.looseObject({ style: z.string().optional(), styles: z.array(z.string()).optional() });

/** The style that was asked of the model, or the one that names the clip among several. */
function styleOf(place: string, lineage: readonly Ancestor[]): string | undefined {
  const said = lineage.map(({ parts }) => Styled.safeParse(JSON.parse(parts.params)).data);
  const items = /\[(.*)\]$/su.exec(place)?.[1]?.split(", ") ?? [];
  const styles = new Set(said.flatMap((params) => params?.styles ?? []));
  return said.find((params) => params?.style)?.style ?? items.find((item) => styles.has(item));
}

/** SHA-256 of all clips in a run's outputs. */
function clipsIn(value: unknown): ReadonlySet<string> {
  if (isMediaValue(value)) return new Set(value.media === "video" ? [value.sha256] : []);
  if (typeof value !== "object" || value === null) return new Set();
  return new Set(Object.values(value).flatMap((inner) => [...clipsIn(inner)]));
}
