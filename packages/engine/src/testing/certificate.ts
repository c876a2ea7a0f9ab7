import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** A certificate that signs itself, and its key, as PEM. */
export interface Certificate {
  readonly cert: string;
  readonly key: string;
}

/** Why none can be made here, if that is so. */
export const noCertificates: string | undefined =
  spawnSync("openssl", ["version"]).status === 0 ? undefined : "openssl is not installed here";

/** Makes one with OpenSSL, for `name` as a certificate has it: `IP:127.0.0.1`, `DNS:films.test`. */
export function makeCertificate(name: string): Certificate {
  const folder = mkdtempSync(join(tmpdir(), "reelgraph-certificate-"));
  try {
    const asked = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=reelgraph-test";
    const more = ["-addext", `subjectAltName=${name}`, "-keyout", "key.pem", "-out", "cert.pem"];
    const { status, stderr, error } = spawnSync("openssl", [...asked.split(" "), ...more], {
      cwd: folder,
      encoding: "utf8",
    });
    if (status !== 0) throw error ?? new Error(`openssl failed: ${stderr}`);
    return { cert: readFileSync(join(folder, "cert.pem"), "utf8"), key: readFileSync(join(folder, "key.pem"), "utf8") };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
