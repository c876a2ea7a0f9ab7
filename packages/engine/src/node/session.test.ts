import { mkdtemp, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import type { RunEvent } from "../events/run-event.ts";
import { ExecutionSession } from "./session.ts";
import { openLocalStorage } from "./storage.ts";

/** A pipeline in a folder of its own: a list of short title cards, joined. */
async function project() {
  const folder = await mkdtemp(join(tmpdir(), "reelgraph-session-"));
  const file = join(folder, "pipeline.json");
  const write = (words: string, seconds: number) =>
    writeFile(
      file,
      JSON.stringify({
        reelgraph: 1,
        inputs: { names: { type: "list<text>", default: ["one", "two"] } },
        nodes: {
          text: { use: "template", with: { template: `${words} {{name}}`, name: "$inputs.names" } },
          card: { use: "title", with: { text: "$text.text", seconds: 0.5, size: "160x90" } },
          film: { use: "trim", with: { video: "$joined.video", end: seconds } },
          joined: { use: "concat", with: { clips: "$card.video" } },
        },
        outputs: { film: "$film.video" },
      }),
    );
  const withSession = async <T>(use: (session: ExecutionSession) => Promise<T>): Promise<T> => {
    const session = await ExecutionSession.open({ file, env: {} });
    try {
      return await use(session);
    } finally {
      await session.close();
    }
  };
  return { write, withSession, signal: new AbortController().signal };
}

describe("a session", () => {
  it("doesn't begin with a run that another process is about to begin with, and says so as of any run that goes (rule 29)", async () => {
    const { write, withSession, signal } = await project();
    await write("Hello", 0.5);
    await withSession(async (session) => {
      const other = openLocalStorage(session.stateFolder);
      const lease = await other.journal.leases.take("run:run-1");
      await expect(session.run({ id: "run-1", signal })).rejects.toMatchObject({ code: "run-busy" });
      await lease?.release();
      other.close();
      expect(await session.run({ id: "run-1", signal })).toMatchObject({ state: "succeeded" });
    });
  });

  it("says across processes why a unit ran, followed to what was edited (rule 31)", async () => {
    const { write, withSession, signal } = await project();
    await write("Hello", 0.8);
    await withSession((session) => session.run({ signal }));
    await write("Welcome", 0.8);
    const planned = await withSession((session) => session.plan());
    expect(planned.why["card[two]"]).toBe(
      'because its input "text" changed (from text[two]), because text[two]: "template" changed from "Hello {{name}}" to "Welcome {{name}}"',
    );
    await withSession((session) => session.run({ signal }));
    const why = await withSession((session) => session.why("joined"));
    expect(why).toContain('joined ran because its input "clips" changed (from card), because its input "text" changed');
    expect(why).toContain('"template" changed from "Hello {{name}}" to "Welcome {{name}}"');
  });

  it("keeps what is finished between sessions, and runs only what an edit reaches (rules 21 and 22)", async () => {
    const { write, withSession, signal } = await project();
    await write("Hello", 0.8);
    await withSession((session) => session.run({ signal }));
    await write("Hello", 0.6);
    const events: string[] = [];
    const { outputs } = await withSession((session) =>
      session.run({
        signal,
        onEvent: (event) => {
          if (event.type === "unit.started" || event.type === "unit.cached") events.push(`${event.type} ${event.node}`);
        },
      }),
    );
    expect(events).toEqual(["unit.cached card", "unit.cached card", "unit.cached joined", "unit.started film"]);
    expect(outputs["film"]).toMatchObject({ media: "video", seconds: expect.closeTo(0.6, 1) });
  });

  it("names its units and says so when one is unknown", async () => {
    const { write, withSession, signal } = await project();
    await write("Hello", 0.8);
    await withSession((session) => session.run({ signal, to: ["text"] }));
    await expect(withSession((session) => session.why("nobody"))).rejects.toMatchObject({ code: "unknown-place" });
    expect(await withSession((session) => session.places())).toEqual(["text[one]", "text[two]"]);
  });

  it("does equal work once for runs that begin in the same moment (rule 25)", async () => {
    const { write, withSession, signal } = await project();
    await write("Hello", 0.8);
    const started: string[] = [];
    const onEvent = (event: RunEvent) => void (event.type === "unit.started" && started.push(event.node));
    await withSession((session) => Promise.all([1, 2, 3].map(() => session.run({ signal, onEvent }))));
    expect(started.toSorted()).toEqual(["card", "card", "film", "joined"]);
  });
});
