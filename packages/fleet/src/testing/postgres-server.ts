import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import {
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir, userInfo } from "node:os";
import { join } from "node:path";

/** A PostgreSQL server for tests, in a temporary folder and on a free port. */
export interface PostgresServer {
  readonly port: number;
  /** The address of a database of its own, made when it isn't there. */
  database(name: string): string;
  /** Fills a database of that name from what `pg_dump` has written. */
  load(name: string, file: string): string;
  /** What `pg_dump` says of some schemas of a database. */
  dump(name: string, schemas: readonly string[]): string;
  /** Ends every process of it at once, as a power failure would. */
  kill(): Promise<void>;
  /** Starts it again on its folder. */
  restart(): Promise<void>;
  stop(): Promise<void>;
}

/** Why no server can be had here; undefined: one can. */
export const noPostgres: string | undefined = findPrograms() ? undefined : "no PostgreSQL server is installed here";

/** Starts a server from Debian's packages (or wherever PATH finds one). As root, it runs as the user `nobody`, as it refuses to be root. */
export async function startPostgres(): Promise<PostgresServer> {
  const programs = findPrograms();
  if (!programs) throw new Error(noPostgres);
  const root = process.getuid?.() === 0;
  const user = root ? idsOf("nobody") : {};
  const folder = mkdtempSync(join(tmpdir(), "reelgraph-postgres-"));
  const data = join(folder, "data");
  mkdirSync(data, { mode: 0o700 });
  if (root) for (const path of [folder, data]) chownSync(path, user.uid ?? 0, user.gid ?? 0);
  const run = (program: string, ...args: string[]) => {
    const options = { ...user, cwd: folder, encoding: "utf8", maxBuffer: 2 ** 28 } as const;
    const { status, stdout, stderr } = spawnSync(join(programs, program), args, options);
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
    return stdout;
  };
  run("initdb", "-D", data, "-U", "reelgraph", "--auth=trust", "-E", "UTF8", "--locale=C");
  const port = await freePort();
  writeFileSync(
    join(data, "postgresql.auto.conf"),
    `port = ${port}\nlisten_addresses = '127.0.0.1'\nunix_socket_directories = '${folder}'\nmax_connections = 200\nshared_buffers = '64MB'\n`,
  );
  let server: ChildProcess | undefined;
  let gone: Promise<void> = Promise.resolve();
  const start = async () => {
    const child = spawn(join(programs, "postgres"), ["-D", data], {
      ...user,
      cwd: folder,
      stdio: "ignore",
      detached: true,
    });
    server = child;
    gone = new Promise((done) => child.once("exit", () => done()));
    for (let tries = 0; !ready(programs, port); tries++) {
      if (tries > 300 || child.exitCode !== null) throw new Error("the PostgreSQL server does not start");
      await new Promise((wait) => setTimeout(wait, 50));
    }
  };
  await start();
  const end = async (signal: NodeJS.Signals) => {
    // Its children are of its group; a clean stop is told to the first alone.
    const pid = server?.pid;
    if (pid !== undefined && server?.exitCode === null) process.kill(signal === "SIGKILL" ? -pid : pid, signal);
    await gone;
  };
  const names = new Set<string>();
  const here = ["-h", "127.0.0.1", "-p", String(port), "-U", "reelgraph"];
  const database = (name: string) => {
    if (!names.has(name)) run("createdb", ...here, name);
    names.add(name);
    return `postgresql://reelgraph@127.0.0.1:${port}/${name}`;
  };
  return {
    port,
    database,
    load(name, file) {
      const url = database(name);
      // Another user may not see the folder of the file.
      const copy = join(folder, `${name}.sql`);
      writeFileSync(copy, readFileSync(file));
      run("psql", ...here, "-q", "-v", "ON_ERROR_STOP=1", "-f", copy, name);
      return url;
    },
    dump: (name, schemas) =>
      run("pg_dump", ...here, "--no-owner", ...schemas.flatMap((schema) => ["-n", schema]), name),
    kill: () => end("SIGKILL"),
    restart: start,
    async stop() {
      await end("SIGINT");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The folder with the server's programs; Debian keeps them out of PATH. */
function findPrograms(): string | undefined {
  const debian = "/usr/lib/postgresql";
  const versions = existsSync(debian) ? readdirSync(debian).toSorted((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    ...versions.map((version) => join(debian, version, "bin")),
    ...(process.env["PATH"] ?? "").split(":"),
  ];
  return folders.find((folder) => ["initdb", "postgres", "createdb"].every((name) => existsSync(join(folder, name))));
}

function ready(programs: string, port: number): boolean {
  return spawnSync(join(programs, "pg_isready"), ["-h", "127.0.0.1", "-p", String(port)]).status === 0;
}

function idsOf(name: string): { uid?: number; gid?: number } {
  if (userInfo().username === name) return {};
  const id = (flag: string) => Number(spawnSync("id", [flag, name], { encoding: "utf8" }).stdout.trim());
  return { uid: id("-u"), gid: id("-g") };
}

async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.address() as AddressInfo;
  await new Promise((closed) => server.close(closed));
  return port;
}
