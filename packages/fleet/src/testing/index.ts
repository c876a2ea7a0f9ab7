export { noPostgres, startPostgres, type PostgresServer } from "./postgres-server.ts";
