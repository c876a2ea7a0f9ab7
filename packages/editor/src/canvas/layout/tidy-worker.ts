import { layered } from "./layered.ts";
import type { Boxes } from "./tidy.ts";

addEventListener("message", ({ data }: MessageEvent<Boxes>) => postMessage(layered(data)));
