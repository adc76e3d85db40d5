import type { MigrationInterface, QueryRunner } from "typeorm";

/** Contacts, the groups that they are in, and the organizations whose client accounts may read what concerns them. */
export class Organizations1763700000009 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table organization (
        account_id uuid not null references account,
        id uuid not null,
        name text not null,
        created_at timestamptz not null default now(),
        version integer not null default 1,
        name_key text collate "C" not null generated always as (fold(name)) stored,
        primary key (account_id, id)
      );
      comment on table organization is 'A third party with client accounts, such as a partner or a franchisee. Not deleted while it has users.';
      create unique index organization_name_key on organization (account_id, name_key);
      create index organization_search on organization using gin (account_id, name_key gin_trgm_ops);

      create table contact_group (
        account_id uuid not null references account,
        id uuid not null,
        name text not null,
        created_at timestamptz not null default now(),
        name_key text collate "C" not null generated always as (fold(name)) stored,
        primary key (account_id, id)
      );
      comment on table contact_group is 'Contacts that belong together, and whose conversations organizations may read.';
      create unique index contact_group_name_key on contact_group (account_id, name_key);
      create index contact_group_search on contact_group using gin (account_id, name_key gin_trgm_ops);

      create table organization_contact_group (
        account_id uuid not null,
        organization_id uuid not null,
        contact_group_id uuid not null,
        primary key (account_id, organization_id, contact_group_id),
        foreign key (account_id, organization_id) references organization on delete cascade,
        foreign key (account_id, contact_group_id) references contact_group on delete cascade
      );
      comment on table organization_contact_group is 'The groups whose contacts'' conversations an organization may read.';
      create index organization_contact_group_by_group on organization_contact_group (account_id, contact_group_id, organization_id);

      create table contact (
        account_id uuid not null references account,
        id uuid not null,
        name text not null,
        email text check (email = lower(email)),
        phone text,
        created_at timestamptz not null default now(),
        name_key text collate "C" not null generated always as (fold(name)) stored,
        search_key text collate "C" not null generated always as (fold(name || ' ' || coalesce(email, '') || ' ' || coalesce(phone, ''))) stored,
        primary key (account_id, id)
      );
      comment on table contact is 'Somebody who writes to the account: no user, and no part of its team.';
      create index contact_by_name on contact (account_id, name_key, id);
      create index contact_search on contact using gin (account_id, search_key gin_trgm_ops);

      create table contact_group_contact (
        account_id uuid not null,
        contact_group_id uuid not null,
        contact_id uuid not null,
        primary key (account_id, contact_group_id, contact_id),
        foreign key (account_id, contact_group_id) references contact_group on delete cascade,
        foreign key (account_id, contact_id) references contact on delete cascade
      );
      comment on table contact_group_contact is 'Which contacts a group holds.';
      create index contact_group_contact_by_contact on contact_group_contact (account_id, contact_id, contact_group_id);

      -- Who is gone, and invitations that are over, let go of an organization that is deleted.
      alter table app_user add organization_id uuid,
        add foreign key (account_id, organization_id) references organization on delete set null (organization_id),
        add constraint app_user_organization_check check (organization_id is null or kind = 'CLIENT');
      comment on column app_user.organization_id is 'Of client accounts alone.';
      create index app_user_by_organization on app_user (account_id, organization_id, name_key, id) where organization_id is not null;

      alter table invitation add organization_id uuid,
        add foreign key (account_id, organization_id) references organization on delete set null (organization_id),
        add constraint invitation_organization_check check (organization_id is null or kind = 'CLIENT');
      create index invitation_by_organization on invitation (account_id, organization_id, created_at, id) where organization_id is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table invitation drop column organization_id;
      alter table app_user drop column organization_id;
      drop table contact_group_contact, contact, organization_contact_group, contact_group, organization;
    `);
  }
}
