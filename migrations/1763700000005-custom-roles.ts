import type { MigrationInterface, QueryRunner } from "typeorm";

/** Features that are released step by step, custom roles first among them, and links by which new users choose a password. */
export class CustomRoles1763700000005 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table feature_rollout (
        feature text primary key check (feature in ('CUSTOM_ROLES')),
        percent integer not null check (percent between 0 and 100)
      );
      comment on table feature_rollout is 'Which share of all accounts has a feature, by the operator''s word: those whose place is below the percentage.';

      create function rollout_place(account_id uuid) returns integer
        language sql immutable strict parallel safe
        return (get_byte(sha256(uuid_send(account_id)), 0) * 256 + get_byte(sha256(uuid_send(account_id)), 1)) % 100;
      comment on function rollout_place is 'An account''s place among all, from 0 to 99: it never changes, so that whom a rollout has reached stays reached while it grows.';

      alter table account
        add column granted_features text[] not null default '{}',
        add column withheld_features text[] not null default '{}';
      update account set granted_features = features where features <> '{}';
      comment on column account.features is 'What the account has: granted or reached by a rollout, and not withheld. Written with its event, so that it may lag behind a rollout for a while.';
      comment on column account.granted_features is 'What the operator has given to this account, whatever the rollouts.';
      comment on column account.withheld_features is 'What the operator has taken from this account although a rollout reaches it.';

      -- Pending invitations are given another role before theirs is deleted; those that are over let go of it.
      alter table invitation_role drop constraint invitation_role_account_id_role_id_fkey;
      alter table invitation_role add constraint invitation_role_account_id_role_id_fkey
        foreign key (account_id, role_id) references role on delete cascade;

      alter table link_token drop constraint link_token_purpose_check;
      alter table link_token add constraint link_token_purpose_check
        check (purpose in ('VERIFY_EMAIL', 'RESET_PASSWORD', 'CHANGE_EMAIL', 'CHOOSE_PASSWORD'));
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      delete from link_token where purpose = 'CHOOSE_PASSWORD';
      alter table link_token drop constraint link_token_purpose_check;
      alter table link_token add constraint link_token_purpose_check
        check (purpose in ('VERIFY_EMAIL', 'RESET_PASSWORD', 'CHANGE_EMAIL'));
      alter table invitation_role drop constraint invitation_role_account_id_role_id_fkey;
      alter table invitation_role add constraint invitation_role_account_id_role_id_fkey
        foreign key (account_id, role_id) references role;
      alter table account drop column withheld_features, drop column granted_features;
      comment on column account.features is null;
      drop function rollout_place;
      drop table feature_rollout;
    `);
  }
}
