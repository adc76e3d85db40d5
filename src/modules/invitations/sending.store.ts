import type { Language } from "../../access/language.js";
import type { Sql } from "../../database/sql.js";
import type { AccountTx } from "../../events/write.js";
import { assignParts, type Parts } from "../structure/index.js";

/** Whether an address is taken, by a user or by a pending invitation. */
export interface AddressInAccount {
  email: string;
  member: boolean;
  invitationId: string | null;
}

export const findAddresses = (sql: Sql, accountId: string, emails: readonly string[]): Promise<AddressInAccount[]> =>
  sql.query<AddressInAccount>(
    `select asked.email,
       exists (select from app_user u where u.account_id = $1 and u.email = asked.email and u.status <> 'DELETED') as member,
       (select i.id from invitation i where i.account_id = $1 and i.email = asked.email and i.status = 'PENDING') as "invitationId"
     from unnest($2::text[]) asked (email)`,
    [accountId, emails],
  );

interface NewInvitations {
  invitations: readonly { id: string; email: string; hash: Buffer }[];
  kind: "MEMBER" | "CLIENT";
  organizationId: string | null;
  roleIds: readonly string[];
  parts: Parts;
  conversationLimit: number | null;
  message: string | null;
  language: Language;
  invitedBy: string;
}

/** Stores any number of invitations that differ in their addresses alone; answers when they expire. */
export async function insertInvitations(tx: AccountTx, wanted: NewInvitations): Promise<Date> {
  const { id: accountId, invitationDays } = tx.account;
  const ids = wanted.invitations.map(({ id }) => id);
  const [row] = await tx.query<{ expiresAt: Date }>(
    `insert into invitation (account_id, id, email, token_hash, conversation_limit, message, language, invited_by, expires_at, kind, organization_id)
     select $1, made.id, made.email, made.token_hash, $5, $6, $7, $8, now() + $9 * interval '1 day', $10, $11::uuid
     from unnest($2::uuid[], $3::text[], $4::bytea[]) made (id, email, token_hash)
     returning expires_at as "expiresAt"`,
    [
      accountId,
      ids,
      wanted.invitations.map(({ email }) => email),
      wanted.invitations.map(({ hash }) => hash),
      wanted.conversationLimit,
      wanted.message,
      wanted.language,
      wanted.invitedBy,
      invitationDays,
      wanted.kind,
      wanted.organizationId,
    ],
  );
  await tx.query(
    `insert into invitation_role (account_id, invitation_id, role_id)
     select $1, i, r from unnest($2::uuid[]) i cross join unnest($3::uuid[]) r`,
    [accountId, ids, wanted.roleIds],
  );
  await assignParts(tx, accountId, "invitation", ids, wanted.parts);
  return row!.expiresAt;
}

export interface RenewedInvitation {
  id: string;
  sendCount: number;
  expiresAt: Date;
}

/**
 * Gives invitations a new token and a new term; expired ones are pending again, and are from then on those of who revived
 * them: whoever stands behind a pending invitation is there to lose the right to it.
 */
export const renewInvitations = (
  tx: AccountTx,
  renewed: readonly { id: string; hash: Buffer }[],
  renewedBy: string,
): Promise<RenewedInvitation[]> =>
  tx.query<RenewedInvitation>(
    `update invitation i set status = 'PENDING', ended_at = null, token_hash = made.token_hash, sent_at = now(), send_count = send_count + 1,
       expires_at = now() + $5 * interval '1 day', delivery = 'QUEUED', version = version + 1,
       invited_by = case when i.status = 'EXPIRED' then $4 else i.invited_by end
     from unnest($2::uuid[], $3::bytea[]) made (id, token_hash)
     where i.account_id = $1 and i.id = made.id and i.status in ('PENDING', 'EXPIRED')
     returning i.id, i.send_count as "sendCount", i.expires_at as "expiresAt"`,
    [tx.account.id, renewed.map(({ id }) => id), renewed.map(({ hash }) => hash), renewedBy, tx.account.invitationDays],
  );
