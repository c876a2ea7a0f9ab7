import type { Socket } from "node:net";
import type { TLSSocket } from "node:tls";
import { failure, type ReelgraphError } from "../errors.ts";

/** Node's and OpenSSL's codes: https://nodejs.org/api/tls.html#x509-certificate-error-codes */
const remedies: Readonly<Record<string, string>> = {
  CERT_HAS_EXPIRED: "renew the certificate, or set the clock of this machine",
  CERT_NOT_YET_VALID: "set the clock of this machine, or wait until the certificate is valid",
  ERR_TLS_CERT_ALTNAME_INVALID: "put a name that the certificate is for into the address, or make one for this name",
};
const ownAuthority =
  "if it is your own, name the file (PEM) of who signed it in the variable NODE_EXTRA_CA_CERTS, and start the program again";

/** Why a connection broke off, where that is the other end's certificate: no later try will do better. */
export function untrusted(
  host: string,
  socket: Socket | null,
  error: NodeJS.ErrnoException,
): ReelgraphError | undefined {
  if (!(socket as Partial<TLSSocket> | null)?.authorizationError) return undefined;
  const [why = ""] = error.message.split(";");
  return failure("untrusted-certificate", `The certificate of ${host} can't be trusted: ${why}`, {
    hint: remedies[error.code ?? ""] ?? ownAuthority,
    cause: error,
  });
}
