/** For each node the earlier nodes that it reads. */
export type Reads = readonly (readonly number[])[];

/** One node after the other. */
export function chain(length: number): Reads {
  return Array.from({ length }, (_, id) => (id === 0 ? [] : [id - 1]));
}

/** One node, many that read it, one that reads them all. */
export function fan(width: number): Reads {
  const middle = Array.from({ length: width }, (_, id) => id + 1);
  return [[], ...middle.map(() => [0]), middle];
}

/** Layers of nodes, each of which reads three of the layer before; the same graph every time. */
export function layered(side: number): Reads {
  let state = 42;
  const random = (below: number) => (state = (state * 1_103_515_245 + 12_345) % 2_147_483_648) % below;
  const reads = Array.from({ length: side * side }, (_, id) => {
    const layer = Math.floor(id / side);
    return layer === 0 ? [] : Array.from({ length: 3 }, () => (layer - 1) * side + random(side));
  });
  return [...reads, Array.from({ length: side }, (_, id) => side * (side - 1) + id)];
}

/** What a node does: next to nothing. */
export function work(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 1) % 1e9;
}

/** CPU µs for each node: the median of several rounds after a warm-up. */
export async function measure(nodes: number, round: () => Promise<unknown>): Promise<number> {
  const rounds = Math.min(60, Math.max(9, Math.ceil(100_000 / nodes)));
  const samples: number[] = [];
  for (let index = -Math.ceil(rounds / 2); index < rounds; index++) {
    const before = process.cpuUsage();
    await round();
    const { user, system } = process.cpuUsage(before);
    if (index >= 0) samples.push((user + system) / nodes);
  }
  return samples.toSorted((a, b) => a - b)[Math.floor(samples.length / 2)] ?? 0;
}
