import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { describeChange, diffPipelines } from "./diff.ts";
import { addNode, duplicateNodes, moveNodes, removeNodes, renameNode, setParameter, setSetting } from "./edit.ts";
import { applyEdit, type Edit } from "./edit/change.ts";
import { renameInput, setInput, setOutput } from "./edit/interface.ts";
import { connect, disconnect } from "./edit/wires.ts";
import type { Pipeline } from "./pipeline.ts";
import { readPipeline } from "./read.ts";
import { saveText } from "./save.ts";

const text = readFileSync(new URL("fixtures/v1-mug-teaser.json", import.meta.url), "utf8");
const sample: Pipeline = {
  ...readPipeline(text).pipeline!,
  pipelines: {
    teaser: { inputs: { x: { type: "text" } }, nodes: { a: { use: "text", with: { text: "$inputs.x" } } } },
  },
};

/** What an edit of the sample changes, in words; undoing and redoing it are tried by the way. */
function said(edit: Edit): string[] {
  const undone = applyEdit(edit.pipeline, edit.inverse);
  expect(undone).toEqual(sample);
  expect(Object.keys(undone.nodes)).toEqual(Object.keys(sample.nodes));
  expect(applyEdit(sample, edit.patches)).toEqual(edit.pipeline);
  const { changes, moves } = diffPipelines(sample, edit.pipeline);
  return [...changes.map(describeChange), ...moves.map(({ node, before, after }) => `@${node} ${before} → ${after}`)];
}

describe("nodes:", () => {
  test("one is added, with its place on the grid", () => {
    const edit = addNode(sample, "out", { use: "save", with: { value: "$reel.video" } }, [1009, -5]);
    expect(said(edit)).toEqual(["added out (save)"]);
    expect(edit.pipeline.ui?.["out"]).toEqual([1000, 0]);
    expect(said(addNode(sample, "clip/still", { use: "frame" }))).toEqual(["added clip/still (frame)"]);
    expect(said(addNode(sample, "#teaser/b", { use: "text" }))).toEqual(["added #teaser/b (text)"]);
  });

  test("some are removed, with references and places, and come back in their order", () => {
    expect(said(removeNodes(sample, ["style"]))).toEqual([
      "removed style (styles)",
      "clip: prompt $style.prompt → not set",
    ]);
    const { pipeline } = removeNodes(sample, ["clip", "clip/video", "reel"]);
    expect(Object.keys(pipeline.nodes)).toEqual(["expand", "style"]);
    expect([pipeline.outputs, Object.keys(pipeline.ui!)]).toEqual([undefined, ["expand", "style"]]);
    said(removeNodes(sample, ["clip", "clip/video", "reel"]));
    expect(said(removeNodes(sample, ["clip/judge"]))).toEqual([
      "removed clip/judge (evaluate)",
      "clip/revise: verdict $judge.verdict → not set",
      "clip: yield score $judge.overall → not set",
    ]);
  });

  test("one gets another id, in references and places too", () => {
    expect(said(renameNode(sample, "expand", "wide"))).toEqual(["renamed expand to wide"]);
    expect(said(renameNode(sample, "clip/video", "shot"))).toEqual(["renamed clip/video to clip/shot"]);
    expect(said(renameNode(sample, "clip", "take"))).toEqual(["renamed clip to take"]);
    const { pipeline } = renameNode(
      { ...sample, ui: { clip: [0, 0], "clip/video": [20, 0], clipper: [1, 1] } },
      "clip",
      "take",
    );
    expect(pipeline.ui).toEqual({ take: [0, 0], "take/video": [20, 0], clipper: [1, 1] });
    expect(pipeline.outputs).toEqual({ reel: "$reel.video", takes: "$take.attempts" });
    expect(renameNode(sample, "clip", "clip").patches).toEqual([]);
  });

  test("parameters and settings are set and taken out", () => {
    expect(said(setParameter(sample, "clip/video", "seconds", 12))).toEqual(["clip/video: seconds 8 → 12"]);
    expect(said(setParameter(sample, "expand", "idea", undefined))).toEqual(["expand: idea $inputs.idea → not set"]);
    expect(setParameter(sample, "expand", "idea", undefined).pipeline.nodes["expand"]).toEqual({ use: "expand" });
    expect(said(setParameter(sample, "expand", "idea", "$5 note"))).toEqual(['expand: idea $inputs.idea → "$$5 note"']);
    expect(said(setSetting(sample, "clip", "max", 5))).toEqual(["clip: max 3 → 5"]);
    expect(said(setSetting(sample, "clip", "until", undefined))).toEqual(['clip: until "score >= 8" → not set']);
  });

  test("some are moved, and lie on the grid", () => {
    expect(said(moveNodes(sample, { clip: [531, 9], reel: [860, 0] }))).toEqual(["@clip 520,0 → 540,0"]);
  });

  test("copies refer to each other, and to what the originals refer to", () => {
    const edit = duplicateNodes(sample, ["style", "clip", "clip/video"]);
    expect([...edit.copies]).toEqual([
      ["style", "style-2"],
      ["clip", "clip-2"],
    ]);
    said(edit);
    const { nodes, ui } = edit.pipeline;
    expect(nodes["style-2"]).toEqual(sample.nodes["style"]);
    expect(nodes["clip-2"]).toEqual({ ...sample.nodes["clip"], with: { prompt: "$style-2.prompt" } });
    expect([ui!["style-2"], ui!["clip-2"]]).toEqual([
      [300, 40],
      [560, 40],
    ]);
    const again = duplicateNodes(edit.pipeline, ["clip-2", "clip-2/video"]);
    expect([...again.copies.values()]).toEqual(["clip-3"]);
    expect([...duplicateNodes(sample, ["clip/judge", "clip/video"]).copies.values()]).toEqual([
      "clip/judge-2",
      "clip/video-2",
    ]);
  });
});

