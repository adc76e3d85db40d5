import { v7 as uuidv7 } from "uuid";
import { systemRoleTexts } from "../access/system-roles.js";
import type { Database } from "../database/database.js";
import { append } from "../events/append.js";
import type { Outbox, OutgoingMail } from "../mail/outbox.js";
import { insertAccount } from "../modules/accounts/index.js";
import { insertSystemRoles } from "../modules/roles/index.js";
import { hashPassword } from "../security/passwords.js";
import { datePast, hasDemo, holdsNoAccount, insertDemo } from "./demo.store.js";
import { DEMO_ACCOUNT, DEMO_PASSWORD } from "./padaria-aurora.js";
import { type DemoRows, demoRows } from "./rows.js";
import { storyOf } from "./story.js";
import { welcome } from "./welcome.js";

const DAY = 86_400_000;

/**
 * For a development server: fills an empty database with a demo account, and tells how to sign in to it and what to try; where the database
 * holds other accounts instead, only where to look.
 */
export async function demo(db: Database, outbox: Outbox, url: string): Promise<string> {
  const made = await makeDemo(db, outbox);
  return made || (await hasDemo(db)) ? welcome(url, made) : `In a browser: ${url}/graphql and ${url}/dev/mailbox`;
}

/** Of several nodes that start at once on an empty database, one makes the account; the answer says whether it was this one. */
async function makeDemo(db: Database, outbox: Outbox): Promise<boolean> {
  return db.transaction(async (tx) => {
    if (!(await holdsNoAccount(tx))) return false;
    const accountId = uuidv7();
    await insertAccount(tx, { id: accountId, ...DEMO_ACCOUNT });
    const rows = demoRows(accountId, await insertSystemRoles(tx, accountId));
    await insertDemo(tx, accountId, rows, await hashPassword(DEMO_PASSWORD));
    await outbox.sendMails(tx, mailsOf(accountId, rows));
    const [founder] = rows.users;
    const story = storyOf(rows);
    const drafts = story.map(({ draft }) => draft);
    await append(tx, accountId, { id: founder.id, name: founder.name }, drafts, false);
    await datePast(
      tx,
      accountId,
      story.map(({ ago }) => ago),
    );
    return true;
  });
}

/** The pending invitations' links can be followed from the development mailbox. */
function mailsOf(accountId: string, { users: [founder], invitations }: DemoRows): OutgoingMail[] {
  const { language, name: accountName } = DEMO_ACCOUNT;
  return invitations
    .filter(({ status }) => status === "PENDING")
    .map(({ id, email, token, message, roles, sent }) => ({
      mail: {
        kind: "INVITATION",
        accountId,
        to: email,
        language,
        token,
        accountName,
        inviterName: founder.name,
        roleNames: roles.map((role) => systemRoleTexts(role, language).name),
        message,
        expiresAt: new Date(Date.now() + (7 - sent) * DAY),
      },
      delivery: { accountId, invitationId: id, sendCount: 1 },
    }));
}
