import { v7 as uuidv7 } from "uuid";
import type { Sql } from "../../database/sql.js";
import { type Problem, problem, Refusal, refuseIfAny } from "../../errors/user-error.js";
import { changesOf, EventKind, namesOf } from "../../events/event.js";
import type { AccountTx, Actor, ActorTx, Write } from "../../events/write.js";
import { isOutside } from "../../input/emails.js";
import { readAccountName, seatsOf } from "../accounts/index.js";
import { assignParts, givenPartNames } from "../structure/index.js";
import { findHolder } from "./address.store.js";
import { joiningLimits } from "./joining-limits.js";
import { checkNewUser, type GivenUser, type NewUser } from "./user.create.check.js";
import { insertUser } from "./user.create.store.js";
import { type Given, resolveGiven } from "./user.given.js";
import type { UserHooks } from "./user.hooks.js";
import { nameOf } from "./user.target.js";

const EMAIL = ["input", "email"];

/** Making users without asking them: with a password to begin with, or with a link to choose one. */
export class UserCreation {
  constructor(
    private readonly sql: Sql,
    private readonly write: Write,
    private readonly hooks: UserHooks,
  ) {}

  async create(actor: Actor, input: GivenUser): Promise<{ user: string }> {
    const { accountId } = actor.viewer;
    const checked = await checkNewUser(input, await readAccountName(this.sql, accountId));
    const id = uuidv7();
    await this.write.by(actor, async (tx) => {
      const given = await resolveGiven(tx, checked, this.hooks.findOrganization);
      refuseIfAny(await obstacles(tx, checked.user));
      await countMail(tx, checked.user);
      await this.#make(tx, id, checked.user, given);
    });
    return { user: id };
  }

  async #make(tx: ActorTx, id: string, user: NewUser, { roles, parts, organization }: Given): Promise<void> {
    const { id: accountId, language } = tx.account;
    const roleIds = roles.map((role) => role.id);
    const organizationId = organization?.id ?? null;
    await insertUser(tx, accountId, id, { ...user, language, madeBy: tx.viewer.userId, roleIds, organizationId });
    await assignParts(tx, accountId, "user", [id], parts);
    const { passwordHash, active, twoFactorRequired, kind, ...person } = user;
    const told = {
      ...withoutNull(person),
      kind: organization ? kind : undefined,
      organization: organization?.name,
      roles: organization ? undefined : namesOf(roles),
      ...givenPartNames(parts),
      status: active ? undefined : "SUSPENDED",
      twoFactorRequired: twoFactorRequired || undefined,
      mustChangePassword: passwordHash !== null || undefined,
    };
    tx.record({
      kind: EventKind.USER_CREATED,
      userId: id,
      subjectName: nameOf(user),
      changes: changesOf({}, told),
    });
    await this.hooks.mailFirstPasswords(tx, [id]);
  }
}

/**
 * What speaks against the address, and against one member more: third parties have domains of their own, and take no seat. Exact under the
 * account's lock, which whoever takes either holds.
 */
async function obstacles(tx: AccountTx, { kind, email }: NewUser): Promise<Problem[]> {
  if (kind === "MEMBER" && isOutside(email, tx.account.allowedEmailDomains))
    return [problem("EMAIL_DOMAIN_NOT_ALLOWED", EMAIL)];
  const holder = await findHolder(tx, tx.account.id, email);
  if (holder) return [problem(holder === "MEMBER" ? "ALREADY_MEMBER" : "ALREADY_INVITED", EMAIL)];
  if (kind === "CLIENT") return [];
  const { available } = await seatsOf(tx, tx.account);
  return available === 0 ? [problem("SEATS_EXHAUSTED", ["input"])] : [];
}

/** @throws a Refusal TOO_MANY_ATTEMPTS where whoever is to choose a password has been mailed to too often today. */
async function countMail(tx: AccountTx, { email, active, passwordHash }: NewUser): Promise<void> {
  if (!active || passwordHash !== null) return;
  const limits = await joiningLimits(tx, [email]);
  const retryAfter = limits.take(email);
  if (retryAfter !== null) throw new Refusal(problem("TOO_MANY_ATTEMPTS", EMAIL, { retryAfter }));
  await limits.store();
}

const withoutNull = (values: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null));
