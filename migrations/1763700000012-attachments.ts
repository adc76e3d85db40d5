import type { MigrationInterface, QueryRunner } from "typeorm";

/** What becomes due: an upload that was not finished or not used, and a file whose message is gone. */
const DUE_AT = "coalesce(due_at, '-infinity')";

/** Files that are put on messages. Their contents lie in a file store, each under the key that its row's makes. */
export class Attachments1763700000012 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table attachment (
        account_id uuid not null references account,
        id uuid not null,
        uploader_id uuid not null,
        message_id uuid,
        position integer,
        file_name text not null check (octet_length(file_name) between 1 and 255),
        media_type text,
        byte_length integer check (byte_length >= 0),
        created_at timestamptz not null default clock_timestamp(),
        due_at timestamptz,
        primary key (account_id, id),
        constraint attachment_message_fkey foreign key (account_id, message_id) references message on delete set null (message_id),
        constraint attachment_stored_check check ((media_type is null) = (byte_length is null)),
        constraint attachment_used_check check (message_id is null or (byte_length is not null and due_at is null))
      );
      comment on table attachment is 'Files of messages. A row is there before its file, and until after it: no file is ever without one.';
      comment on column attachment.uploader_id is 'A user, or an API key, which may be gone since.';
      comment on column attachment.position is 'Its place among the message''s attachments.';
      comment on column attachment.byte_length is 'Null while it is being uploaded.';
      comment on column attachment.due_at is 'Until when it may be put on a message; then row and file are removed. Null once it was: without a message it is due at once.';
      create index attachment_by_message on attachment (account_id, message_id, position) where message_id is not null;
      create index attachment_by_uploader on attachment (account_id, uploader_id) where message_id is null;
      create index attachment_due on attachment ((${DUE_AT})) where message_id is null;
      comment on index attachment_due is 'What waits to be put on a message, or to be removed: everything else is not in it.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("drop table attachment");
  }
}
