export { moveUp, type Moved } from "./move-up.ts";
export { fleetStatus, type FleetStatus } from "./status.ts";
export { Database } from "./store/database.ts";
export { fleetStorage, sharedFolder, type FleetStorage } from "./store/storage.ts";
export { RemoteRuns } from "./tasks/remote-runs.ts";
export { taskFormat } from "./tasks/task.ts";
export { TaskClient, type TaskState } from "./tasks/client.ts";
export type { Task } from "./tasks/task.ts";
export { startWorker, type Worker, type WorkerOptions } from "./tasks/worker.ts";
