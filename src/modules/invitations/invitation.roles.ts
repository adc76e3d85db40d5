import type { Holder, Holders } from "../roles/index.js";

const HOLDERS = `
  select i.id,
    array(select distinct p from invitation_role j join role r on r.account_id = j.account_id and r.id = j.role_id cross join unnest(r.permissions) p
      where j.account_id = i.account_id and j.invitation_id = i.id and j.role_id <> $2) as permissions
  from invitation_role h join invitation i on i.account_id = h.account_id and i.id = h.invitation_id and i.status = 'PENDING'
  where h.account_id = $1 and h.role_id = $2`;

const MOVE = `
  with moved as (delete from invitation_role where account_id = $1 and role_id = $2 and invitation_id = any($4::uuid[]) returning invitation_id),
    given as (insert into invitation_role (account_id, invitation_id, role_id) select $1, invitation_id, $3 from moved on conflict do nothing)
  update invitation set version = version + 1 where account_id = $1 and id in (select invitation_id from moved)`;

/** Pending invitations as those who are to hold roles. What becomes of them is told by the event of the role itself. */
export const invitationsAsHolders: Holders = {
  of: (tx, roleId) => tx.query<Holder>(HOLDERS, [tx.account.id, roleId]),

  async move(tx, holders, from, to) {
    if (holders.length) await tx.query(MOVE, [tx.account.id, from.id, to.id, holders.map(({ id }) => id)]);
  },
};
