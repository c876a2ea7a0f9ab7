import "@reelgraph/engine/no-eval";
import { program } from "./program.ts";

// Not awaited: in the bundle, commands are loaded from the file that would still be waiting here.
void program(process);
