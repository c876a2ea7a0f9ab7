/**
 * How many bytes a WebM or Matroska file has by its own account; undefined: it doesn't say, as live recordings don't.
 * The container doesn't count its frames, so this is how a truncated one is told from a whole one.
 */
export function statedLength(head: Buffer): number | undefined {
  // The header (1A45DFA3) comes first, then the segment (18538067), which holds everything else.
  const header = element(head, 0);
  const segment = header?.id === 0x1a45dfa3 ? element(head, header.end) : undefined;
  return segment?.id === 0x18538067 && Number.isFinite(segment.end) ? segment.end : undefined;
}

/** An element with a four-byte id. Its size is a number whose leading zeros tell how many bytes it has. */
function element(bytes: Buffer, at: number): { id: number; end: number } | undefined {
  const first = bytes[at + 4];
  if (!first) return undefined;
  const length = Math.clz32(first) - 23;
  if (at + 4 + length > bytes.length) return undefined;
  let size = first & (0xff >> length);
  let unknown = size === 0xff >> length;
  for (const byte of bytes.subarray(at + 5, at + 4 + length)) {
    size = size * 256 + byte;
    unknown &&= byte === 0xff;
  }
  return { id: bytes.readUInt32BE(at), end: unknown ? Infinity : at + 4 + length + size };
}
