import type { Choice, CriterionScore, LinkedMedia, RunUnit, TakeMarks } from "@reelgraph/server/wire";

/** One thing to look at in the room: what a unit gave or will give, or an item that a person is asked about. */
export interface Take {
  /** Unique in the room. */
  readonly id: string;
  /** The unit's place: `clip[noir, 2]`. */
  readonly place: string;
  /** Keys of the item on its axes, the outermost first. */
  readonly keys: readonly string[];
  readonly state: RunUnit["state"];
  readonly fraction: number;
  /** Why it waits, was skipped or has failed. */
  readonly reason?: string;
  readonly file?: LinkedMedia;
  /** Shown where there is no file. */
  readonly text?: string;
  readonly scores: readonly CriterionScore[];
  readonly seed?: number;
  readonly take?: number;
  readonly model?: string;
  /** When its run was, where takes of several runs are compared. */
  readonly run?: string;
}

/** Where takes come from: a node, or a question that waits for a person. */
export interface Source {
  readonly id: string;
  /** The node's path: `clip/video`. */
  readonly node: string;
  readonly count: number;
  /** The unit that asks, where one does. */
  readonly asks?: RunUnit;
}

/** What there is to look at in a run: questions first, then nodes that gave or will give media, the last made first. */
export function sourcesOf(units: readonly RunUnit[], gives: (unit: RunUnit) => boolean): readonly Source[] {
  const questions = units.flatMap((unit): Source[] => {
    if (unit.state !== "parked" || !unit.question) return [];
    return [{ id: `?${unit.place}`, node: unit.node, count: unit.question.items.length, asks: unit }];
  });
  const nodes = Map.groupBy(
    units.filter((unit) => filesOf(unit).length > 0 || (unit.outputs.length === 0 && gives(unit))),
    ({ node }) => node,
  );
  const made = [...nodes].map(([node, own]): Source => {
    return { id: node, node, count: own.reduce((sum, unit) => sum + Math.max(1, filesOf(unit).length), 0) };
  });
  return [...questions, ...made];
}

/** The source to begin with: what a person is asked, else the node with the most clips to choose from. */
export function firstSource(sources: readonly Source[]): Source | undefined {
  return sources.find(({ asks }) => asks) ?? sources.toSorted((a, b) => b.count - a.count)[0];
}

/** The source that gave something last: what a person waits for who has just answered. */
export function newestSource(sources: readonly Source[], units: readonly RunUnit[]): Source | undefined {
  const ends = new Map(
    units.toSorted((a, b) => (a.ended ?? 0) - (b.ended ?? 0)).map((unit) => [unit.node, unit.ended ?? 0]),
  );
  return (
    sources.find(({ asks }) => asks) ?? sources.toSorted((a, b) => (ends.get(b.node) ?? 0) - (ends.get(a.node) ?? 0))[0]
  );
}

/** The takes of a source, in the order of its axes. */
export function takesOf(units: readonly RunUnit[], source: Source): readonly Take[] {
  const known = new Map(
    units.flatMap((unit) => {
      const [file, ...others] = filesOf(unit);
      // Of several files nobody could say which one was judged.
      return file && others.length === 0 ? [[file.file.media.sha256, unit] as const] : [];
    }),
  );
  const judged = (sha256: string, unit?: RunUnit) => known.get(sha256)?.scores ?? unit?.scores ?? [];
  if (source.asks) return source.asks.question?.items.map((item) => asked(item, source, units, judged)) ?? [];
  const ranks = ranksOf(units);
  return units
    .filter(({ node }) => node === source.node)
    .toSorted((one, other) => byKeys(one, other, ranks))
    .flatMap((unit): Take[] => {
      const files = filesOf(unit);
      const common = { place: unit.place, state: unit.state, fraction: unit.fraction, ...saidOf(unit) };
      if (files.length === 0) {
        if (unit.outputs.length > 0) return [];
        return [{ ...common, id: unit.place, keys: unit.item, scores: [] }];
      }
      return files.map(({ port, item, file }) => ({
        ...common,
        id: `${unit.place} ${port} ${item.join("\n")}`,
        keys: [...unit.item, ...(item.length === 0 && severalPorts(files) ? [port] : item)],
        file,
        scores: judged(file.media.sha256, files.length === 1 ? unit : undefined),
      }));
    });
}

