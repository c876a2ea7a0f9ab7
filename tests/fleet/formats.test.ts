import { join } from "node:path";
import { noPostgres } from "@reelgraph/fleet/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { makeProject } from "../crash/project.ts";
import { enter, openFront } from "./campaign.ts";
import type { Member } from "./member.ts";

describe.skipIf(noPostgres !== undefined)(
  `workers of two versions on one database${noPostgres ? ` (skipped: ${noPostgres})` : ""}`,
  () => {
    it("an older one leaves alone what it can't read, a newer one does that, takes over what an older one had, and pays for nothing again", async () => {
      const front = await openFront("A");
      onTestFinished(() => front.close());
      const member = (slots: number, format: number) => {
        const one = enter(front, slots, {}, format);
        onTestFinished(() => one.kill("SIGKILL"));
        return one;
      };
      const [old, recent] = [member(0, 1), member(0, 2)];
      const works = new Map<string, string>();
      const add = async (keeper: Member, name: string) => {
        const file = join(makeProject({ ...front, parks: false }, name), "pipeline.json");
        works.set(name, String(await keeper.ask({ add: { id: `run-${name}`, file }, tenant: name, round: 0 })));
      };
      const is = async (name: string) => ((await recent.ask({ state: works.get(name) ?? "" })) as { is: string }).is;
      const over = async (name: string) => {
        while ((await is(name)) !== "over") await new Promise((resolve) => setTimeout(resolve, 50));
      };
      const older = member(1, 1);
      await older.ready;
      await add(recent, "new");
      await add(old, "first");
      await over("first");
      // It had a free slot before and after, and this has waited the longest.
      expect(await is("new")).toBe("waiting");
      await add(old, "second");
      while ((await is("second")) !== "going") await new Promise((resolve) => setTimeout(resolve, 20));
      // Three clips of the first, and one of this.
      while (front.vendor.jobs().length < 4) await new Promise((resolve) => setTimeout(resolve, 20));
      older.kill("SIGKILL");
      const newer = member(3, 2);
      await newer.ready;
      await over("new");
      await over("second");
      await add(old, "third");
      await over("third");
      // Three clips each, however often they changed hands.
      expect(front.vendor.ledger()).toHaveLength(12);
      const look = async (name: string) =>
        (await recent.ask({ look: { id: `run-${name}`, file: join(front.parent, name, "pipeline.json") } })) as object;
      for (const name of works.keys()) expect(await look(name)).toMatchObject({ state: "succeeded", spent: 0.3 });
    }, 240_000);
  },
);
