import type { LanguageModel, WriteRequest } from "../host.ts";

/** What a fake language model was asked, for tests. */
export type Asked = Pick<WriteRequest<unknown>, "instructions" | "text" | "name" | "seed" | "temperature">;

/** A language model that gives its answers in turn, each read by the schema that was asked for, and keeps the questions. */
export function fakeWriter(...answers: readonly unknown[]): LanguageModel & { readonly asked: Asked[] } {
  const asked: Asked[] = [];
  return {
    id: "fake/writer",
    asked,
    write: async ({ schema, ...request }) => {
      asked.push(request);
      return schema.parse(answers[Math.min(asked.length, answers.length) - 1]);
    },
  };
}
