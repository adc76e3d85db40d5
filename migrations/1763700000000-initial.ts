import type { MigrationInterface, QueryRunner } from "typeorm";

/**
 * The graph of accounts, users, roles, departments, sessions and invitations, and the log of its changes. Keys of tenant tables begin with
 * `account_id`: the database itself refuses a link across accounts, and a distributed PostgreSQL can shard by account.
 */
export class Initial1763700000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Trusted extensions: whoever may create tables here may create them.
      create extension if not exists unaccent with schema public;
      create extension if not exists pg_trgm with schema public;
      create extension if not exists btree_gin with schema public;

      -- Immutable by our word: the dictionary is fixed with the extension, and an index needs to rely on it.
      create function fold(value text) returns text
        language sql immutable strict parallel safe
        return lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC)) collate "und-x-icu");
      comment on function fold is 'What names are sorted and searched by: without case and accents.';

      create table account (
        id uuid primary key,
        slug text not null constraint account_slug_key unique,
        name text not null,
        language text not null check (language in ('EN', 'ES', 'PT_BR')),
        region text not null,
        time_zone text not null,
        signature_enabled boolean not null default true,
        two_factor_required boolean not null default false,
        allowed_email_domains text[] not null default '{}',
        invitation_days integer not null default 7 check (invitation_days between 1 and 90),
        retention_days integer not null default 30 check (retention_days between 0 and 3650),
        features text[] not null default '{}',
        seat_limit integer not null check (seat_limit >= 0),
        campaign_credits integer not null default 0 check (campaign_credits >= 0),
        event_sequence bigint not null default 0,
        created_at timestamptz not null default now()
      ) with (fillfactor = 50);
      comment on table account is 'The tenant. Its row is the lock of every change to its team, and the clock of its log.';
      comment on column account.event_sequence is 'The number of the newest event; taken by whoever holds the row lock, so that numbers have no gaps and follow commit order.';

      create table app_user (
        account_id uuid not null references account,
        id uuid not null,
        kind text not null default 'MEMBER' check (kind in ('MEMBER', 'CLIENT')),
        status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED', 'DELETED')),
        first_name text not null,
        last_name text not null,
        webchat_name text,
        email text not null check (email = lower(email)),
        email_verified_at timestamptz,
        password_hash text,
        language text not null check (language in ('EN', 'ES', 'PT_BR')),
        conversation_limit integer check (conversation_limit between 0 and 10000),
        absence_message text,
        suspended_at timestamptz,
        suspended_until timestamptz,
        suspended_by uuid,
        suspension_reason text,
        deleted_at timestamptz,
        erased_at timestamptz,
        last_seen_at timestamptz,
        created_at timestamptz not null default now(),
        version integer not null default 1,
        name_key text collate "C" not null generated always as (fold(first_name || ' ' || last_name)) stored,
        primary key (account_id, id),
        foreign key (account_id, suspended_by) references app_user,
        check ((status = 'SUSPENDED') = (suspended_at is not null)),
        check ((status = 'DELETED') = (deleted_at is not null))
      ) with (fillfactor = 85);
      comment on table app_user is 'A person in one account. The same person in two accounts is two rows.';
      comment on column app_user.name_key is 'Sorts and searches names, without case and accents.';
      create unique index app_user_email_key on app_user (account_id, email) where status <> 'DELETED';
      comment on index app_user_email_key is 'One user an address and account; a deleted user frees its address at once.';
      create index app_user_sign_in on app_user (email) where status <> 'DELETED';
      comment on index app_user_sign_in is 'Signing in and resetting start from an address alone.';
      create index app_user_by_name on app_user (account_id, name_key, id) where status <> 'DELETED';
      create index app_user_by_created_at on app_user (account_id, created_at, id) where status <> 'DELETED';
      create index app_user_by_last_seen_at on app_user (account_id, (coalesce(last_seen_at, '-infinity')), id) where status <> 'DELETED';
      create index app_user_by_email on app_user (account_id, (email collate "C"), id) where status <> 'DELETED';
      create index app_user_search on app_user using gin (account_id, name_key gin_trgm_ops, email gin_trgm_ops) where status <> 'DELETED';
      comment on index app_user_search is 'Apart, because not everybody may search addresses.';
      create index app_user_by_kind on app_user (account_id, kind, status) where status <> 'DELETED';
      comment on index app_user_by_kind is 'Counts seats, and finds the few: client accounts, suspended users.';
      create index app_user_due on app_user (suspended_until) where suspended_until is not null;
      create index app_user_to_erase on app_user (account_id, deleted_at) where deleted_at is not null and erased_at is null;
      comment on index app_user_to_erase is 'How long deleted users are kept differs by account.';

      create table role (
        account_id uuid not null references account,
        id uuid not null,
        kind text not null check (kind in ('SYSTEM', 'CUSTOM')),
        system_role text check (system_role in ('ADMINISTRATOR', 'MANAGER', 'AGENT', 'DISPATCHER', 'EDITOR', 'ATTENDANT')),
        name text not null,
        description text,
        permissions text[] not null,
        created_at timestamptz not null default now(),
        version integer not null default 1,
        name_key text collate "C" not null generated always as (fold(name)) stored,
        primary key (account_id, id),
        check ((kind = 'SYSTEM') = (system_role is not null))
      );
      comment on table role is 'Sets of permissions. The six system roles are rows of every account, in English; readers translate them.';
      create unique index role_system_key on role (account_id, system_role) where system_role is not null;
      create unique index role_name_key on role (account_id, name_key);
      comment on index role_name_key is 'Names are unique in an account without regard to case and accents.';

      create table user_role (
        account_id uuid not null,
        user_id uuid not null,
        role_id uuid not null,
        primary key (account_id, user_id, role_id),
        foreign key (account_id, user_id) references app_user on delete cascade,
        foreign key (account_id, role_id) references role
      );
      comment on table user_role is 'Which roles a user holds.';
      create index user_role_by_role on user_role (account_id, role_id, user_id);

      create table department (
        account_id uuid not null references account,
        id uuid not null,
        name text not null,
        name_key text collate "C" not null generated always as (fold(name)) stored,
        created_at timestamptz not null default now(),
        primary key (account_id, id)
      );
      comment on table department is 'A part of the team, such as sales. Not deleted while users belong to it.';
      create unique index department_name_key on department (account_id, name_key);

      create table user_department (
        account_id uuid not null,
        user_id uuid not null,
        department_id uuid not null,
        primary key (account_id, user_id, department_id),
        foreign key (account_id, user_id) references app_user on delete cascade,
        constraint user_department_department_fkey foreign key (account_id, department_id) references department
      );
      comment on table user_department is 'Which departments a user works in.';
      create index user_department_by_department on user_department (account_id, department_id, user_id);

      create table session (
        account_id uuid not null,
        id uuid not null,
        user_id uuid not null,
        token_hash bytea not null,
        created_at timestamptz not null default now(),
        last_used_at timestamptz not null default now(),
        expires_at timestamptz not null,
        ip_address text,
        user_agent text,
        primary key (account_id, id),
        foreign key (account_id, user_id) references app_user on delete cascade
      ) with (fillfactor = 85);
      comment on table session is 'A sign-in that lasts: its row is its life, and deleting it its end.';
      comment on column session.token_hash is 'SHA-256 of the token; the token itself is nowhere.';
      create unique index session_token_key on session (account_id, token_hash);
      create index session_by_user on session (account_id, user_id);
      create index session_by_expiry on session (expires_at);

      create table link_token (
        account_id uuid not null,
        id uuid not null,
        user_id uuid not null,
        purpose text not null check (purpose in ('VERIFY_EMAIL', 'RESET_PASSWORD', 'CHANGE_EMAIL')),
        email text not null,
        token_hash bytea not null,
        created_at timestamptz not null default now(),
        expires_at timestamptz not null,
        primary key (account_id, id),
        foreign key (account_id, user_id) references app_user on delete cascade
      );
      comment on table link_token is 'What a mailed link stands for. Using it deletes the row, so that of many who race one wins.';
      create unique index link_token_hash_key on link_token (account_id, token_hash);
      create unique index link_token_one_key on link_token (account_id, user_id, purpose);
      comment on index link_token_one_key is 'A newer link of a kind replaces the older one.';
      create index link_token_by_expiry on link_token (expires_at);

      create table invitation (
        account_id uuid not null references account,
        id uuid not null,
        kind text not null default 'MEMBER' check (kind in ('MEMBER', 'CLIENT')),
        email text not null check (email = lower(email)),
        status text not null default 'PENDING' check (status in ('PENDING', 'ACCEPTED', 'DECLINED', 'REVOKED', 'EXPIRED')),
        conversation_limit integer check (conversation_limit between 0 and 10000),
        message text,
        language text not null check (language in ('EN', 'ES', 'PT_BR')),
        invited_by uuid,
        accepted_by uuid,
        token_hash bytea not null,
        created_at timestamptz not null default now(),
        sent_at timestamptz not null default now(),
        send_count integer not null default 1,
        expires_at timestamptz not null,
        ended_at timestamptz,
        erased_at timestamptz,
        delivery text not null default 'QUEUED' check (delivery in ('QUEUED', 'SENT', 'FAILED')),
        version integer not null default 1,
        search_key text collate "C" not null generated always as (fold(email)) stored,
        primary key (account_id, id),
        foreign key (account_id, invited_by) references app_user,
        foreign key (account_id, accepted_by) references app_user
      ) with (fillfactor = 85);
      comment on table invitation is 'Somebody asked to join by a mailed link. Pending ones reserve a seat.';
      comment on column invitation.token_hash is 'SHA-256 of the token in the link; the token itself is nowhere.';
      create unique index invitation_pending_key on invitation (account_id, email) where status = 'PENDING';
      comment on index invitation_pending_key is 'One pending invitation an address and account.';
      create unique index invitation_token_key on invitation (account_id, token_hash);
      create index invitation_by_status on invitation (account_id, status, created_at, id);
      create index invitation_by_created_at on invitation (account_id, created_at, id);
      create index invitation_by_sent_at on invitation (account_id, sent_at, id);
      create index invitation_by_expires_at on invitation (account_id, expires_at, id);
      create index invitation_by_email on invitation (account_id, (email collate "C"), id);
      create index invitation_by_inviter on invitation (account_id, invited_by) where status = 'PENDING';
      create index invitation_search on invitation using gin (account_id, search_key gin_trgm_ops);
      create index invitation_due on invitation (expires_at) where status = 'PENDING';
      create index invitation_by_accepted on invitation (account_id, accepted_by) where accepted_by is not null;
      comment on index invitation_by_accepted is 'Erasing a user erases its address from the invitation by which it joined.';
      create index invitation_to_erase on invitation (account_id, ended_at) where ended_at is not null and accepted_by is null and erased_at is null;
      comment on index invitation_to_erase is 'Ended without a user. How long their addresses are kept differs by account.';

      create table invitation_role (
        account_id uuid not null,
        invitation_id uuid not null,
        role_id uuid not null,
        primary key (account_id, invitation_id, role_id),
        foreign key (account_id, invitation_id) references invitation on delete cascade,
        foreign key (account_id, role_id) references role
      );
      comment on table invitation_role is 'The roles that accepting gives.';
      create index invitation_role_by_role on invitation_role (account_id, role_id, invitation_id);

      create table invitation_department (
        account_id uuid not null,
        invitation_id uuid not null,
        department_id uuid not null,
        primary key (account_id, invitation_id, department_id),
        foreign key (account_id, invitation_id) references invitation on delete cascade,
        foreign key (account_id, department_id) references department on delete cascade
      );
      comment on table invitation_department is 'The departments that accepting gives.';
      create index invitation_department_by_department on invitation_department (account_id, department_id);

      create table seat_request (
        account_id uuid not null references account,
        id uuid not null,
        seats integer not null,
        note text,
        requested_by uuid,
        created_at timestamptz not null default now(),
        primary key (account_id, id),
        foreign key (account_id, requested_by) references app_user
      );
      comment on table seat_request is 'Requests to the operator for more seats, kept although they are mailed.';

      create table event (
        account_id uuid not null references account,
        sequence bigint not null,
        id uuid not null,
        kind text not null,
        at timestamptz not null,
        actor_id uuid,
        actor_name text not null,
        user_id uuid,
        subject_id uuid,
        subject_name text,
        structure_kind text,
        changes jsonb not null default '[]',
        ended_sessions uuid[],
        end_reason text,
        primary key (account_id, sequence),
        check ((ended_sessions is null) = (end_reason is null))
      );
      comment on table event is 'The log: one row a change, numbered without gaps in commit order. No foreign keys to what it tells of: history outlives it.';
      comment on column event.user_id is 'The user whom it concerns, if any: what viewerEvents and the filter by user go by.';
      comment on column event.subject_id is 'What it tells of: a user, invitation, role, department …';
      comment on column event.ended_sessions is 'Sessions that ended with it: every node closes their sockets. Never shown to clients.';
      create index event_by_kind on event (account_id, kind, sequence);
      create index event_by_actor on event (account_id, actor_id, sequence);
      create index event_by_user on event (account_id, user_id, sequence);
      create index event_by_time on event (account_id, at, sequence);
      create index event_by_subject on event (account_id, subject_id) where user_id is distinct from subject_id;
      comment on index event_by_subject is 'Erasing an invitation erases its address from what the log tells of it.';

      -- totalCount and index-only scans cost several times as much over pages that vacuum has not visited.
      alter table app_user set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
      alter table invitation set (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_insert_scale_factor = 0.02, autovacuum_analyze_scale_factor = 0.02);
      alter table event set (autovacuum_vacuum_insert_scale_factor = 0.02);
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table event, seat_request, invitation_department, invitation_role, invitation, link_token, session,
        user_department, department, user_role, role, app_user, account;
      drop function fold;
      drop extension btree_gin;
      drop extension pg_trgm;
      drop extension unaccent;
    `);
  }
}
