import { failure } from "@reelgraph/engine";
import { Database, startWorker, TaskClient, type Task } from "@reelgraph/fleet";
import { noPostgres, startPostgres } from "@reelgraph/fleet/testing";
import { describe, expect, it, onTestFinished } from "vitest";
import { startFaultProxy } from "./fault-proxy.ts";

const wait = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

// One worker for a process, so this is one test.
describe.skipIf(noPostgres !== undefined)(`tasks of a fleet${noPostgres ? ` (skipped: ${noPostgres})` : ""}`, () => {
  it("begin by priority, leave a slot to other tenants, are done once under one id, tell what came of them, and can be withdrawn; a worker waits for a database that can't be reached as it starts", async () => {
    const server = await startPostgres();
    onTestFinished(() => server.stop());
    const way = await startFaultProxy(server.port);
    onTestFinished(() => way.close());
    const url = new URL(server.database("tasks"));
    url.port = String(way.port);
    const database = await Database.open(url.href, 4);
    onTestFinished(() => database.close());
    const client = await TaskClient.open(database);
    onTestFinished(() => client.close());
    const task = (id: string, more: Partial<Task> = {}): Task => ({
      id,
      tenant: "anna",
      priority: "normal",
      body: id,
      ...more,
    });
    const works = new Map<string, string>();
    const add = async (one: Task) => works.set(one.id, await client.add(one));
    await add(task("low", { priority: "low" }));
    for (let count = 1; count <= 5; count++) await add(task(`normal ${count}`));
    await add(task("high", { priority: "high" }));
    await add(task("ben's", { tenant: "ben" }));
    await add(task("refused"));
    await add(task("broken"));
    // The same again, while it waits: it is that one.
    expect(await client.add(task("high", { priority: "low" }))).toBe(works.get("high"));
    await add(task("withdrawn"));
    await client.withdraw(works.get("withdrawn") ?? "");

    const begun: string[] = [];
    // Those of the library that keeps the tasks, as it starts.
    way.refuse(2, (greeting) => greeting.includes("dbos_transact"));
    const worker = await startWorker({
      database,
      slots: 4,
      lost: () => {},
      async perform(body) {
        begun.push(String(body));
        await wait(300);
        if (body === "refused") return failure("unknown-node", "no such node").problems;
        if (body === "broken") throw new Error("nobody foresaw this");
        return [];
      },
    });
    onTestFinished(() => worker.stop());
    const over = async () => [...(await client.states([...works.values()])).values()].every(({ is }) => is === "over");
    while (!(await over())) await wait(50);

    const first = begun.slice(0, 4);
    // Three quarters of the slots for one tenant, by priority; the fourth is ben's.
    expect(new Set(first)).toEqual(new Set(["high", "normal 1", "normal 2", "ben's"]));
    expect(begun.at(-1)).toBe("low");
    expect(begun).toHaveLength(10);
    const states = await client.states([...works.values()]);
    const problemsOf = (id: string) => {
      const state = states.get(works.get(id) ?? "");
      return state?.is === "over" ? state.problems : undefined;
    };
    expect(problemsOf("high")).toEqual([]);
    expect(problemsOf("withdrawn")).toEqual([]);
    expect(problemsOf("refused")).toMatchObject([{ code: "unknown-node" }]);
    expect(problemsOf("broken")).toMatchObject([
      { code: "task-failed", message: expect.stringContaining("nobody foresaw this") },
    ]);
  }, 120_000);
});
