import type { VideoRequest } from "../../host.ts";
import type { AdapterOptions } from "../adapter.ts";
import type { FormField, HttpRequest } from "../http.ts";
import { modelName } from "../wire/tolerant.ts";
import type { Profile } from "./profiles.ts";

/** What is sent for a clip: JSON or a form, as the server wants it. */
export async function bodyOf(
  request: VideoRequest,
  { text, whole, sound }: Profile,
  read: AdapterOptions["read"],
): Promise<NonNullable<HttpRequest["body"]>> {
  const { model, prompt, size, negative, seed, audio, image } = request;
  const seconds = whole ? Math.round(request.seconds) : request.seconds;
  const fields = {
    model: modelName(model),
    prompt,
    seconds: whole === "number" ? seconds : String(seconds),
    ...(size ? { size: `${size.width}x${size.height}` } : {}),
    ...(negative === undefined ? {} : { negative_prompt: negative }),
    seed,
    ...(sound !== undefined && audio ? { [sound]: true } : {}),
  };
  if (!image && text === "json") return { json: fields };
  const texts: FormField[] = Object.entries(fields).map(([name, value]) => ({ name, text: String(value) }));
  if (!image) return { form: texts };
  const file = { name: "input_reference", file: await read(image), fileName: "first-frame", type: image.type };
  return { form: [...texts, file] };
}
