import { queries } from "../api/queries.ts";
import type { Editor } from "../session/editor.ts";
import { rateAnswer, ratesItems } from "./answers.ts";
import { mineOf, type Room, type RoomState } from "./room.ts";
import { answer, type Reply } from "./say.ts";
import { messageOf } from "../language/sentences/said.ts";

/** What the person would answer now to the question that the room shows; undefined: too little was said. */
export function replyOf(state: RoomState, approved: boolean): Reply | undefined {
  const { asks, takes, criteria } = state;
  const question = asks?.question;
  if (!asks || !question) return undefined;
  const note = state.note.trim() === "" ? {} : { note: state.note.trim() };
  if (question.kind === "approve") return { unit: asks.place, approved, ...note };
  if (!ratesItems(question)) {
    const scores = Object.fromEntries(Object.entries(criteria).filter(([key]) => question.keys.includes(key)));
    return Object.keys(scores).length === 0 ? undefined : { unit: asks.place, scores, picked: [], ...note };
  }
  const said = rateAnswer(question, (key) => {
    const take = takes.find(({ keys }) => keys[0] === key);
    return take ? mineOf(take, state) : { stars: 0 };
  });
  return said && { unit: asks.place, ...said, ...note };
}

/** Rooms whose answer is on its way: a second press must not answer twice. */
const sending = new WeakSet<Room>();

/** Answers the question that the room shows; its run goes on. */
export async function sendOn(room: Room, { run: shown }: Pick<Editor, "run">, approved: boolean): Promise<void> {
  const state = room.store.getState();
  const reply = replyOf(state, approved);
  if (!reply || state.run === undefined || sending.has(room)) return;
  sending.add(room);
  try {
    const started = await answer(state.run, reply);
    room.refuse(undefined);
    shown.follow(started.id, { status: started.state });
    await queries.invalidateQueries({ queryKey: ["units"] });
  } catch (thrown) {
    room.refuse(messageOf(thrown));
  } finally {
    sending.delete(room);
  }
}
