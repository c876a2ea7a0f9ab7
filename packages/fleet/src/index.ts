export { Database } from "./store/database.ts";
export { fleetStorage } from "./store/storage.ts";