/** The places of keys in the lists that opened their axes. */
function ranksOf(units: readonly RunUnit[]): ReadonlyMap<string, number> {
  const ranks = new Map<string, number>();
  for (const { outputs } of units) {
    for (const [, list] of Map.groupBy(outputs, ({ port }) => port)) {
      for (const [place, { item }] of list.entries()) {
        const key = item.at(-1);
        if (key !== undefined && !ranks.has(key)) ranks.set(key, place);
      }
    }
  }
  return ranks;
}

/** In the order of their axes, and where that is not known, of their beginning. */
function byKeys(one: RunUnit, other: RunUnit, ranks: ReadonlyMap<string, number>): number {
  for (const [place, key] of one.item.entries()) {
    const theirs = other.item[place] ?? "";
    if (key === theirs) continue;
    const numbers = Number(key) - Number(theirs);
    if (!Number.isNaN(numbers)) return numbers;
    const places = (ranks.get(key) ?? Number.NaN) - (ranks.get(theirs) ?? Number.NaN);
    return Number.isNaN(places) ? (one.started ?? 0) - (other.started ?? 0) : places;
  }
  return 0;
}

/** What a unit gave to look at. A file that it gave at several ports, as the best and among the picked, is one: the one with a key. */
function filesOf({ outputs }: RunUnit) {
  const files = outputs.flatMap(({ file, ...output }) => (file ? [{ ...output, file }] : []));
  const same = Map.groupBy(files, ({ file }) => file.media.sha256);
  const named = new Set(same.values().map((all) => all.find(({ item }) => item.length > 0) ?? all[0]));
  return files.filter((one) => named.has(one));
}
const severalPorts = (files: readonly { readonly port: string }[]) => new Set(files.map(({ port }) => port)).size > 1;

function saidOf({ reason, problem, seed, take, model }: RunUnit) {
  const why = problem?.message ?? reason;
  return {
    ...(why === undefined ? {} : { reason: why }),
    ...(seed === undefined ? {} : { seed }),
    ...(take === undefined ? {} : { take }),
    ...(model === undefined ? {} : { model }),
  };
}

/** An item of a question; a clip is found among what the run's units gave. */
function asked(
  { key, value }: { readonly key: string; readonly value: unknown },
  { asks, node }: Source,
  units: readonly RunUnit[],
  judged: (sha256: string) => readonly CriterionScore[],
): Take {
  const sha256 = typeof value === "object" && value !== null && "sha256" in value ? String(value.sha256) : undefined;
  const maker = units.find((unit) => filesOf(unit).some(({ file }) => file.media.sha256 === sha256));
  const file = maker && filesOf(maker).find((one) => one.file.media.sha256 === sha256)?.file;
  return {
    id: `?${asks?.place ?? node} ${key}`,
    place: asks?.place ?? node,
    keys: [key],
    state: "finished",
    fraction: 1,
    ...(file ? { file } : { text: typeof value === "string" ? value : JSON.stringify(value, undefined, 2) }),
    scores: sha256 === undefined ? [] : judged(sha256),
    ...(maker ? saidOf(maker) : {}),
  };
}

/** The judges' word on the whole: the score called `overall`, or else the mean of what was judged. */
export function overallOf({ scores }: Pick<Take, "scores">): number | undefined {
  const overall = scores.find(({ criterion, score }) => criterion === "overall" && score !== null)?.score;
  if (typeof overall === "number") return overall;
  const judged = scores.flatMap(({ score }) => score ?? []);
  return judged.length === 0 ? undefined : judged.reduce((sum, one) => sum + one, 0) / judged.length;
}

/** What one person said of a clip. */
export function mine(marks: TakeMarks | undefined, by: string): { readonly stars: number; readonly choice?: Choice } {
  const rating = marks?.ratings.findLast((one) => one.by === by);
  const choice = marks?.choices.findLast((one) => one.by === by)?.choice;
  const stars = rating ? Math.round((rating.mark / rating.most) * 5) : 0;
  return { stars, ...(choice === undefined ? {} : { choice }) };
}
