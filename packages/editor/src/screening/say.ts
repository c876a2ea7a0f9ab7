import type { Choice, RunStarted, TakeMarks } from "@reelgraph/server/wire";
import { ask } from "../api/client.ts";
import { signed } from "./person.ts";
import { focusedOf, mineOf, type Room } from "./room.ts";
import { combinedOf } from "./combined.ts";
import type { Take } from "./takes.ts";
import { messageOf } from "../language/sentences/said.ts";

/** Everything that a person says in the room goes to the server at once; what it refuses is told. */

async function tell(room: Room, sha256: string, what: string, body: Readonly<Record<string, unknown>>): Promise<void> {
  try {
    const asking = { method: "POST", body: { ...body, ...signed() } } as const;
    room.setMarks(await ask<TakeMarks>(`/api/takes/${sha256}/${what}`, asking));
    room.refuse(undefined);
  } catch (thrown) {
    room.refuse(messageOf(thrown));
  }
}

const shaOf = (take: Take | undefined) => take?.file?.media.sha256;

/** Stars from 1 to 5; the same again, or 0, takes them back. */
export async function rate(room: Room, stars: number, take = focusedOf(room.store.getState())): Promise<void> {
  const sha256 = shaOf(take);
  if (take === undefined || sha256 === undefined) return;
  const back = stars === 0 || mineOf(take, room.store.getState()).stars === stars;
  await tell(room, sha256, "rating", back ? { mark: null } : { mark: stars, most: 5 });
}

/** Picks or rejects a take; the same again takes it back. */
export async function choose(room: Room, choice: Choice, take = focusedOf(room.store.getState())): Promise<void> {
  const sha256 = shaOf(take);
  if (take === undefined || sha256 === undefined) return;
  const back = mineOf(take, room.store.getState()).choice === choice;
  await tell(room, sha256, "choice", { choice: back ? null : choice });
}

/** Picks the best by the combined score of judges and people, and unpicks all others. */
export async function pickTop(room: Room, count: number): Promise<void> {
  const state = room.store.getState();
  const rank = (take: Take) => combinedOf(take, state.marks, state.judgeShare) ?? -1;
  const best = state.takes.filter(({ file }) => file).toSorted((a, b) => rank(b) - rank(a));
  for (const [place, take] of best.entries()) {
    const picked = mineOf(take, state).choice === "picked";
    if (picked !== place < count) await choose(room, "picked", take);
  }
}

export const comment = (
  room: Room,
  sha256: string,
  remark: { readonly text: string; readonly seconds?: number; readonly x?: number; readonly y?: number },
): Promise<void> => tell(room, sha256, "comments", remark);

export const uncomment = (room: Room, sha256: string, id: number): Promise<void> =>
  tell(room, sha256, "comments/remove", { id });

/** Tells which of two takes is better. */
export async function prefer(better: Take, worse: Take, run: string | undefined): Promise<void> {
  const [one, other] = [shaOf(better), shaOf(worse)];
  if (one === undefined || other === undefined) return;
  const body = { better: one, worse: other, ...(run === undefined ? {} : { run }), ...signed() };
  await ask("/api/preferences", { method: "POST", body });
}

/** What is answered to a question that a unit asks. */
export type Reply =
  | { readonly unit: string; readonly approved: boolean; readonly note?: string }
  | {
      readonly unit: string;
      readonly scores: Readonly<Record<string, number>>;
      readonly picked: readonly string[];
      readonly note?: string;
    };

/** Answers, and lets the run go on. Throws `ApiError`. */
export const answer = (run: string, reply: Reply): Promise<RunStarted> =>
  ask<RunStarted>(`/api/runs/${run}/answers`, {
    method: "POST",
    body: { answers: [reply], ...signed() },
    idempotencyKey: crypto.randomUUID(),
  });
