/** A place that two people changed in different ways. */
export interface Clash {
  /** Keys from the file's top: `["nodes", "clip", "with", "seconds"]`. */
  readonly path: readonly string[];
  /** Undefined: taken out. */
  readonly mine: unknown;
  readonly theirs: unknown;
}

export interface Merged {
  readonly value: unknown;
  readonly clashes: readonly Clash[];
}

/**
 * What both made of the same start: all changes of mine and of theirs. Where both changed one place, mine stands, or
 * theirs where `takeTheirs` says so by the path. Lists are changed as a whole.
 */
export function merge(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  takeTheirs: (path: readonly string[]) => boolean = () => false,
): Merged {
  const clashes: Clash[] = [];
  return { value: join(base, mine, theirs, []), clashes };

  function join(start: unknown, one: unknown, other: unknown, path: readonly string[]): unknown {
    if (same(one, other) || same(start, other)) return one;
    if (same(start, one)) return other;
    if (!isRecord(one) || !isRecord(other)) {
      clashes.push({ path, mine: one, theirs: other });
      return takeTheirs(path) ? other : one;
    }
    const from = isRecord(start) ? start : {};
    const names = new Set([...Object.keys(one), ...Object.keys(other)]);
    const entries = [...names].map(
      (name) => [name, join(from[name], one[name], other[name], [...path, name])] as const,
    );
    return Object.fromEntries(entries.filter(([, value]) => value !== undefined));
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Equal as JSON; the order of keys has no meaning. */
function same(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((item, at) => same(item, other[at]));
  }
  if (!isRecord(one) || !isRecord(other)) return false;
  const names = Object.keys(one);
  return (
    names.length === Object.keys(other).length &&
    names.every((name) => Object.hasOwn(other, name) && same(one[name], other[name]))
  );
}
