import { expect, test } from "vitest";
import { tellerOf } from "./sentences.ts";

const tell = tellerOf(
  {
    'There is no node "{name}"': "没有节点“{name}”",
    '"{port}" takes one {kind}, not {count}': "“{port}”只接受一个{kind}，而不是 {count} 个",
    "{place} ran because {why}": "{place} 运行了：{why}",
    '"{name}" changed': "“{name}”变了",
    text: "文本",
    "a list of {kind}": "{kind}列表",
  },
  [
    ["; ", "；"],
    [", because ", "，因为"],
    [" or ", "或"],
  ],
);

test("a sentence is told in the other language, with the values that it holds", () => {
  expect(tell('There is no node "clip"')).toBe("没有节点“clip”");
  expect(tell('"idea" takes one text, not 2')).toBe("“idea”只接受一个文本，而不是 2 个");
});

test("a name in quotes stays as it is, also where it is a word that has a translation", () => {
  expect(tell('There is no node "text"')).toBe("没有节点“text”");
  expect(tell('There is no node "There is no node"')).toBe("没有节点“There is no node”");
});

test("sentences and words that are joined are told one by one", () => {
  expect(tell('clip ran because "a" changed, because "b" changed')).toBe("clip 运行了：“a”变了，因为“b”变了");
  expect(tell("a list of text or video")).toBe("文本列表或video");
});

test("what isn't known stays as it is, whole: half a sentence in each language is worse than one", () => {
  expect(tell("The vendor says: no")).toBeUndefined();
  expect(tell('"a" changed; the vendor says no')).toBeUndefined();
});

test("values of any shape are read back: lines, brackets, dollars", () => {
  expect(tell('There is no node "a\nb$1(.*)"')).toBe("没有节点“a\nb$1(.*)”");
});
