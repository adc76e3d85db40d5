import type { MigrationInterface, QueryRunner } from "typeorm";

/** What the job queue needs beside graphile-worker's own schema, and where mails go in development. */
export class JobsAndMailbox1763700000001 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table worker_heartbeat (
        worker_id text primary key,
        beat_at timestamptz not null default now()
      );
      comment on table worker_heartbeat is 'The nodes that run jobs and are alive. Jobs locked by any other worker are given back to the queue.';
      comment on column worker_heartbeat.worker_id is 'What graphile-worker writes into locked_by: the id of one pool of workers, new with every start.';
      comment on column worker_heartbeat.beat_at is 'Renewed every few seconds, by the database''s clock alone.';

      create table mailbox (
        id bigint generated always as identity primary key,
        message_id text not null,
        recipient text not null,
        subject text not null,
        body_text text not null,
        body_html text not null,
        created_at timestamptz not null default now()
      );
      comment on table mailbox is 'Mails of a development server without SMTP, links included; only the newest are kept. Always empty in production.';
      comment on column mailbox.message_id is 'The same for a mail that was handed over twice.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("drop table mailbox; drop table worker_heartbeat;");
  }
}
