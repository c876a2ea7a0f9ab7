import { ReelgraphError } from "../../errors.ts";
import type { Media } from "../../ports/values.ts";
import type { NodeHost } from "../host.ts";
import { hasCredentials } from "./credentials.ts";
import { provenanceOf, type Provenance } from "./provenance.ts";

/** Where the files of a run came from; undefined for one that no unit of it made. */
export async function openProvenance(
  run: string,
  { journal, artifacts }: Pick<NodeHost, "journal" | "artifacts">,
): Promise<(media: Media) => Promise<Provenance | undefined>> {
  const recorded = await journal.recorded(run);
  const traces = await journal.history.tracesOf(run);
  const { jobs } = await journal.ledger.books();
  const bought = Map.groupBy(
    [...jobs.values()].filter(({ media }) => media !== undefined),
    // A unit names its purchases by their numbers.
    ({ key }) => key.slice(0, key.lastIndexOf("/")),
  );
  const clips = new Map([...bought].map(([key, own]) => [key, own.flatMap(({ media }) => media ?? [])]));
  const known = new Map<string, Promise<boolean>>();
  const isSigned = (media: Media) => {
    const look = () =>
      // What is gone, or can't be reached, can't be looked at.
      artifacts
        .lend([media], ([file]) => hasCredentials(file, media.type))
        .catch((thrown: unknown) => {
          if (thrown instanceof ReelgraphError) return false;
          throw thrown;
        });
    const found = known.get(media.sha256) ?? look();
    known.set(media.sha256, found);
    return found;
  };
  return (media) => provenanceOf(media, { run, ...recorded, traces, bought: clips, isSigned });
}
