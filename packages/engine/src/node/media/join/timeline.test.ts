import * as fc from "fast-check";
import { expect, test } from "vitest";
import { placeClips, totalFrames } from "./timeline.ts";

const counts = fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 1, maxLength: 20 });
const length = fc.nat(60);

test("cuts and fades to black lose no frame", () => {
  fc.assert(
    fc.property(counts, length, fc.constantFrom("cut", "fade-black"), (counts, length, transition) => {
      const total = counts.reduce((sum, count) => sum + count, 0);
      expect(totalFrames(placeClips(counts, transition, length))).toBe(total);
    }),
  );
});

test("overlapping clips share exactly the frames of their transition, and never more than they have", () => {
  fc.assert(
    fc.property(counts, length, fc.constantFrom("crossfade", "wipe"), (counts, length, transition) => {
      const places = placeClips(counts, transition, length);
      for (const [i, { start, count, fadeIn, fadeOut }] of places.entries()) {
        expect(fadeIn + fadeOut).toBeLessThanOrEqual(count);
        const following = places[i + 1];
        if (!following) continue;
        expect(following.start).toBe(start + count - fadeOut);
        expect(following.fadeIn).toBe(fadeOut);
      }
    }),
  );
});
