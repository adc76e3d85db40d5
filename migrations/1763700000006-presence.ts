import type { MigrationInterface, QueryRunner } from "typeorm";

/** Who is there: what users set, and which of them have a socket open at which node. */
export class Presence1763700000006 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table app_user add column presence text not null default 'ONLINE' check (presence in ('ONLINE', 'AWAY', 'OFFLINE'));
      comment on column app_user.presence is 'What the user last set. It shows while a socket of theirs is open; without one they are OFFLINE.';

      -- Unlogged, both: what nodes say of the moment is worth nothing after a crash, and they say it again.
      create unlogged table node (
        id uuid primary key,
        beat_at timestamptz not null default now()
      );
      comment on table node is 'The nodes that hold sockets and are alive. What one says of its sockets holds for as long as it beats.';
      comment on column node.beat_at is 'Renewed every few seconds, by the database''s clock alone.';

      create unlogged table presence (
        account_id uuid not null,
        node_id uuid not null,
        user_ids uuid[] not null,
        primary key (account_id, node_id)
      );
      comment on table presence is 'The users of an account who have a socket open at a node: one row for them all, so that thousands who reconnect at once are a few rows. No foreign keys: checking them would lock the account''s row and every user''s.';
      create index presence_by_node on presence (node_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("drop table presence; drop table node; alter table app_user drop column presence;");
  }
}
