import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { failure, ReelgraphError } from "../../errors.ts";
import type { Job } from "../../host.ts";
import { Answer } from "./answer.ts";
import { outOfMemoryExit, type Task } from "./task.ts";

export type Done = Extract<Answer, { done: unknown }>["done"];

/** What the media process may see of the environment: nothing that could be a secret. */
const passed = ["PATH", "LANG", "TZ", "TMPDIR", "TEMP", "TMP", "SystemRoot", "LD_LIBRARY_PATH"];

/** One child process. It does one task at a time; after any failure it must be killed, never used again. */
export class MediaProcess {
  readonly #child: ChildProcess;
  /** Tasks finished. */
  done = 0;

  constructor(memoryBytes: number, worker: URL) {
    const environment = Object.fromEntries(
      passed.flatMap((name) => (process.env[name] ? [[name, process.env[name]]] : [])),
    );
    this.#child = fork(worker, {
      env: { ...environment, MALLOC_ARENA_MAX: "2", REELGRAPH_MEDIA_MEMORY: String(memoryBytes) },
      execArgv: ["--max-old-space-size=1024"],
      stdio: ["ignore", "ignore", "ignore", "ipc"],
      serialization: "json",
    });
    // A process that can't be started shows as not alive, and every task sent to it fails.
    this.#child.on("error", () => {});
  }

  get alive(): boolean {
    return this.#child.pid !== undefined && this.#child.exitCode === null && this.#child.signalCode === null;
  }

  /** Keeps this process from holding the parent open while it has nothing to do. */
  rest(): void {
    this.#child.unref();
    this.#child.channel?.unref();
  }

  /** Performs a task; `limit` in seconds. Throws what the task threw, `media-timeout`, `media-crashed` or the abort. */
  async perform(task: Task, { signal, progress }: Job, limit: number): Promise<Done> {
    const child = this.#child;
    child.ref();
    child.channel?.ref();
    let timer: NodeJS.Timeout | undefined;
    let stop = () => {};
    try {
      return await new Promise<Done>((resolve, reject) => {
        signal.throwIfAborted();
        stop = () => reject(signal.reason);
        signal.addEventListener("abort", stop);
        timer = setTimeout(() => reject(tooSlow(limit)), limit * 1000);
        child.on("exit", (code, cause) =>
          reject(code === outOfMemoryExit ? tooGreedy(task) : crashed(task, cause ?? code)),
        );
        child.on("message", (message) => {
          const { data: answer } = Answer.safeParse(message);
          if (!answer) reject(crashed(task, "it answered with nonsense"));
          else if ("progress" in answer) progress?.(answer.progress);
          else if ("done" in answer) resolve(answer.done);
          else reject(new ReelgraphError(answer.problem));
        });
        child.send(task, (error) => error && reject(crashed(task, "it could not be reached")));
      });
    } finally {
      clearTimeout(timer);
      signal.removeEventListener("abort", stop);
      child.removeAllListeners("exit").removeAllListeners("message");
      this.done += 1;
    }
  }

  /** Ends the process, whatever it is doing; resolves when it is gone and writes no more. */
  async kill(): Promise<void> {
    if (!this.alive) return;
    this.#child.ref();
    const gone = once(this.#child, "exit");
    this.#child.kill("SIGKILL");
    await gone;
  }
}

function tooSlow(limit: number): ReelgraphError {
  return failure("media-timeout", `Working on a media file took longer than ${Math.round(limit)} s and was stopped`, {
    hint: "try a shorter or smaller file, or run it on a machine with less load",
  });
}

function tooGreedy({ operation }: Task): ReelgraphError {
  return failure("media-too-large", `The media process needed too much memory for "${operation}"`, {
    hint: "use clips of a smaller size",
  });
}

function crashed({ operation }: Task, how: string | number | null): ReelgraphError {
  const why = typeof how === "number" ? `exit ${how}` : how;
  return failure("media-crashed", `The media process failed while working on "${operation}" (${why})`, {
    hint: "one of the files may be damaged; nothing else was harmed",
  });
}
