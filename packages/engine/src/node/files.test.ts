import { mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { createCanvas } from "@napi-rs/canvas";
import { expect, test } from "vitest";
import { openArtifacts } from "./artifacts/folder.ts";
import { openFiles } from "./files.ts";
import { probe } from "./media/probe.ts";
import { makeClip, temporaryFolder } from "./media/testing/clip.ts";

const job = { signal: AbortSignal.timeout(30_000) };
const png = (width = 4) => createCanvas(width, 3).toBuffer("image/png");

/** A project with a pipeline in `project/film`, and a secret beside the project. */
async function openProject() {
  const folder = await temporaryFolder();
  await mkdir(folder.at("project/film"), { recursive: true });
  const artifacts = openArtifacts(folder.at("artifacts"));
  let imports = 0;
  const media = {
    /** As the media process does it, without the process. */
    async importFile(fill: (path: string) => Promise<void>, name: string) {
      const path = folder.at(`${++imports}.part`);
      await fill(path);
      return artifacts.put(path, await probe(path, { name, thorough: true }));
    },
  };
  const [root, out] = [folder.at("project"), folder.at("out")];
  const open = (allowHosts: string[] = []) =>
    openFiles({ folder: folder.at("project/film"), root, out, artifacts, media, allowHosts });
  return {
    ...folder,
    files: open(),
    open,
    artifacts,
    imports: () => imports,
    out: async () => (await readdir(out)).toSorted(),
    [Symbol.asyncDispose]: folder[Symbol.asyncDispose],
  };
}

test("a file beside the pipeline, or elsewhere in the project, is imported once", async () => {
  await using project = await openProject();
  await writeFile(project.at("project/film/a.png"), png());
  await writeFile(project.at("project/b.png"), png());
  const image = await project.files.load({ file: "a.png" }, "image", job);
  expect(image).toMatchObject({ media: "image", type: "image/png", width: 4, height: 3 });
  expect(await project.files.load({ file: "../b.png" }, "image", job)).toEqual(image);
  expect(project.imports()).toBe(1);
});

test.for([
  "/etc/passwd",
  "../../secret.png",
  "../film/../../secret.png",
  "C:\\a.png",
  "\\\\host\\a.png",
  "",
  "a\0.png",
])("%j is refused: it is outside of the project", async (file) => {
  await using project = await openProject();
  await writeFile(project.at("secret.png"), png());
  await expect(project.files.load({ file }, "image", job)).rejects.toMatchObject({ code: "file-outside-project" });
});

test("a link is followed inside of the project and not out of it", async () => {
  await using project = await openProject();
  await writeFile(project.at("secret.png"), png());
  await writeFile(project.at("project/a.png"), png());
  await symlink(project.at("secret.png"), project.at("project/film/out.png"));
  await symlink(project.at("project/a.png"), project.at("project/film/in.png"));
  await symlink(project.path, project.at("project/film/up"));
  for (const file of ["out.png", "up/secret.png"])
    await expect(project.files.load({ file }, "image", job)).rejects.toMatchObject({ code: "file-outside-project" });
  await expect(project.files.load({ file: "in.png" }, "image", job)).resolves.toMatchObject({ media: "image" });
});

test("a missing file is named together with one of a similar name", async () => {
  await using project = await openProject();
  await writeFile(project.at("project/film/photo.png"), png());
  const result = project.files.load({ file: "foto.png" }, "image", job);
  await expect(result).rejects.toMatchObject({ code: "file-not-found", message: expect.stringContaining("foto.png") });
  await expect(result).rejects.toMatchObject({ problems: [{ hint: 'did you mean "photo.png"?' }] });
  await expect(project.files.load({ file: "." }, "image", job)).rejects.toMatchObject({ code: "file-not-found" });
});

test("the content decides what a file is, not its name", async () => {
  await using project = await openProject();
  await writeFile(project.at("project/film/clip.mp4"), png());
  const result = project.files.load({ file: "clip.mp4" }, "video", job);
  await expect(result).rejects.toMatchObject({ code: "not-media", message: "clip.mp4 holds an image, not a video" });
  await makeClip(project.at("project/film/clip.png"));
  await expect(project.files.load({ file: "clip.png" }, "video", job)).resolves.toMatchObject({ type: "video/mp4" });
});

test("a URL is imported through the guard", async () => {
  await using project = await openProject();
  const server = createServer((_, response) => response.end(png())).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const url = `http://${host}/photo.png`;
  await expect(project.files.load({ url }, "image", job)).rejects.toMatchObject({ code: "url-refused" });
  await expect(project.open([host]).load({ url }, "image", job)).resolves.toMatchObject({ media: "image", width: 4 });
  server.closeAllConnections();
  server.close();
});

test("saved files get a safe name and the ending of what they are", async () => {
  await using project = await openProject();
  await writeFile(project.at("project/film/a.png"), png());
  const image = await project.files.load({ file: "a.png" }, "image", job);
  const path = await project.files.save("../../My photo.mp4", image, job);
  expect(path).toBe(project.at("out/My-photo.png"));
  expect(await readFile(path)).toEqual(png());
  await project.files.save("种子", "a text", job);
  expect(await project.out()).toEqual(["My-photo.png", "种子.txt"]);
});

test("saving never overwrites another content, and equal content is not written twice", async () => {
  await using project = await openProject();
  await mkdir(project.at("out"));
  await writeFile(project.at("out/note.txt"), "mine");
  const save = (text: string) => project.files.save("note", text, job);
  expect(await save("one")).toBe(project.at("out/note-2.txt"));
  expect(await save("one")).toBe(project.at("out/note-2.txt"));
  expect(await save("two")).toBe(project.at("out/note-3.txt"));
  expect(await readFile(project.at("out/note.txt"), "utf8")).toBe("mine");
  const many = await Promise.all(Array.from({ length: 20 }, (_, i) => save(`text ${i}`)));
  expect(new Set(many).size).toBe(20);
  for (const [i, path] of many.entries()) expect(await readFile(path, "utf8")).toBe(`text ${i}`);
  expect((await project.out()).filter((name) => name.endsWith(".part"))).toEqual([]);
});
