import { openWorkspace } from "@reelgraph/engine/node";
import { taskFormat } from "@reelgraph/fleet";
import { expect, it } from "vitest";
import { project } from "../cli-program.ts";

/** The built-in node types that are no longer as they were at first, with the format of tasks that goes with them. */
const known = { format: 2, changed: { revise: 2, "contact-sheet": 2, title: 2 } };

it("a built-in node type of another version comes with another format of tasks, so that no older worker gets what it would make otherwise", async () => {
  const types = (await (await openWorkspace({ folder: project({}), env: {} })).types()).all();
  const changed = Object.fromEntries(
    types.filter(({ version }) => version > 1).map(({ type, version }) => [type, version]),
  );
  // Has a version changed? Raise `taskFormat`, and write both down here.
  expect({ format: taskFormat, changed }).toEqual(known);
});
