import type { Sql } from "../../database/sql.js";
import { guessWithin } from "../../security/limited.js";
import { verifyPassword } from "../../security/passwords.js";
import type { Limit } from "../../security/throttle.js";
import { clientNetwork } from "./client-network.js";
import type { Credentials } from "./credential.store.js";

/**
 * Wrong passwords: 10 in 15 minutes for one typed address, whoever has it, if anybody, and 200 an hour for one client. Signing in and
 * whatever else asks for a password count together, or each would give a guesser ten more.
 */
const limitsOf = (email: string, ipAddress: string): Limit[] => [
  { key: `password:address:${email}`, max: 10, windowSeconds: 15 * 60 },
  clientLimit(ipAddress),
];

/** Wrong passwords and wrong codes of one client, whosever they are. */
export const clientLimit = (ipAddress: string): Limit => ({
  key: `password:client:${clientNetwork(ipAddress)}`,
  max: 200,
  windowSeconds: 60 * 60,
});

/**
 * Those of the users whose password this is; null where it is nobody's. Nobody at all costs as much work as one user with or without a
 * password, so that neither answer nor time tells whether an address is known.
 * @param find who has the address; asked only when the attempt is granted.
 * @throws Refusal TOO_MANY_ATTEMPTS
 */
export const whosePassword = (
  sql: Sql,
  email: string,
  ipAddress: string,
  password: string,
  find: () => Promise<readonly Credentials[]>,
): Promise<Credentials[] | null> =>
  guessWithin(sql, limitsOf(email, ipAddress), async () => {
    const users = await find();
    if (!users.length) await verifyPassword(null, password);
    const right: Credentials[] = [];
    for (const user of users) if (await verifyPassword(user.passwordHash, password)) right.push(user);
    return right.length ? right : null;
  });
