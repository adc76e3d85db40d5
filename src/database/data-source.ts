import "reflect-metadata";
import path from "node:path";
import type { Pool } from "pg";
import { DataSource, type EntityTarget } from "typeorm";
import { SESSION, UNHURRIED_SESSION } from "./session.js";

/** Compiled, migrations lie beside this folder; from source, beside `src`. */
const MIGRATIONS = import.meta.filename.endsWith(".ts")
  ? path.join(import.meta.dirname, "../../migrations/*.ts")
  : path.join(import.meta.dirname, "../migrations/*.js");

export interface DataSourceOptions {
  url: string;
  entities: EntityTarget<unknown>[];
  /** Most connections of this process's pool; 10 where omitted. */
  poolSize?: number;
  /** Behind a pooler that knows no session, start-up options are refused too. */
  pooled?: boolean;
  /** A migration may take as long as it takes. */
  unhurried?: boolean;
}

/** TypeORM's door to the database, not yet open. Every wait has a bound: for a connection, a statement, an idle transaction. */
export const createDataSource = ({
  url,
  entities,
  poolSize = 10,
  pooled = false,
  unhurried = false,
}: DataSourceOptions): DataSource =>
  new DataSource({
    type: "postgres",
    url,
    entities: entities as never[],
    migrations: [MIGRATIONS],
    migrationsTransactionMode: "each",
    poolSize,
    applicationName: "roster",
    connectTimeoutMS: 5_000,
    extra: {
      // What is asked at once on one connection travels at once: a change takes half of the round trips.
      pipeline: true,
      ...(!pooled && (unhurried ? UNHURRIED_SESSION : SESSION)),
    },
  });

/** The pool behind the data source, for named statements and the job queue. */
export const poolOf = (source: DataSource): Pool => (source.driver as unknown as { master: Pool }).master;
