import type { ClipWork, VideoRequest } from "../../host.ts";
import type { ReadMedia } from "../adapter.ts";
import type { FormField, HttpRequest } from "../http.ts";
import { impossible } from "../wire/named-input.ts";
import { modelName } from "../wire/tolerant.ts";
import type { Profile } from "./profiles.ts";

type Body = NonNullable<HttpRequest["body"]>;

/** Where it is sent. */
export function pathOf({ work }: VideoRequest): string {
  if (work?.how === "remix") return `/videos/${encodeURIComponent(work.job?.id ?? "")}/remix`;
  return work ? `/videos/${work.how === "extend" ? "extensions" : "edits"}` : "/videos";
}

/** As the original protocol has it: a remix names its job, an edit and an extension bring the clip. */
async function workOn({ how, video }: ClipWork, request: VideoRequest, read: ReadMedia): Promise<Body> {
  const { prompt, model, seconds } = request;
  if (how === "remix") return { json: { prompt } };
  if (!video) throw impossible("There is no clip to work on");
  const length = how === "extend" ? [{ name: "seconds", text: String(Math.round(seconds)) }] : [];
  const file = { name: "video", file: await read(video), fileName: "clip.mp4", type: video.type };
  return { form: [{ name: "model", text: modelName(model) }, { name: "prompt", text: prompt }, ...length, file] };
}

/** What is sent for a clip: JSON or a form, as the server wants it. */
export async function bodyOf(
  request: VideoRequest,
  { text, whole, sound, bare }: Profile,
  read: ReadMedia,
): Promise<Body> {
  const { model, prompt, size, negative, seed, audio, image, work } = request;
  if (work) return workOn(work, request, read);
  const seconds = whole ? Math.round(request.seconds) : request.seconds;
  const fields = {
    model: modelName(model),
    prompt,
    seconds: whole === "number" ? seconds : String(seconds),
    ...(size ? { size: `${size.width}x${size.height}` } : {}),
    ...(negative === undefined || bare ? {} : { negative_prompt: negative }),
    ...(bare ? {} : { seed }),
    ...(sound !== undefined && audio ? { [sound]: true } : {}),
  };
  if (!image && text === "json") return { json: fields };
  const texts: FormField[] = Object.entries(fields).map(([name, value]) => ({ name, text: String(value) }));
  if (!image) return { form: texts };
  const file = { name: "input_reference", file: await read(image), fileName: "first-frame", type: image.type };
  return { form: [...texts, file] };
}
