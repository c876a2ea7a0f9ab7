import { Deferred, Effect } from "effect";
import { work } from "../../graphs.ts";

export const prepare = (reads) => () =>
  Effect.runPromise(
    Effect.gen(function* () {
      const slots = [];
      for (let id = 0; id < reads.length; id++) slots.push(yield* Deferred.make());
      yield* Effect.forEach(
        reads,
        (from, id) =>
          Effect.gen(function* () {
            const values = [];
            for (const one of from) values.push(yield* Deferred.await(slots[one]));
            yield* Deferred.succeed(slots[id], work(values));
          }),
        { concurrency: "unbounded", discard: true },
      );
      return yield* Deferred.await(slots.at(-1));
    }),
  );
