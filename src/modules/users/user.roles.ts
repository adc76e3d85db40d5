import { changesOf, EventKind } from "../../events/event.js";
import type { Holder, Holders } from "../roles/index.js";
import { nameOf, readTargets } from "./user.target.js";

const HOLDERS = `
  select h.user_id as id,
    array(select distinct p from user_role j join role r on r.account_id = j.account_id and r.id = j.role_id cross join unnest(r.permissions) p
      where j.account_id = h.account_id and j.user_id = h.user_id and j.role_id <> $2) as permissions
  from user_role h where h.account_id = $1 and h.role_id = $2`;

const MOVE = `
  with moved as (delete from user_role where account_id = $1 and role_id = $2 returning user_id),
    given as (insert into user_role (account_id, user_id, role_id) select $1, user_id, $3 from moved on conflict do nothing)
  update app_user set version = version + 1 where account_id = $1 and id in (select user_id from moved)`;

/** Users as those who hold roles. Deleted ones hold none. */
export const usersAsHolders: Holders = {
  of: (tx, roleId) => tx.query<Holder>(HOLDERS, [tx.account.id, roleId]),

  async move(tx, holders, from, to) {
    const targets = await readTargets(
      tx,
      tx.account.id,
      holders.map(({ id }) => id),
    );
    await tx.query(MOVE, [tx.account.id, from.id, to.id]);
    for (const target of targets.values()) {
      const before = new Set(target.roles.map(({ name }) => name));
      const after = new Set([...before, to.name]);
      after.delete(from.name);
      tx.record({
        kind: EventKind.USER_UPDATED,
        userId: target.id,
        subjectName: nameOf(target),
        changes: changesOf({ roles: [...before].sort() }, { roles: [...after].sort() }),
      });
    }
  },
};
