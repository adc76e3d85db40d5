import type { MigrationInterface, QueryRunner } from "typeorm";

/** When something was last said in a conversation, or else when it began: what lists are ordered by. */
const ACTIVE_AT = "coalesce(last_message_at, created_at)";

/** Conversations with what is said in them, what is put on them, and what is reported about them. */
export class Conversations1763700000011 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table label (
        account_id uuid not null references account,
        id uuid not null,
        name text not null,
        color text not null check (color ~ '^#[0-9a-f]{6}$'),
        name_key text collate "C" not null generated always as (fold(name)) stored,
        created_at timestamptz not null default now(),
        primary key (account_id, id)
      );
      comment on table label is 'What conversations are marked with. Deleting one takes it off them.';
      create unique index label_name_key on label (account_id, name_key);

      create table quick_reply (
        account_id uuid not null references account,
        id uuid not null,
        shortcut text not null,
        text text not null,
        name_key text collate "C" not null generated always as (fold(shortcut)) stored,
        created_at timestamptz not null default now(),
        primary key (account_id, id)
      );
      comment on table quick_reply is 'A text that is written often, by its shortcut.';
      create unique index quick_reply_name_key on quick_reply (account_id, name_key);

      alter table chat_group add constraint chat_group_of_channel_key unique (account_id, channel_id, id);

      create table conversation (
        account_id uuid not null references account,
        id uuid not null,
        protocol text not null check (protocol ~ '^[1-9][0-9]{7,17}$'),
        status text not null default 'OPEN' check (status in ('OPEN', 'CLOSED')),
        contact_id uuid not null,
        channel_id uuid not null,
        chat_group_id uuid,
        department_id uuid,
        project_id uuid,
        assignee_id uuid,
        started_by text not null check (started_by in ('CONTACT', 'USER', 'SYSTEM')),
        started_by_user_id uuid,
        awaits_contact boolean not null default false,
        created_at timestamptz not null default clock_timestamp(),
        last_message_at timestamptz,
        closed_at timestamptz,
        contact_wrote_at timestamptz,
        answered boolean not null default false,
        absence_told_at timestamptz,
        primary key (account_id, id),
        constraint conversation_contact_fkey foreign key (account_id, contact_id) references contact,
        constraint conversation_channel_fkey foreign key (account_id, channel_id) references channel,
        constraint conversation_chat_group_fkey foreign key (account_id, channel_id, chat_group_id) references chat_group (account_id, channel_id, id),
        constraint conversation_department_fkey foreign key (account_id, department_id) references department,
        constraint conversation_project_fkey foreign key (account_id, project_id) references project,
        constraint conversation_assignee_fkey foreign key (account_id, assignee_id) references app_user,
        constraint conversation_started_by_fkey foreign key (account_id, started_by_user_id) references app_user,
        constraint conversation_starter_check check ((started_by = 'USER') = (started_by_user_id is not null)),
        constraint conversation_closed_check check ((status = 'CLOSED') = (closed_at is not null))
      );
      comment on table conversation is 'What a contact and the account say to each other, from its opening to its closing.';
      comment on column conversation.protocol is 'The number that customers are told: random, as counting would make one row of an account hot.';
      comment on column conversation.awaits_contact is 'Begun by a campaign: until the contact writes, nobody has to answer.';
      comment on column conversation.contact_wrote_at is 'When the contact wrote first.';
      comment on column conversation.answered is 'Whether a user has written since then.';
      comment on column conversation.absence_told_at is 'When the contact was last told that the assignee is absent.';
      -- As for users: counting, and reading from an index alone, need what the last vacuum knows.
      alter table conversation set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
      create unique index conversation_protocol_key on conversation (account_id, protocol);
      create index conversation_by_activity on conversation (account_id, (${ACTIVE_AT}), id);
      create index conversation_by_creation on conversation (account_id, created_at, id);
      create index conversation_by_contact on conversation (account_id, contact_id, (${ACTIVE_AT}), id);
      create index conversation_by_department on conversation (account_id, department_id, (${ACTIVE_AT}), id);
      create index conversation_by_assignee on conversation (account_id, assignee_id, (${ACTIVE_AT}), id) where assignee_id is not null;
      create index conversation_open on conversation (account_id, assignee_id) where status = 'OPEN' and assignee_id is not null;
      create index conversation_unassigned on conversation (account_id, (${ACTIVE_AT}), id) where assignee_id is null;
      create index conversation_by_channel on conversation (account_id, channel_id);
      create index conversation_by_chat_group on conversation (account_id, chat_group_id) where chat_group_id is not null;
      create index conversation_by_project on conversation (account_id, project_id) where project_id is not null;

      create table conversation_skill (
        account_id uuid not null,
        conversation_id uuid not null,
        skill_id uuid not null,
        primary key (account_id, conversation_id, skill_id),
        foreign key (account_id, conversation_id) references conversation on delete cascade,
        foreign key (account_id, skill_id) references skill on delete cascade
      );
      comment on table conversation_skill is 'What whoever is given a conversation has to be competent in.';
      create index conversation_skill_by_skill on conversation_skill (account_id, skill_id);

      create table conversation_label (
        account_id uuid not null,
        conversation_id uuid not null,
        label_id uuid not null,
        primary key (account_id, conversation_id, label_id),
        foreign key (account_id, conversation_id) references conversation on delete cascade,
        foreign key (account_id, label_id) references label on delete cascade
      );
      comment on table conversation_label is 'What conversations are marked with.';
      create index conversation_label_by_label on conversation_label (account_id, label_id, conversation_id);

      create table message (
        account_id uuid not null,
        id uuid not null,
        conversation_id uuid not null,
        author text not null check (author in ('CONTACT', 'USER', 'SYSTEM')),
        user_id uuid,
        text text not null,
        created_at timestamptz not null default clock_timestamp(),
        primary key (account_id, id),
        foreign key (account_id, conversation_id) references conversation on delete cascade,
        foreign key (account_id, user_id) references app_user,
        constraint message_user_check check ((author = 'USER') = (user_id is not null))
      );
      comment on table message is 'What was said, in the order of a conversation''s lock.';
      create index message_by_conversation on message (account_id, conversation_id, created_at, id);
      create index message_by_user on message (account_id, user_id, created_at) include (conversation_id) where user_id is not null;

      create table milestone (
        account_id uuid not null,
        conversation_id uuid not null,
        kind text not null check (kind in ('RECEIVED', 'ANSWERED', 'CLOSED')),
        user_id uuid not null,
        at timestamptz not null default clock_timestamp(),
        seconds double precision,
        primary key (account_id, conversation_id, kind, user_id, at),
        foreign key (account_id, conversation_id) references conversation on delete cascade,
        foreign key (account_id, user_id) references app_user,
        constraint milestone_seconds_check check ((kind = 'ANSWERED') = (seconds is not null))
      );
      comment on table milestone is 'What users did with conversations, for reports: only ever added to.';
      comment on column milestone.seconds is 'From the contact''s first message to the first answer.';
      create index milestone_by_user on milestone (account_id, user_id, kind, at) include (conversation_id, seconds);

      create table feedback (
        account_id uuid not null,
        conversation_id uuid not null,
        user_id uuid,
        rating integer not null check (rating between 1 and 5),
        comment text,
        created_at timestamptz not null default clock_timestamp(),
        primary key (account_id, conversation_id),
        foreign key (account_id, conversation_id) references conversation on delete cascade,
        foreign key (account_id, user_id) references app_user
      );
      comment on table feedback is 'What a customer thought of a conversation, and of whom it was assigned to then.';
      create index feedback_by_user on feedback (account_id, user_id, created_at) include (conversation_id, rating);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table feedback, milestone, message, conversation_label, conversation_skill, conversation, quick_reply, label;
      alter table chat_group drop constraint chat_group_of_channel_key;
    `);
  }
}
