import { z } from "zod";
import { Refusal } from "./refusal.ts";

/** 10 MiB: most that a picture may have. */
const pictureBytes = 10 * 1024 * 1024;

const Text = z.string();
const Seconds = z
  .union([z.string(), z.number()])
  .transform(String)
  .refine(
    (text) => /^\d{1,4}(\.\d{1,3})?$/.test(text) && Number(text) > 0,
    'expected seconds as a string, such as "8"',
  );
const Size = z.string().regex(/^\d{1,5}x\d{1,5}$/, 'expected a size such as "1280x720"');
const Picture = z.union([
  z.instanceof(File),
  z.strictObject({ image_url: z.string().optional(), file_id: z.string().optional() }),
]);
const Clip = z.union([z.instanceof(File), z.strictObject({ id: z.string() })]);

/** The bodies of the requests that make videos. What isn't named here is refused. */
export const bodies = {
  create: z.strictObject({
    model: Text,
    prompt: Text.optional(),
    seconds: Seconds.optional(),
    size: Size.optional(),
    input_reference: Picture.optional(),
  }),
  remix: z.strictObject({ prompt: Text }),
  edit: z.strictObject({ prompt: Text, video: Clip, model: Text.optional() }),
  extend: z.strictObject({ prompt: Text, seconds: Seconds, video: Clip, model: Text.optional() }),
};

/** Refuses with 400, and says which field is wrong. */
export function parseBody<T>(schema: z.ZodType<T>, body: unknown): T {
  const read = schema.safeParse(body);
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  if (issue?.code === "unrecognized_keys" && issue.path.length === 0) {
    const [param = ""] = issue.keys;
    throw new Refusal(400, "unknown_parameter", `Unknown parameter: '${param.slice(0, 80)}'`, { param });
  }
  const [param] = issue?.path.map(String) ?? [];
  if (param === undefined) throw new Refusal(400, "invalid_body", "Expected an object of fields");
  if (!(typeof body === "object" && body !== null && param in body)) {
    throw new Refusal(400, "missing_required_parameter", `Missing required parameter: '${param}'`, { param });
  }
  throw new Refusal(400, "invalid_value", `Invalid value for '${param}': ${issue?.message}`, { param });
}

/** The bytes of a picture. Refuses with 400 what isn't here and may not be fetched: addresses and ids of files. */
export async function pictureBytesOf(picture: z.output<typeof Picture>): Promise<Uint8Array> {
  const param = "input_reference";
  const bytes = picture instanceof File ? await fileBytes(picture, pictureBytes) : dataUrlBytes(picture.image_url);
  if (bytes === undefined) {
    const message = 'Expected a file, or {"image_url": "data:image/…;base64,…"}';
    throw new Refusal(400, "invalid_value", message, { param });
  }
  if (bytes.length > pictureBytes) throw new Refusal(400, "file_too_large", "A picture may have 10 MiB", { param });
  return bytes;
}

async function fileBytes(file: File, limit: number): Promise<Uint8Array> {
  return file.size > limit ? new Uint8Array(limit + 1) : new Uint8Array(await file.arrayBuffer());
}

function dataUrlBytes(url: string | undefined): Uint8Array | undefined {
  const [head] = /^data:image\/[\w.+-]+;base64,/.exec(url?.slice(0, 100) ?? "") ?? [];
  if (url === undefined || head === undefined) return undefined;
  const text = url.slice(head.length);
  return text.length > pictureBytes * 1.4 ? new Uint8Array(pictureBytes + 1) : Buffer.from(text, "base64");
}
