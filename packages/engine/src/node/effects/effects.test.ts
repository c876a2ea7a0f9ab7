import { createHmac } from "node:crypto";
import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { expect, test } from "vitest";
import { ReelgraphError } from "../../errors.ts";
import { fakeService, type FakeAnswer } from "../../testing/fake-service.ts";
import { jsonServer } from "../../testing/json-server.ts";
import { projectOf } from "../../testing/project.ts";
import { RunControl } from "../run-control.ts";
import { openWorkspace } from "../workspace.ts";
import { sendWebhook, signatureOf } from "./webhook.ts";

const key = Buffer.from("a secret of the receiver").toString("base64");
const secret = `whsec_${key}`;
const signal = new AbortController().signal;

/** Sends a message to a receiver with these answers; time passes by itself. */
async function send(...answers: (FakeAnswer | Error)[]) {
  const service = fakeService(...answers);
  const waits: number[] = [];
  let now = 1_700_000_000_000;
  const clock = { now: () => now, sleep: async (ms: number) => void ((now += ms), waits.push(ms)) };
  const message = { url: "https://hook.test/in", secret, id: "msg_1", body: { data: { value: "done" } } };
  const result = await sendWebhook(message, { http: service.http, clock, signal }).catch((thrown: unknown) => {
    if (!(thrown instanceof ReelgraphError)) throw thrown;
    expect(thrown.message).not.toContain(key);
    return thrown.code;
  });
  return { result, waits, asked: service.asked };
}

test("a message is signed as Standard Webhooks say, anew for each try and under one id", async () => {
  const { result, waits, asked } = await send({ status: 500, body: "" }, new Error("reset"), { status: 204, body: "" });
  expect(result).toEqual({ tries: 3 });
  expect(waits).toEqual([1000, 2000]);
  expect(asked.map(({ headers }) => headers?.["webhook-id"])).toEqual(["msg_1", "msg_1", "msg_1"]);
  const times = asked.map(({ headers }) => headers?.["webhook-timestamp"]);
  expect(times).toEqual(["1700000000", "1700000001", "1700000003"]);
  for (const { headers = {}, json } of asked) {
    const signed = `msg_1.${headers["webhook-timestamp"]}.${JSON.stringify(json)}`;
    const mac = createHmac("sha256", Buffer.from(key, "base64")).update(signed).digest("base64");
    expect(headers["webhook-signature"]).toBe(`v1,${mac}`);
  }
  // The example of the specification at standardwebhooks.com.
  expect(
    signatureOf(
      "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
      "msg_p5jXN8AQM9LWM0D4loKWxJek",
      "1614265330",
      '{"test": 2432232314}',
    ),
  ).toBe("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
});

test.each([301, 307, 400, 401, 404, 410])(
  "%i is final: no other address is asked, and nothing is repeated",
  async (status) => {
    const { result, asked } = await send({ status, headers: { location: "http://127.0.0.1/steal" }, body: "" });
    expect(result).toBe("not-delivered");
    expect(asked.map(({ url }) => url)).toEqual(["https://hook.test/in"]);
  },
);

test("a receiver that stays away is given up after half a minute", async () => {
  const { result, waits } = await send({ status: 503, body: "" });
  expect(result).toBe("not-delivered");
  expect(waits).toEqual([1000, 2000, 4000, 8000, 16_000]);
});

test("what is no secret signs nothing", () => {
  for (const wrong of ["", "secret", "whsec_", "whsec_not base64!"])
    expect(() => signatureOf(wrong, "i", "1", "{}"), wrong).toThrow(/secret/u);
});

/** Two notes with the same value, one with another, a publication, and a question that stops the run in between. */
const pipeline = {
  nodes: {
    one: { use: "text", with: { text: "done" } },
    tell: { use: "notify", with: { value: "$one.text", to: "team" } },
    again: { use: "notify", with: { value: "$one.text", to: "team" } },
    put: { use: "publish", with: { value: "$one.text", to: "site", name: "news" } },
    gate: { use: "approve", with: { value: "$one.text" } },
    after: { use: "notify", with: { value: "$gate.value", to: "team" } },
    other: { use: "template", with: { template: "and {{text}}", text: "$gate.value" } },
    last: { use: "notify", with: { value: "$other.text", to: "team" } },
  },
  outputs: { receipt: "$tell.receipt", file: "$put.receipt", last: "$last.receipt" },
};

test("effects happen once for each key and run, also when the run goes on in another process", async () => {
  const { url, received } = await jsonServer(() => ({ status: 204, body: "" }));
  const config = { notify: { team: { url: `${url}/hook`, secret: { secret: "HOOK" } } }, folders: { site: "public" } };
  const { withSession, folder } = await projectOf(pipeline, config, { HOOK: secret });
  const { id, state } = await withSession((session) => session.run({ signal }));
  expect(state).toBe("paused");
  expect(received).toHaveLength(1);

  const runs = new RunControl(await openWorkspace({ folder, env: {} }));
  await runs.answer(id, "gate", { approved: true, by: "Ada" }, signal);
  const { asked } = await runs.show(id);
  await runs.close();
  const done = await withSession((session) => session.resume(id, asked, { signal }));
  expect(done.problems).toEqual([]);
  // `after` has the key of `tell`, which was done before the stop.
  expect(received.map(({ body }) => JSON.parse(body).data.value)).toEqual(["done", "and done"]);
  const [first, second] = received.map(({ headers }) => headers["webhook-id"]);
  expect(done.outputs).toMatchObject({ receipt: { id: first, tries: 1 }, last: { id: second }, file: { to: "site" } });
  expect(await readdir(join(folder, "public"))).toEqual(["news.txt"]);
  expect(await readFile(join(folder, "public/news.txt"), "utf8")).toBe("done");

  // Another run is another message, and the same file.
  await withSession((session) => session.run({ signal }));
  expect(new Set(received.map(({ headers }) => headers["webhook-id"])).size).toBe(3);
  expect(await readdir(join(folder, "public"))).toEqual(["news.txt"]);
});

test("a pipeline can name no address and no folder, only what the configuration knows", async () => {
  const nodes = { tell: { use: "notify", with: { value: "x", to: "http://127.0.0.1/steal" } } };
  const { withSession } = await projectOf({ nodes, outputs: { receipt: "$tell.receipt" } }, {});
  const { problems } = await withSession((session) => session.run({ signal }));
  expect(problems).toMatchObject([{ code: "unknown-destination" }]);
});

test("messages to other machines must be encrypted", async () => {
  const nodes = { one: { use: "text", with: { text: "x" } } };
  const hook = (url: string) => projectOf({ nodes }, { notify: { team: { url, secret: { secret: "HOOK" } } } });
  await expect((await hook("http://example.com/hook")).withSession(async () => {})).rejects.toThrow(/https/u);
  await (await hook("http://127.0.0.1:9/hook")).withSession(async () => {});
});
