import { createHmac } from "node:crypto";
import { openTables } from "@reelgraph/engine/node";
import { expect, test } from "vitest";
import { temporary } from "../testing/temporary.ts";
import { until } from "../testing/project.ts";
import { DeliveryStore, deliverySchema } from "./delivery-store.ts";
import { signed } from "./sign.ts";
import { Webhooks, type Send } from "./webhooks.ts";

const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

test("messages are signed after Standard Webhooks", () => {
  // The example of the standard's own documents.
  expect(signed("msg_p5jXN8AQM9LWM0D4loKWxJek", 1614265330, '{"test": 2432232314}', secret)).toEqual({
    "webhook-id": "msg_p5jXN8AQM9LWM0D4loKWxJek",
    "webhook-timestamp": "1614265330",
    "webhook-signature": "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=",
  });
});

interface Call {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

async function withHooks(
  answers: readonly (number | "hang" | "fail")[],
  use: (hooks: Webhooks, calls: Call[], again: () => Promise<Webhooks>) => Promise<void>,
) {
  await using folder = await temporary();
  const calls: Call[] = [];
  const send: Send = async (_, headers, body, signal) => {
    const answer = answers[calls.push({ headers, body }) - 1] ?? 200;
    if (answer === "fail") throw new Error("connection refused");
    if (answer === "hang")
      await new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("too slow"))));
    return Number(answer);
  };
  const open = () => {
    const store = new DeliveryStore(openTables(folder.at("webhooks.db"), deliverySchema));
    return new Webhooks({ store, secret, send, allowHosts: ["127.0.0.1:9"], schedule: [10, 10, 10], timeout: 50 });
  };
  let hooks = open();
  await use(hooks, calls, async () => {
    await hooks.close();
    return (hooks = open());
  });
  await hooks.close();
}

const state = async (hooks: Webhooks) => (await hooks.list(1))[0]?.state;

test("a message is repeated under one id until it is taken, and signed anew each time (check 26)", () =>
  withHooks([500, "fail", 302], async (hooks, calls) => {
    await hooks.tell("m1", "https://films.example/hook", { a: 1 });
    await until(async () => (await state(hooks)) === "delivered");
    expect(calls.map(({ headers }) => headers["webhook-id"])).toEqual(["m1", "m1", "m1", "m1"]);
    for (const { headers, body } of calls) {
      const key = Buffer.from(secret.slice(6), "base64");
      const right = createHmac("sha256", key).update(`m1.${headers["webhook-timestamp"]}.${body}`).digest("base64");
      expect(headers["webhook-signature"]).toBe(`v1,${right}`);
    }
    expect((await hooks.list(1))[0]?.attempts).toMatchObject([
      { status: 500 },
      { problem: "connection refused" },
      { status: 302 },
      { status: 200 },
    ]);
    await hooks.tell("m1", "https://films.example/hook", { a: 1 });
    expect(calls).toHaveLength(4);
  }));

test("who says that they are gone, or never takes it, is left alone", async () => {
  await withHooks([410], async (hooks, calls) => {
    await hooks.tell("m1", "https://films.example", {});
    await until(async () => (await state(hooks)) === "given up");
    expect(calls).toHaveLength(1);
  });
  await withHooks([500, 500, 500, 500, 500], async (hooks, calls) => {
    await hooks.tell("m1", "https://films.example", {});
    await until(async () => (await state(hooks)) === "given up");
    expect(calls).toHaveLength(4);
  });
});

test("who doesn't answer is waited for only so long, and a stopped process goes on later", () =>
  withHooks(["hang", "hang"], async (hooks, calls, again) => {
    await hooks.tell("m1", "https://films.example", {});
    await until(() => calls.length === 2);
    const later = await again();
    await until(async () => (await state(later)) === "delivered");
    expect((await later.list(1))[0]?.attempts).toMatchObject([{ problem: "too slow" }, { status: 200 }]);
  }));

test("only https is called, or hosts that the configuration names", () =>
  withHooks([], async (hooks) => {
    for (const url of [
      "http://films.example",
      "ftp://x",
      "no url",
      "https://a:b@films.example",
      "file:///etc/passwd",
    ]) {
      expect(() => hooks.expectCallable(url)).toThrow("can't be called");
    }
    for (const url of ["https://films.example/x", "http://127.0.0.1:9/x"])
      expect(() => hooks.expectCallable(url)).not.toThrow();
  }));
