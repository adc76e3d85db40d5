import type { MigrationInterface, QueryRunner } from "typeorm";

/** What is written, or looked through, again and again lies where that is cheap: when users were last seen, and which sessions are over. */
export class Many1763700000015 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table last_seen (
        account_id uuid not null,
        user_id uuid not null,
        last_seen_at timestamptz not null default '-infinity',
        primary key (account_id, user_id),
        foreign key (account_id, user_id) references app_user on delete cascade
      );
      comment on table last_seen is 'When a user was last there: one row a user, and apart from it, because it is written every minute and ordered by.';
      comment on column last_seen.last_seen_at is 'Minus infinity: never.';
      insert into last_seen select account_id, id, coalesce(last_seen_at, '-infinity') from app_user;
      create index last_seen_by_time on last_seen (account_id, last_seen_at, user_id);
      alter table last_seen set (autovacuum_vacuum_scale_factor = 0.02);

      create function have_last_seen() returns trigger language plpgsql as $$ begin
        insert into last_seen (account_id, user_id) select account_id, id from made;
        return null;
      end $$;
      comment on function have_last_seen is 'Gives new users their row in last_seen: a list in that order would not show a user without.';
      create trigger app_user_has_last_seen after insert on app_user referencing new table as made for each statement execute function have_last_seen();

      -- With it goes its index.
      alter table app_user drop column last_seen_at;

      alter table session add column check_at timestamptz not null default now();
      comment on column session.check_at is 'When it may be over and has to be checked: using it moves its end, but not this.';
      create index session_by_check on session (check_at);
      comment on index session_by_check is 'Not by the end itself: whoever looks for a living session must not be led here where most are dead.';
      drop index session_by_expiry;

      -- Most of the log is only added to; what is trimmed leaves room for as much.
      alter table event set (autovacuum_vacuum_scale_factor = 0.02);
      alter table message set (autovacuum_vacuum_insert_scale_factor = 0.02);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table message reset (autovacuum_vacuum_insert_scale_factor);
      alter table event reset (autovacuum_vacuum_scale_factor);
      create index session_by_expiry on session (expires_at);
      drop index session_by_check;
      alter table session drop column check_at;

      alter table app_user add column last_seen_at timestamptz;
      update app_user u set last_seen_at = nullif(s.last_seen_at, '-infinity')
      from last_seen s where s.account_id = u.account_id and s.user_id = u.id;
      create index app_user_by_last_seen_at on app_user (account_id, (coalesce(last_seen_at, '-infinity')), id) where status <> 'DELETED';
      drop trigger app_user_has_last_seen on app_user;
      drop function have_last_seen;
      drop table last_seen;
    `);
  }
}
