/** Thousands at once would hold the event loop up for a second. */
const atOnce = 256;

/** Does something for each, for so many in one turn of the event loop. Who comes or goes meanwhile is seen. */
export function inRounds<T>(each: Iterable<T>, act: (one: T) => void, done = () => {}): void {
  const left = each[Symbol.iterator]();
  const round = () => {
    for (let count = 0; count < atOnce; count++) {
      const next = left.next();
      if (next.done) return done();
      act(next.value);
    }
    setImmediate(round);
  };
  round();
}
