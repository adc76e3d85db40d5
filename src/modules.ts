import type { Authenticator } from "./access/authenticate.js";
import type { Config } from "./config.js";
import type { Database } from "./database/database.js";
import type { Sql } from "./database/sql.js";
import type { Write } from "./events/write.js";
import type { Delivery } from "./mail/mail.js";
import type { Outbox } from "./mail/outbox.js";
import { RoleEntity, RoleResolver } from "./modules/roles/index.js";
import { ViewerResolver } from "./modules/sessions/index.js";
import { DepartmentEntity, DepartmentResolver, DepartmentService } from "./modules/structure/index.js";
import { UserEntity, UserResolver } from "./modules/users/index.js";

export const ENTITIES = [DepartmentEntity, RoleEntity, UserEntity];

export interface Foundations {
  config: Config;
  db: Database;
  write: Write;
  outbox: Outbox;
  authenticator: Authenticator;
}

export interface Modules {
  resolvers: object[];
  /** What has to be looked after every few seconds. */
  sweeps: (() => Promise<void>)[];
  /** Told what became of a mail that was sent with a `delivery`. */
  onDelivered(sql: Sql, delivery: Delivery, outcome: "SENT" | "FAILED"): Promise<void>;
}

/** Makes the modules' services and resolvers. What reaches from an earlier module to a later one is registered here as a hook. */
export function createModules({ write }: Foundations): Modules {
  return {
    resolvers: [
      new DepartmentResolver(new DepartmentService(write)),
      new RoleResolver(),
      new UserResolver(),
      new ViewerResolver(),
    ],
    sweeps: [],
    async onDelivered() {},
  };
}