describe("wires:", () => {
  const source = { node: "style", port: "prompt" };

  test("one is put in, added or taken out", () => {
    expect(said(connect(sample, "reel", "clips", source))).toEqual(["reel: clips $clip.result → $style.prompt"]);
    const added = connect(sample, "reel", "clips", source, { add: true });
    expect(said(added)).toEqual(['reel: clips $clip.result → ["$clip.result","$style.prompt"]']);
    expect(disconnect(added.pipeline, "reel", "clips", source).pipeline.nodes["reel"]!.with).toEqual({
      clips: ["$clip.result"],
    });
    expect(disconnect(added.pipeline, "reel", "clips").pipeline.nodes["reel"]!.with).toBeUndefined();
    expect(said(connect(sample, "reel", "more", source, { add: true }))).toEqual([
      "reel: more not set → $style.prompt",
    ]);
    expect(said(connect(sample, "clip/revise", "prompt", { node: "iteration", port: "" }))).toEqual([
      "clip/revise: prompt $state.prompt → $iteration",
    ]);
    expect(disconnect(sample, "reel", "nothing").patches).toEqual([]);
  });

  test("outputs, yields and inputs are set and taken out", () => {
    expect(said(setOutput(sample, "", "prompts", source))).toEqual(["added output prompts ($style.prompt)"]);
    expect(said(setOutput(sample, "", "takes", undefined))).toEqual(["removed output takes ($clip.attempts)"]);
    expect(said(setOutput(sample, "clip", "score", undefined))).toEqual(["clip: yield score $judge.overall → not set"]);
    expect(said(setOutput(sample, "#teaser", "out", { node: "a", port: "text" }))).toEqual([
      "added output #teaser/out ($a.text)",
    ]);
    expect(said(setInput(sample, "", "n", { type: "number" }))).toEqual(["added input n (number)"]);
    expect(said(setInput(sample, "", "idea", undefined))).toEqual([
      "removed input idea (text)",
      "expand: idea $inputs.idea → not set",
    ]);
    expect(said(renameInput(sample, "#teaser", "x", "y"))).toEqual([
      "removed input #teaser/x (text)",
      "added input #teaser/y (text)",
      "#teaser/a: text $inputs.x → $inputs.y",
    ]);
  });
});

