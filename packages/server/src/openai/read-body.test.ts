import { expect, test } from "vitest";
import { bodies, parseBody, pictureBytesOf } from "./asked.ts";
import { bodyLimits, readBody } from "./read-body.ts";

const post = (body: string | FormData, type?: string) =>
  new Request("http://127.0.0.1/v1/videos", { method: "POST", body, headers: type ? { "content-type": type } : {} });
const json = (value: unknown) => post(JSON.stringify(value), "application/json");
const read = async (request: Request, limit = bodyLimits.picture) =>
  parseBody(bodies.create, await readBody(request, limit));

test("a form and JSON say the same", async () => {
  const form = new FormData();
  const fields = { model: "film", prompt: "A kite", seconds: "8", size: "1280x720" };
  for (const [name, value] of Object.entries(fields)) form.set(name, value);
  form.set("input_reference[image_url]", "data:image/png;base64,AAAA");
  const image = { image_url: "data:image/png;base64,AAAA" };
  expect(await read(post(form))).toEqual({ ...fields, input_reference: image });
  expect(await read(json({ ...fields, seconds: 8, input_reference: image }))).toEqual(await read(post(form)));
});

test("what can't be read is refused with the field that is wrong", async () => {
  const cases = [
    [json({ model: "film", seconds: "soon" }), { status: 400, code: "invalid_value", about: { param: "seconds" } }],
    [json({ model: "film", seconds: "-4" }), { status: 400, about: { param: "seconds" } }],
    [json({ model: "film", size: "big" }), { status: 400, about: { param: "size" } }],
    [json({ prompt: "x" }), { status: 400, code: "missing_required_parameter", about: { param: "model" } }],
    [json({ model: "film", noBudget: true }), { status: 400, code: "unknown_parameter", about: { param: "noBudget" } }],
    [json([]), { status: 400, code: "invalid_body" }],
    [post("{", "application/json"), { status: 400, code: "invalid_body" }],
    [post("x", "multipart/form-data; boundary=y"), { status: 400, code: "invalid_body" }],
    [post("x", "text/plain"), { status: 415 }],
    [json({ model: "film", prompt: "x".repeat(2000) }), { status: 413 }],
  ] as const;
  for (const [request, refused] of cases) await expect(read(request, 1000)).rejects.toMatchObject(refused);
});

test("a long body with very many values is not parsed, and one with a long picture is", async () => {
  const many = Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [`k${at}`, "x"]));
  await expect(read(json({ model: "film", ...many }))).rejects.toMatchObject({ status: 400, code: "invalid_body" });
  const image_url = `data:image/png;base64,${"A".repeat(1_000_000)}`;
  expect(await read(json({ model: "film", input_reference: { image_url } }))).toMatchObject({ model: "film" });
});

test("pictures are files or data URLs of at most 10 MiB; nothing is fetched", async () => {
  const refused = { status: 400, about: { param: "input_reference" } };
  const large = new File([new Uint8Array(10 * 1024 * 1024 + 1)], "large.png");
  await expect(pictureBytesOf(large)).rejects.toMatchObject(refused);
  const data = `data:image/png;base64,${"A".repeat(14_000_000)}`;
  await expect(pictureBytesOf({ image_url: data })).rejects.toMatchObject(refused);
  for (const image_url of ["https://127.0.0.1/x.png", "file:///etc/passwd", "data:text/html;base64,AAAA"]) {
    await expect(pictureBytesOf({ image_url })).rejects.toMatchObject(refused);
  }
  await expect(pictureBytesOf({ file_id: "file_1" })).rejects.toMatchObject(refused);
  expect(await pictureBytesOf({ image_url: "data:image/png;base64,AAEC" })).toEqual(Buffer.from([0, 1, 2]));
});
