import { config } from "zod";

// To be imported first by every program: zod would make code from text (`new Function`) for each schema, which nothing here
// does, and which costs a short run more time than it saves.
config({ jitless: true });
