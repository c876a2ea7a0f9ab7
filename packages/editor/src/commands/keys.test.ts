import { expect, test, vi } from "vitest";

// Parts of the editor read what the browser remembers as soon as they are loaded.
vi.stubGlobal("localStorage", { getItem: () => null, setItem: () => {} });
const { commands } = await import("./builtin.ts");
const { writeKeys } = await import("./keys.ts");

test("keys are written as people know them, the plus sign too", () => {
  expect(["Mod+Shift+Z", "Mod++", "ArrowLeft", "?"].map(writeKeys)).toEqual(["Ctrl Shift Z", "Ctrl +", "←", "?"]);
});

test("every command has a key and a name, and no two of a view have the same", () => {
  expect(commands.filter(({ keys = [] }) => keys.length === 0).map(({ id }) => id)).toEqual([]);
  // The screening room is a view of its own: letters mean something else there.
  for (const view of Map.groupBy(commands, ({ id }) => id.startsWith("screening.")).values()) {
    const keys = view.flatMap((command) => command.keys ?? []);
    expect(keys.filter((key, at) => keys.indexOf(key) !== at)).toEqual([]);
  }
  const ids = commands.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  for (const { title } of commands) expect(title()).not.toBe("");
});
