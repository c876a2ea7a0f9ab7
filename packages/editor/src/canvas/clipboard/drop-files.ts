import type { Editor } from "../../session/editor.ts";
import { openAsNew } from "./open-as-new.ts";
import { pastePipeline, pipelineIn } from "./clipboard.ts";

/** Files larger than this are no pipelines, in bytes. */
const largest = 2_000_000;

/** Takes files in: a pipeline is opened as a new one, or its nodes put in here. */
export async function dropFiles(
  editor: Editor,
  files: readonly File[],
  { at, insert }: { readonly at: readonly [number, number]; readonly insert: boolean },
): Promise<void> {
  for (const file of files) {
    if (!/\.jsonc?$/i.test(file.name) || file.size > largest) continue;
    const text = await file.text();
    const pipeline = pipelineIn(text);
    if (!pipeline) continue;
    if (insert) pastePipeline(editor, pipeline, { keepWires: false, at });
    else await openAsNew(file.name, text);
  }
}
