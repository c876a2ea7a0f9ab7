import { expect, it } from "vitest";
import { ask, clientOf, vendorWith, type Wire } from "./testing/client.ts";

const first = { "idempotency-key": "k1", "x-client-tag": "t1" };

it("class A: the same key and request are the same job and one charge, also when asked twenty times at once", async () => {
  const { vendor, submit } = await vendorWith({ class: "A" });
  const answers = await Promise.all(Array.from({ length: 20 }, () => submit(ask, first)));
  const ids = await Promise.all(answers.map(async (answer) => ((await answer.json()) as Wire).id));
  expect(new Set(ids).size).toBe(1);
  expect(vendor.ledger()).toHaveLength(1);
  expect(vendor.ledger()[0]).toMatchObject({ key: "k1", tag: "t1", jobId: ids[0], cents: 10, model: "m", seconds: 1 });
});

it("class A: a form counts by its fields, whatever its border", async () => {
  const { vendor, form } = await vendorWith({ class: "A" });
  const one = (await (await form(ask, first)).json()) as Wire;
  const two = (await (await form(ask, first)).json()) as Wire;
  expect(two.id).toBe(one.id);
  expect(vendor.ledger()).toHaveLength(1);
});

it("class A: the same key with another request is refused and costs nothing", async () => {
  const { vendor, submit } = await vendorWith({ class: "A" });
  await submit(ask, first);
  const other = await submit({ ...ask, prompt: "a harbour" }, first);
  expect(other.status).toBe(422);
  expect(vendor.ledger()).toHaveLength(1);
});

it("class A: a key is another one for another client, and after it has been forgotten", async () => {
  let time = 1e12;
  const { vendor, submit } = await vendorWith({ class: "A", keyKeptMs: 1000, now: () => time });
  await submit(ask, first);
  await clientOf(vendor.url, "key-2").submit(ask, first);
  expect(vendor.ledger()).toHaveLength(2);
  time += 999;
  await submit(ask, first);
  expect(vendor.ledger()).toHaveLength(2);
  time += 1;
  await submit(ask, first);
  expect(vendor.ledger()).toHaveLength(3);
});

it("class B: keys are ignored, and jobs are found by their tag", async () => {
  const { vendor, submit, read } = await vendorWith({ class: "B" });
  const one = (await (await submit(ask, first)).json()) as Wire;
  await submit(ask, { ...first, "x-client-tag": "t2" });
  expect(vendor.ledger()).toHaveLength(2);
  const found = await read<{ data: Wire[] }>("/v1/videos?tag=t1");
  expect(found.data).toEqual([expect.objectContaining({ id: one.id, client_tag: "t1" })]);
  expect((await read<{ data: Wire[] }>("/v1/videos?tag=t3")).data).toEqual([]);
});

it("class B: a new job is missing from the list for a while", async () => {
  let time = 1e12;
  const { submit, read } = await vendorWith({ class: "B", visibleAfterMs: 500, now: () => time });
  await submit(ask, first);
  const found = async () => (await read<{ data: Wire[] }>("/v1/videos?tag=t1")).data.length;
  time += 499;
  expect(await found()).toBe(0);
  time += 1;
  expect(await found()).toBe(1);
});

it("class C: neither key nor tag helps", async () => {
  const { vendor, submit, read } = await vendorWith({ class: "C" });
  const one = (await (await submit(ask, first)).json()) as Wire;
  const two = (await (await submit(ask, first)).json()) as Wire;
  expect(two.id).not.toBe(one.id);
  expect(vendor.ledger()).toHaveLength(2);
  const { data } = await read<{ data: Wire[] }>("/v1/videos?tag=t3");
  expect(data).toHaveLength(2);
  expect(data[0]).not.toHaveProperty("client_tag");
});
