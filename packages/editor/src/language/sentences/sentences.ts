/** English sentences with `{holes}` for their values, and the same in another language. */
export type Sentences = Readonly<Record<string, string>>;

/** What joins several sentences or words to one, and what does it in the other language. */
export type Joints = readonly (readonly [english: string, other: string])[];

/** Puts a sentence that the engine or the server made into another language; undefined: it isn't one that is known. */
export type Teller = (english: string) => string | undefined;

interface Template {
  readonly pattern: RegExp;
  /** Names of the holes in their order, and whether each holds a name that stays as it is. */
  readonly holes: readonly { readonly name: string; readonly verbatim: boolean }[];
  readonly other: string;
}

/**
 * The engine speaks English, and its sentence is the id of its translation, as in gettext: the values are read back
 * out of it and told in the other language too, unless they stand in quotes.
 * @example tellerOf({ 'There is no node "{name}"': "没有节点“{name}”" }, [])('There is no node "clip"')
 */
export function tellerOf(sentences: Sentences, joints: Joints): Teller {
  const whole = new Map<string, string>();
  const templates: Template[] = [];
  for (const [english, other] of Object.entries(sentences)) {
    if (english.includes("{")) templates.push(compile(english, other));
    else whole.set(english, other);
  }
  // What says more is tried first: a value never swallows what another sentence says.
  templates.sort((a, b) => b.pattern.source.length - a.pattern.source.length);
  const known = new Map<string, string | undefined>();

  const tell: Teller = (english) => {
    if (!known.has(english)) {
      if (known.size >= mostKept) known.clear();
      known.set(english, whole.get(english) ?? joined(english) ?? filled(english));
    }
    return known.get(english);
  };
  return tell;

  function filled(english: string): string | undefined {
    for (const { pattern, holes, other } of templates) {
      const found = pattern.exec(english);
      if (!found) continue;
      const values = new Map(
        holes.map(({ name, verbatim }, at) => {
          const value = found[at + 1] ?? "";
          return [name, verbatim ? value : (tell(value) ?? value)];
        }),
      );
      return other.replaceAll(hole, (all, name: string) => values.get(name) ?? all);
    }
    return undefined;
  }

  /** Only where each part is known or a single word: half a sentence in each language is worse than one. */
  function joined(english: string): string | undefined {
    for (const [joint, other] of joints) {
      if (!english.includes(joint)) continue;
      const parts = english.split(joint).map((part) => tell(part) ?? (/^\S*$/.test(part) ? part : undefined));
      if (parts.every((part) => part !== undefined)) return parts.join(other);
    }
    return undefined;
  }
}

const mostKept = 2000;
const hole = /\{(\w+)\}/g;

function compile(english: string, other: string): Template {
  const parts = english.split(hole);
  const holes = parts.flatMap((name, at) =>
    at % 2 === 1 ? [{ name, verbatim: /["“'`]$/.test(parts[at - 1] ?? "") }] : [],
  );
  const source = parts.map((part, at) => (at % 2 === 1 ? "(.+?)" : RegExp.escape(part))).join("");
  return { pattern: new RegExp(`^${source}$`, "s"), holes, other };
}
