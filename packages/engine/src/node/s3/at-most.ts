/** Does work of which at most so many pieces go at a time; others wait in order of asking. */
export function atMost(places: number): <T>(work: () => Promise<T>) => Promise<T> {
  const waiting: (() => void)[] = [];
  let free = places;
  return async (work) => {
    if (free > 0) free -= 1;
    else await new Promise<void>((go) => waiting.push(go));
    try {
      return await work();
    } finally {
      // The place goes to whoever has waited longest.
      const next = waiting.shift();
      if (next) next();
      else free += 1;
    }
  };
}
