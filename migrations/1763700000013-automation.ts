import type { MigrationInterface, QueryRunner } from "typeorm";

/** What an account says and does by itself in its conversations. */
export class Automation1763700000013 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table automation (
        account_id uuid primary key references account,
        greeting text,
        closing text,
        distribution_enabled boolean not null default false
      );
      comment on table automation is 'What an account says and does by itself in its conversations. Without a row: nothing.';
      comment on column automation.greeting is 'Said when a contact begins a conversation.';
      comment on column automation.closing is 'Said when a conversation is closed.';
      comment on column automation.distribution_enabled is 'Whether waiting conversations are given to who is online and has room.';

      create index conversation_to_give on conversation (account_id, created_at, id) where status = 'OPEN' and assignee_id is null and not awaits_contact;
      comment on index conversation_to_give is 'What waits, oldest first: without the many that a campaign has begun and nobody has to answer yet.';
      create index milestone_received on milestone (account_id, user_id, at) where kind = 'RECEIVED';
      comment on index milestone_received is 'Who was given a conversation longest ago is the next to be given one.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("drop index milestone_received; drop index conversation_to_give; drop table automation;");
  }
}
