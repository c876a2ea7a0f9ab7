import { expect, test } from "vitest";
import { runPipeline } from "../testing/run-pipeline.ts";
import { recordingHost, sampleImage, sampleTypes, sampleVideo } from "../testing/sample-media.ts";
import { contactSheet } from "./contact-sheet.ts";

async function showing(count: number, params: Record<string, number | boolean> = {}) {
  const host = recordingHost(sampleImage);
  const nodes = {
    source: { use: "videos", with: { count } },
    sheet: { use: "contact-sheet", with: { videos: "$source.videos", ...params } },
  };
  const types = [...sampleTypes, contactSheet];
  const result = await runPipeline({ nodes, outputs: { sheet: "$sheet.image" } }, { types, host });
  return { ...result, calls: host.calls };
}

test("each clip is shown with its key", async () => {
  const { outputs, calls } = await showing(2);
  expect(outputs["sheet"]).toEqual(sampleImage);
  const clips = ["a", "b"].map((label) => ({ video: sampleVideo, label }));
  expect(calls).toEqual([["contactSheet", clips, { columns: 2, labels: true }]]);
});

test.for([
  [1, 3],
  [3, 3],
  [4, 2],
  [9, 3],
  [40, 5],
])("%i clips stand in %i columns", async ([count = 0, columns]) => {
  expect((await showing(count)).calls[0]?.[2]).toEqual({ columns, labels: true });
});

test("columns and labels are the person's choice", async () => {
  expect((await showing(4, { columns: 4, labels: false })).calls[0]?.[2]).toEqual({ columns: 4, labels: false });
});

test("nothing to show is an error that says so", async () => {
  const problem = expect.objectContaining({ code: "nothing-to-show" });
  expect((await showing(0)).events).toContainEqual(expect.objectContaining({ problem }));
});
