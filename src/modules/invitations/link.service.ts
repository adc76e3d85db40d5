import { v7 as uuidv7 } from "uuid";
import type { Language } from "../../access/language.js";
import { refusing } from "../../database/constraints.js";
import type { Sql } from "../../database/sql.js";
import { problem, Refusal } from "../../errors/user-error.js";
import { type Author, changesOf, EventKind } from "../../events/event.js";
import type { Write } from "../../events/write.js";
import { InputCheck } from "../../input/input-check.js";
import { checkNewPassword } from "../../security/password-strength.js";
import { hashPassword } from "../../security/passwords.js";
import { readToken, type ShownToken } from "../../security/tokens.js";
import { roleNameIn } from "../roles/index.js";
import { type Device, type Enter, type Entered, findCredentials } from "../sessions/index.js";
import { endInvitations } from "./ending.js";
import type { InvitationStatus } from "./invitation.type.js";
import { findByLink, joinByLink, type LinkedInvitation, type Newcomer } from "./link.store.js";

/** Who declines is no user, and the log names nobody by an address. */
const INVITEE: Author = { id: null, name: "invitee" };
const TOKEN = ["input", "token"];

export interface Acceptance {
  token: string;
  firstName: string;
  lastName: string;
  password: string;
  webchatName?: string | null;
  cookie?: boolean | null;
}

export interface Preview {
  accountName: string;
  email: string;
  invitedByName: string | null;
  roleNames: string[];
  organizationName: string | null;
  status: `${InvitationStatus}`;
  expiresAt: Date;
}

/** What the holder of an invitation's link may do. Holding it proves the address that it was mailed to, and takes no session. */
export class InvitationLinkService {
  constructor(
    private readonly sql: Sql,
    private readonly write: Write,
    private readonly enter: Enter,
  ) {}

  /** Null for an unknown token. Looking consumes nothing. */
  async preview(token: string, language: Language): Promise<Preview | null> {
    const link = readToken(token);
    const invitation = link && (await findByLink(this.sql, link));
    if (!invitation) return null;
    const { accountName, email, inviterName, organizationName, roles, status, expiresAt } = invitation;
    return {
      accountName,
      email,
      invitedByName: inviterName,
      roleNames: roles.map((role) => roleNameIn(language, role)),
      organizationName,
      status,
      expiresAt,
    };
  }

  /** Makes the user and its first session, or what that still takes. Nothing is consumed by an input that is refused. */
  async accept(input: Acceptance, device: Device): Promise<Entered> {
    const { link, invitation } = await openLink(this.sql, input.token, TOKEN);
    const newcomer = await newcomerOf(input, invitation);
    const { id: userId, firstName, lastName } = newcomer;
    const name = `${firstName} ${lastName}`;
    return this.write.as({ id: userId, name }, link.accountId, async (tx) => {
      const joined = await refusing(joinByLink(tx, link, newcomer), {
        app_user_email_key: problem("ALREADY_MEMBER", TOKEN),
      });
      // Hashing the password took its time: meanwhile it can have been answered or revoked, or sent again with another link.
      if (!joined) throw new Refusal(problem((await findByLink(tx, link)) ? "INVALID_STATE" : "INVALID_TOKEN", TOKEN));
      const { id, email, roles, ...client } = joined;
      // What it offered can have been deleted since; a member without a role could do nothing.
      if (!roles.length && !client.organization) throw new Refusal(problem("INVALID_STATE", TOKEN));
      const accepted = changesOf({ status: "PENDING" }, { status: "ACCEPTED" });
      const person = changesOf({}, { firstName, lastName, email, ...(client.organization ? client : { roles }) });
      tx.record(
        { kind: EventKind.INVITATION_ACCEPTED, subjectId: id, subjectName: email, changes: accepted },
        { kind: EventKind.USER_CREATED, userId, subjectName: name, changes: person },
      );
      const user = await findCredentials(tx, link.accountId, userId);
      return this.enter(tx, user!, device, { secondFactor: false, cookie: input.cookie ?? false });
    });
  }

  async decline(token: string): Promise<{ declined: true }> {
    const { link } = await openLink(this.sql, token, ["token"]);
    await this.write.as(INVITEE, link.accountId, async (tx) => {
      const { invitation } = await openLink(tx, token, ["token"]);
      await endInvitations(tx, "DECLINED", [invitation.id]);
    });
    return { declined: true };
  }
}

/** @throws Refusal INVALID_TOKEN for an unknown one, INVALID_STATE for one that can no longer be answered. */
async function openLink(
  sql: Sql,
  token: string,
  path: string[],
): Promise<{ link: ShownToken; invitation: LinkedInvitation }> {
  const link = readToken(token);
  const invitation = link && (await findByLink(sql, link));
  if (!invitation) throw new Refusal(problem("INVALID_TOKEN", path));
  if (invitation.status !== "PENDING" || invitation.overdue) throw new Refusal(problem("INVALID_STATE", path));
  return { link, invitation };
}

/**
 * Whom an acceptance makes, the password hashed: that takes long, and must not keep an account's lock waiting.
 * @throws Refusal
 */
async function newcomerOf(input: Acceptance, { email, accountName }: LinkedInvitation): Promise<Newcomer> {
  const check = new InputCheck();
  const firstName = check.name(input.firstName, ["input", "firstName"]);
  const lastName = check.name(input.lastName, ["input", "lastName"]);
  const webchatName = check.optionalName(input.webchatName, ["input", "webchatName"]) ?? null;
  const context = [firstName, lastName, email, accountName];
  await checkNewPassword(check, input.password, ["input", "password"], context);
  check.done();
  return { id: uuidv7(), firstName, lastName, webchatName, passwordHash: await hashPassword(input.password) };
}
