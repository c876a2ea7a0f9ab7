import { z } from "zod";
import { defineRoute, type Route } from "../http/route.ts";
import { sendFile } from "../http/send-file.ts";
import type { ExampleInfo } from "../service/examples.ts";
import { example, exampleText, pipelineInfo } from "../wire/pipeline.ts";
import type { Services } from "./services.ts";

/** Pipelines to begin with. They come with the program and tell nothing of anybody, so their pictures need no token. */
export const exampleRoutes = ({ examples, pipelines }: Services): readonly Route[] => [
  defineRoute({
    method: "GET",
    path: "/api/examples",
    scope: "pipelines:read",
    name: "listExamples",
    summary: "Pipelines to begin with, with pictures that they made",
    answer: z.array(example),
    handle: async () => (await examples.list()).map(told),
  }),
  defineRoute({
    method: "GET",
    path: "/api/examples/:id",
    scope: "pipelines:read",
    name: "readExample",
    summary: "The text of an example",
    answer: exampleText,
    async handle({ params }) {
      const { text, ...info } = await examples.read(params["id"] ?? "");
      return { ...told(info), text };
    },
  }),
  defineRoute({
    method: "GET",
    path: "/api/examples/:id/picture",
    scope: "public",
    name: "examplePicture",
    summary: "The picture of an example",
    query: z.object({}),
    answer: "image/webp",
    handle: async ({ params, method, headers }) =>
      sendFile(await examples.picture(params["id"] ?? ""), method, headers),
  }),
  defineRoute({
    method: "POST",
    path: "/api/examples/:id/copy",
    scope: "pipelines:write",
    name: "copyExample",
    summary: "Put an example with its files into the folder, in a folder of its name, unless there is one",
    body: z.strictObject({}),
    answer: pipelineInfo,
    async handle({ params }) {
      const id = params["id"] ?? "";
      await examples.copyTo(pipelines.folder, id);
      const { text: _, ...info } = await pipelines.read(`${id}/pipeline.json`);
      return info;
    },
  }),
];

function told({ picture, ...info }: ExampleInfo) {
  return {
    ...info,
    needs: [...info.needs],
    // It may be kept for ever, so another picture has another address.
    ...(picture === undefined ? {} : { picture: `/api/examples/${info.id}/picture?v=${picture}` }),
  };
}
