/** Number of flags in the largest group of neighbours (left, right, up, down) on a grid given row by row. */
export function largest(flags: readonly boolean[], columns: number): number {
  const seen = flags.map((flag) => !flag);
  let most = 0;
  for (let start = 0; start < flags.length; start++) {
    if (seen[start]) continue;
    const queue = [start];
    seen[start] = true;
    for (let next = 0; next < queue.length; next++) {
      const at = queue[next]!;
      const column = at % columns;
      for (const neighbour of [
        at - columns,
        at + columns,
        column > 0 ? at - 1 : -1,
        column < columns - 1 ? at + 1 : -1,
      ])
        if (seen[neighbour] === false) {
          seen[neighbour] = true;
          queue.push(neighbour);
        }
    }
    most = Math.max(most, queue.length);
  }
  return most;
}
