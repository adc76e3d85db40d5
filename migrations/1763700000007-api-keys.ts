import type { MigrationInterface, QueryRunner } from "typeorm";

/** Keys by which programs ask, each with permissions of its own. */
export class ApiKeys1763700000007 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table api_key (
        account_id uuid not null references account,
        id uuid not null,
        name text not null,
        permissions text[] not null,
        token_hash bytea not null,
        created_by uuid not null,
        made_by uuid,
        created_at timestamptz not null default now(),
        last_used_at timestamptz,
        expires_at timestamptz,
        primary key (account_id, id),
        foreign key (account_id, created_by) references app_user,
        foreign key (account_id, made_by) references api_key
      ) with (fillfactor = 85);
      comment on table api_key is 'A program that asks in an account: its row is its life, and deleting it its end.';
      comment on column api_key.permissions is 'The most it may do. What it may do is what its creator may do as well, at that moment.';
      comment on column api_key.token_hash is 'SHA-256 of the token; the token itself is nowhere.';
      comment on column api_key.created_by is 'The user who answers for it: it rests while that user is suspended, and falls when it is deleted.';
      comment on column api_key.made_by is 'The key by which it was made, if any. It falls with that one, or a stolen key would live on in others.';
      create unique index api_key_token_key on api_key (account_id, token_hash);
      create index api_key_by_creator on api_key (account_id, created_by);
      create index api_key_by_maker on api_key (account_id, made_by) where made_by is not null;
      create index api_key_due on api_key (expires_at) where expires_at is not null;

      comment on column event.ended_sessions is 'Sessions and API keys that ended with it: every node closes their sockets. Never shown to clients.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      comment on column event.ended_sessions is 'Sessions that ended with it: every node closes their sockets. Never shown to clients.';
      drop table api_key;
    `);
  }
}
