import type { UserViewer } from "../../access/viewer.js";
import type { Sql } from "../../database/sql.js";
import { unauthenticated } from "../../errors/graphql-errors.js";
import { problem, Refusal } from "../../errors/user-error.js";
import { type Credentials, findCredentials } from "./credential.store.js";
import type { Device } from "./open-session.js";
import { whosePassword } from "./password-attempts.js";

/** What the viewer itself signs in by. */
export async function ownCredentials(sql: Sql, { accountId, userId }: UserViewer): Promise<Credentials> {
  const user = await findCredentials(sql, accountId, userId);
  if (!user) throw unauthenticated();
  return user;
}

/**
 * Has the viewer prove by its password that it is still the one who sits there; counted like every attempt at a password.
 * @throws Refusal INVALID_CREDENTIALS at `path`, or TOO_MANY_ATTEMPTS
 */
export async function confirmPassword(
  sql: Sql,
  viewer: UserViewer,
  device: Device,
  password: string,
  path: string[],
): Promise<Credentials> {
  const user = await ownCredentials(sql, viewer);
  const right = await whosePassword(sql, user.email, device.ipAddress, password, async () => [user]);
  if (!right) throw new Refusal(problem("INVALID_CREDENTIALS", path));
  return user;
}
