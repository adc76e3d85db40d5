import type { MigrationInterface, QueryRunner } from "typeorm";

/** Campaigns, and whom they have yet to write to. */
export class Campaigns1763700000014 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table campaign (
        account_id uuid not null references account,
        id uuid not null,
        name text not null,
        status text not null default 'DRAFT' check (status in ('DRAFT', 'LAUNCHED')),
        channel_id uuid not null,
        contact_group_id uuid not null,
        text text not null,
        recipient_count integer,
        launched_at timestamptz,
        created_at timestamptz not null default now(),
        primary key (account_id, id),
        constraint campaign_channel_fkey foreign key (account_id, channel_id) references channel,
        constraint campaign_contact_group_fkey foreign key (account_id, contact_group_id) references contact_group,
        constraint campaign_launch_check check (
          (status = 'LAUNCHED') = (launched_at is not null) and (status = 'LAUNCHED') = (recipient_count is not null))
      );
      comment on table campaign is 'A text that is written to every contact of a group, each in a conversation of its own.';
      comment on column campaign.recipient_count is 'To how many it was launched; null before that.';
      create index campaign_by_creation on campaign (account_id, created_at, id);
      create index campaign_by_channel on campaign (account_id, channel_id);
      create index campaign_by_contact_group on campaign (account_id, contact_group_id);

      create table campaign_recipient (
        account_id uuid not null,
        campaign_id uuid not null,
        contact_id uuid not null,
        primary key (account_id, campaign_id, contact_id),
        foreign key (account_id, campaign_id) references campaign on delete cascade,
        foreign key (account_id, contact_id) references contact on delete cascade
      );
      comment on table campaign_recipient is 'Whom a launched campaign has yet to write to. A row goes with the commit that opens the conversation.';
      create index campaign_recipient_by_contact on campaign_recipient (account_id, contact_id);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("drop table campaign_recipient, campaign");
  }
}
