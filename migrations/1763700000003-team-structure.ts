import type { MigrationInterface, QueryRunner } from "typeorm";

/** The table of a kind of part. `more`: columns beside the name. */
const parts = (part: string, comment: string, more: readonly string[] = []) => `
      create table ${part} (
        account_id uuid not null references account,
        id uuid not null,
        name text not null,
        ${more.map((column) => `${column},`).join("\n        ")}
        name_key text collate "C" not null generated always as (fold(name)) stored,
        created_at timestamptz not null default now(),
        primary key (account_id, id)
      );
      comment on table ${part} is '${comment}';
`;

/**
 * Who has such a part, and to whom an invitation offers it: two tables of pairs, as departments have them. What users have is not deleted,
 * but for skills; what is only offered is, and then offered no longer.
 */
const pairs = (part: string, comments: { user: string; invitation: string }, onDelete = "") => `
      create table user_${part} (
        account_id uuid not null,
        user_id uuid not null,
        ${part}_id uuid not null,
        primary key (account_id, user_id, ${part}_id),
        foreign key (account_id, user_id) references app_user on delete cascade,
        constraint user_${part}_${part}_fkey foreign key (account_id, ${part}_id) references ${part} ${onDelete}
      );
      comment on table user_${part} is '${comments.user}';
      create index user_${part}_by_${part} on user_${part} (account_id, ${part}_id, user_id);

      create table invitation_${part} (
        account_id uuid not null,
        invitation_id uuid not null,
        ${part}_id uuid not null,
        primary key (account_id, invitation_id, ${part}_id),
        foreign key (account_id, invitation_id) references invitation on delete cascade,
        foreign key (account_id, ${part}_id) references ${part} on delete cascade
      );
      comment on table invitation_${part} is '${comments.invitation}';
      create index invitation_${part}_by_${part} on invitation_${part} (account_id, ${part}_id);
`;

/** Skills, projects, channels and chat groups, who has them, and to whom they are offered. */
export class TeamStructure1763700000003 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ${parts("skill", "What a user is competent in. Deleting one takes it off whoever has it.")}
      create unique index skill_name_key on skill (account_id, name_key);
      ${pairs(
        "skill",
        { user: "What a user is competent in.", invitation: "The skills that accepting gives." },
        "on delete cascade",
      )}
      ${parts("project", "What some of the team work on together. Not deleted while users belong to it.")}
      create unique index project_name_key on project (account_id, name_key);
      ${pairs("project", {
        user: "Which projects a user works on.",
        invitation: "The projects that accepting gives.",
      })}
      ${parts("channel", "A way by which customers write. Not deleted while it has managers or chat groups.", [
        "kind text not null check (kind in ('WEBCHAT', 'WHATSAPP', 'INSTAGRAM', 'TELEGRAM', 'EMAIL'))",
        "status text not null default 'DISCONNECTED' check (status in ('CONNECTED', 'RESTARTING', 'DISCONNECTED'))",
      ])}
      comment on column channel.status is 'As whatever connects the channel told it last.';
      create unique index channel_name_key on channel (account_id, name_key);
      ${pairs("channel", {
        user: "Which channels a user manages.",
        invitation: "The channels that accepting gives to manage.",
      })}
      ${parts("chat_group", "A group of a channel in which users take part. Not deleted while they do.", [
        "channel_id uuid not null",
        "constraint chat_group_channel_fkey foreign key (account_id, channel_id) references channel",
      ])}
      create unique index chat_group_name_key on chat_group (account_id, channel_id, name_key);
      comment on index chat_group_name_key is 'Unique in their channel: groups of different channels may share a name.';
      ${pairs("chat_group", {
        user: "Which chat groups a user takes part in.",
        invitation: "The chat groups that accepting gives.",
      })}
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table invitation_chat_group, user_chat_group, chat_group, invitation_channel, user_channel, channel,
        invitation_project, user_project, project, invitation_skill, user_skill, skill;
    `);
  }
}
