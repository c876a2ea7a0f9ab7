import { z } from "zod";
import { failure } from "../errors.ts";
import { gives, optional } from "../ports/port.ts";
import { readSize, SizeText } from "./clip-params.ts";
import { defineNode, skip } from "./define-node.ts";

const nothing = {
  code: "missing-input",
  message: "There is nothing to resize",
  expected: 'a clip at "video" or a picture at "image"',
};

export const resize = defineNode({
  type: "resize",
  version: 1,
  title: "Resize",
  doc: "Brings a clip or a picture to another size without stretching it: `contain` shows all of it on black, `cover` fills the frame and cuts what is over, `blur` shows all of it on a blurred copy of itself.",
  category: "editing",
  purity: "pure",
  inputs: {
    video: optional("video", { doc: "A clip." }),
    image: optional("image", { doc: "A picture." }),
  },
  params: z.object({
    size: SizeText.default("1280x720").meta({ label: "Size", unit: "px" }),
    fit: z.enum(["contain", "cover", "blur"]).default("contain").meta({ label: "Fit" }),
  }),
  outputs: {
    video: gives("video", { doc: "The clip in its new size." }),
    image: gives("image", { doc: "The picture in its new size." }),
  },
  faults: (_, given) => (given.has("video") || given.has("image") ? [] : [nothing]),
  async run({ inputs: { video, image }, params }, { media, ...job }) {
    if (!video && !image) throw failure(nothing.code, nothing.message, nothing);
    const options = { size: readSize(params.size), fit: params.fit };
    return {
      video: video ? await media.resize(video, options, job) : skip("no clip was given"),
      image: image ? await media.resize(image, options, job) : skip("no picture was given"),
    };
  },
});
