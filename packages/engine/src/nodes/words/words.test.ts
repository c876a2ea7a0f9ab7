import { expect, test } from "vitest";
import { builtin } from "../builtin.ts";
import { nodeInfo } from "../node-info.ts";
import { translate } from "./translate.ts";
import { translations } from "./words.ts";

const types = await Promise.all(Object.values(builtin).map((load) => load()));

test.each(Object.keys(translations))("every node type, input and parameter is told in %s", async (language) => {
  const words = (await translations[language]?.()) ?? {};
  expect(Object.keys(words).toSorted()).toEqual(Object.keys(builtin).toSorted());
  for (const type of types) {
    const info = nodeInfo(type);
    const told = words[info.type];
    expect([info.type, Object.keys(told?.inputs ?? {})]).toEqual([info.type, Object.keys(info.inputs)]);
    expect([info.type, Object.keys(told?.params ?? {}).toSorted()]).toEqual([
      info.type,
      Object.keys(info.params).toSorted(),
    ]);
    for (const [name, { choices = {} }] of Object.entries(told?.params ?? {})) {
      const schema = JSON.stringify(info.params[name]);
      for (const choice of Object.keys(choices))
        expect([info.type, name, schema]).toSatisfy(() => schema.includes(`"${choice}"`));
    }
  }
});

test("a description in another language differs in words alone", async () => {
  const info = nodeInfo(types.find(({ type }) => type === "concat") as (typeof types)[number]);
  const told = translate(info, (await translations["zh"]?.())?.["concat"]);
  expect(told.title).toBe("拼接片段");
  expect(told.params["transition"]).toMatchObject({
    label: "转场",
    choiceLabels: { cut: "硬切" },
    enum: ["cut", "crossfade", "fade-black", "wipe"],
  });
  expect(Object.keys(told.params)).toEqual(Object.keys(info.params));
  expect(translate(info, undefined)).toBe(info);
});
