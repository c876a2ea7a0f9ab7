// How well a client can do that can't see the other client of its key: it is told both limits, how often the other one sends
// on average and that it does so at random (a Poisson process). What it doesn't know, when that happened, it infers from each
// answer (a particle filter), and sends when room is likely enough: so likely that one request in ten is refused.
import type { Client } from "../scheduling.ts";
import { createVirtualTime } from "../../packages/engine/src/testing/virtual-time.ts";
import { createVendor, minute } from "./vendor.ts";

/** What may have happened: when the other client sent within the last minutes. */
type Guess = readonly number[];

const guesses = 300;
const refusedShare = 0.1;

export const informed: Client = async (scenario, jobs, tenant, random, most) => {
  const time = createVirtualTime();
  const vendor = createVendor(scenario, time, tenant, random);
  const pace = ((scenario.tenant ?? 0) * scenario.perMinute) / minute;
  const own: number[] = [];
  const waiting = jobs.map((_, place) => place);
  let all: Guess[] = Array.from({ length: guesses }, () => more([], -minute, 0));
  let [at, open, enough] = [0, 0, 0.7];

  /** What the other client sends from one moment to another, at random. */
  function more(before: Guess, from: number, to: number): Guess {
    const sent = before.filter((moment) => moment > to - 2 * minute);
    for (let next = from; ;) {
      next -= Math.log(1 - random()) / pace;
      if (next > to) return sent;
      sent.push(next);
    }
  }
  const goOn = () => {
    const now = time.now();
    all = all.map((guess) => more(guess, at, now));
    at = now;
  };
  const within = (moments: Guess, now: number) =>
    moments.filter((moment) => moment <= now && moment > now - minute).length;
  const chance = () => {
    goOn();
    const ours = within(own, at) + open;
    return all.filter((guess) => ours + within(guess, at) < scenario.perMinute).length / guesses;
  };
  /** Guesses that make the answer likely are kept more often; a little moved, so that they stay many. */
  const learn = (moment: number, accepted: boolean) => {
    goOn();
    const weights = all.map((guess) => {
      const room = scenario.perMinute - within(own, moment) - within(guess, moment);
      const wrongBy = accepted ? 1 - room : room;
      return wrongBy <= 0 ? 1 : wrongBy === 1 ? 0.1 : 0.003;
    });
    const sum = weights.reduce((total, weight) => total + weight, 0);
    let [place, reached] = [0, weights[0] ?? 0];
    all = all.map((_, turn) => {
      for (; reached < ((turn + 0.5) / guesses) * sum && place < guesses - 1; reached += weights[place] ?? 0)
        place += 1;
      const guess = all[place] ?? [];
      return random() < 0.85 ? guess : guess.map((sent) => Math.min(at, sent + 2000 * (random() - 0.5)));
    });
  };
  const send = async (place: number) => {
    const sent = time.now();
    open += 1;
    const answer = await vendor.submit(jobs[place]?.seconds ?? 0);
    open -= 1;
    const moment = (sent + time.now()) / 2;
    learn(moment, answer.accepted);
    enough = Math.min(0.95, Math.max(0.3, enough + 0.05 * ((answer.accepted ? 0 : 1) - refusedShare)));
    if (answer.accepted) own.push(moment);
    else waiting.push(place);
    waiting.sort((a, b) => a - b);
  };
  const ask = async (): Promise<void> => {
    if (vendor.stats.done === jobs.length) return;
    if (waiting.length > 0 && open < 3 && chance() >= enough) void send(waiting.shift() ?? 0);
    else await time.sleep(150);
    return ask();
  };
  void ask();
  await time.run(most * 1000);
  const { done, refused, last } = vendor.stats;
  return { seconds: done === jobs.length ? last / 1000 : undefined, refused, lost: 0 };
};
