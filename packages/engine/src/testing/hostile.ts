const wrong: readonly unknown[] = [null, [], {}, [[]], -1, 1e308, "", "x", true, "ü".repeat(20_000)];

/** Answers that no client should trust: not JSON, JSON of another kind, and deep or long. */
export const nonsense: readonly unknown[] = [
  "",
  "<html><body>502 Bad Gateway</body></html>",
  "{",
  "null",
  "[]",
  "42",
  '"ok"',
  "[".repeat(10_000),
  `${"[".repeat(5000)}${"]".repeat(5000)}`,
  { error: [{ message: { message: ["x"] } }] },
  { status: { status: "completed" }, id: ["a"], error: 5 },
  JSON.parse('{"__proto__": {"status": "completed"}, "constructor": 1, "id": "a"}'),
];

/** The body with each of its values, one at a time, replaced by something else, or left out. */
export function* spoiled(body: unknown): Generator<unknown> {
  if (typeof body !== "object" || body === null) return;
  for (const [key, value] of Object.entries(body)) {
    const put = (other: unknown): unknown =>
      Array.isArray(body) ? body.with(Number(key), other) : { ...body, [key]: other };
    for (const other of wrong) yield put(other);
    if (!Array.isArray(body)) yield Object.fromEntries(Object.entries(body).filter(([name]) => name !== key));
    for (const other of spoiled(value)) yield put(other);
  }
}
