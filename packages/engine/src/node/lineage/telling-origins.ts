import type { Origin } from "../../host.ts";
import type { Media } from "../../ports/values.ts";
import type { NodeHost } from "../host.ts";
import type { EventLog } from "../journal/run-log.ts";

/** The host of a run whose files tell where they came from, whichever way they leave it. */
export function tellingOrigins(host: NodeHost, run: string, log: EventLog): NodeHost {
  const { files, destinations } = host;
  const origin = originsIn(run, host, log);
  return {
    ...host,
    files: { ...files, save: (name, value, job) => files.save(name, value, { ...job, origin }) },
    ...(destinations && {
      destinations: {
        ...destinations,
        publish: (to, name, value, job) => destinations.publish(to, name, value, { ...job, origin }),
      },
    }),
  };
}

/** Reads what a run that goes on has recorded, and again when a file is newer than that. */
function originsIn(run: string, host: NodeHost, log: EventLog): (media: Media) => Promise<Origin | undefined> {
  let read: Promise<(media: Media) => Promise<Origin | undefined>> | undefined;
  const readAgain = async () => {
    await log.flushed();
    const { openProvenance } = await import("./open-provenance.ts");
    return openProvenance(run, host);
  };
  return async (media) => (await (await read)?.(media)) ?? (await (read = readAgain()))(media);
}