test.each<[string, () => unknown, string]>([
  ["an unknown node", () => removeNodes(sample, ["clop"]), 'There is no node "clop"'],
  ["a node inherited from nowhere", () => renameNode(sample, "toString", "x"), 'There is no node "toString"'],
  ["an unknown node in a body", () => setParameter(sample, "clip/clop", "a", 1), 'There is no node "clip/clop"'],
  ["an unknown sub-pipeline", () => addNode(sample, "#t/a", { use: "x" }), 'There is no sub-pipeline "#t"'],
  ["an unknown source", () => connect(sample, "reel", "clips", { node: "x", port: "y" }), 'There is no node "x"'],
  ["an id that is taken", () => addNode(sample, "clip", { use: "x" }), 'There is a node "clip" already'],
  ["a new name that is taken", () => renameNode(sample, "clip", "reel"), 'There is a node "reel" already'],
  ["a hostile id", () => addNode(sample, "__proto__", { use: "x" }), "can't be the id"],
  ["a reserved id", () => renameNode(sample, "clip", "inputs"), "can't be the id"],
  ["a hostile port", () => connect(sample, "reel", "constructor", { node: "clip", port: "x" }), "can't be the name"],
  ["a hostile output", () => setOutput(sample, "", "__proto__", undefined), "can't be a name"],
  ["an input that is taken", () => renameInput(sample, "", "idea", "styles"), 'There is an input "styles" already'],
])("%s is refused", (_, edit, message) => {
  const before = JSON.stringify(sample);
  expect(edit).toThrow(message);
  expect(JSON.stringify(sample)).toBe(before);
});

test("any row of edits can be undone step by step, and saved at every step", () => {
  const path = fc.constantFrom("expand", "style", "clip", "reel", "clip/video", "clip/judge", "n1", "n2", "clip/n1");
  const id = fc.constantFrom("n1", "n2", "expand", "z");
  const edits = fc.array(
    fc.oneof(
      fc.tuple(path, fc.nat(99)).map(
        ([path, x]) =>
          (p: Pipeline) =>
            addNode(p, path, { use: "text" }, [x, x]),
      ),
      path.map((path) => (p: Pipeline) => removeNodes(p, [path])),
      fc.tuple(path, id).map(
        ([path, id]) =>
          (p: Pipeline) =>
            renameNode(p, path, id),
      ),
      fc.tuple(path, id).map(
        ([path, id]) =>
          (p: Pipeline) =>
            connect(p, path, "v", { node: id, port: "x" }, { add: true }),
      ),
      fc.tuple(path, fc.jsonValue()).map(
        ([path, value]) =>
          (p: Pipeline) =>
            setParameter(p, path, "v", JSON.parse(JSON.stringify(value))),
      ),
      fc.tuple(path, fc.nat(99)).map(
        ([path, x]) =>
          (p: Pipeline) =>
            moveNodes(p, { [path]: [x, x] }),
      ),
      path.map((path) => (p: Pipeline) => duplicateNodes(p, [path])),
      fc.tuple(id, id).map(
        ([name, node]) =>
          (p: Pipeline) =>
            setOutput(p, "", name, { node, port: "x" }),
      ),
    ),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(edits, (edits) => {
      let document = readPipeline(text);
      const start = document.pipeline!;
      let pipeline = start;
      const done: Edit[] = [];
      for (const edit of edits) {
        try {
          done.push(edit(pipeline));
        } catch {
          continue; // refused: the node is not there, or the id is taken
        }
        pipeline = done.at(-1)!.pipeline;
        const saved = saveText(document, pipeline);
        document = readPipeline(saved);
        expect(document.pipeline).toEqual(JSON.parse(JSON.stringify(pipeline)));
      }
      for (const { inverse } of done.toReversed()) pipeline = applyEdit(pipeline, inverse);
      expect(pipeline).toEqual(start);
      expect(saveText(readPipeline(text), pipeline)).toBe(text);
    }),
    { seed: 6, numRuns: 300 },
  );
});
