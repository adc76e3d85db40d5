-- What the migrations make, written by `npm run schema:database`. To be read and compared, not to be run.

create extension btree_gin;

create extension pg_trgm;

create extension unaccent;

CREATE OR REPLACE FUNCTION public.fits(bytes bigint, most bigint)
 RETURNS boolean
 LANGUAGE plpgsql
 IMMUTABLE PARALLEL SAFE STRICT
AS $function$ begin
          if bytes > most then raise exception 'the answer would be too large' using errcode = 'RT001'; end if;
          return true;
        end $function$;
comment on function fits is 'True, or an error with code RT001: a statement that joins it ends there.';

CREATE OR REPLACE FUNCTION public.fold(value text)
 RETURNS text
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN lower((unaccent('unaccent'::regdictionary, NORMALIZE(value, NFC)) COLLATE "und-x-icu"));
comment on function fold is 'What names are sorted and searched by: without case and accents.';

CREATE OR REPLACE FUNCTION public.have_last_seen()
 RETURNS trigger
 LANGUAGE plpgsql
AS $function$ begin
        insert into last_seen (account_id, user_id) select account_id, id from made;
        return null;
      end $function$;
comment on function have_last_seen is 'Gives new users their row in last_seen: a list in that order would not show a user without.';

CREATE OR REPLACE FUNCTION public.rollout_place(account_id uuid)
 RETURNS integer
 LANGUAGE sql
 IMMUTABLE PARALLEL SAFE STRICT
RETURN (((get_byte(sha256(uuid_send(account_id)), 0) * 256) + get_byte(sha256(uuid_send(account_id)), 1)) % 100);
comment on function rollout_place is 'An account''s place among all, from 0 to 99: it never changes, so that whom a rollout has reached stays reached while it grows.';

create table account (
  id uuid not null,
  slug text not null,
  name text not null,
  language text not null,
  region text not null,
  time_zone text not null,
  signature_enabled boolean not null default true,
  two_factor_required boolean not null default false,
  allowed_email_domains text[] not null default '{}'::text[],
  invitation_days integer not null default 7,
  retention_days integer not null default 30,
  features text[] not null default '{}'::text[],
  seat_limit integer not null,
  campaign_credits integer not null default 0,
  event_sequence bigint not null default 0,
  created_at timestamp with time zone not null default now(),
  granted_features text[] not null default '{}'::text[],
  withheld_features text[] not null default '{}'::text[],
  closed_at timestamp with time zone,
  constraint account_pkey PRIMARY KEY (id),
  constraint account_slug_key UNIQUE (slug),
  constraint account_campaign_credits_check CHECK ((campaign_credits >= 0)),
  constraint account_invitation_days_check CHECK (((invitation_days >= 1) AND (invitation_days <= 90))),
  constraint account_language_check CHECK ((language = ANY (ARRAY['EN'::text, 'ES'::text, 'PT_BR'::text]))),
  constraint account_retention_days_check CHECK (((retention_days >= 0) AND (retention_days <= 3650))),
  constraint account_seat_limit_check CHECK ((seat_limit >= 0))
) with (fillfactor=50);
comment on table account is 'The tenant. Its row is the lock of every change to its team, and the clock of its log.';
comment on column account.features is 'What the account has: granted or reached by a rollout, and not withheld. Written with its event, so that it may lag behind a rollout for a while.';
comment on column account.event_sequence is 'The number of the newest event; taken by whoever holds the row lock, so that numbers have no gaps and follow commit order.';
comment on column account.granted_features is 'What the operator has given to this account, whatever the rollouts.';
comment on column account.withheld_features is 'What the operator has taken from this account although a rollout reaches it.';
comment on column account.closed_at is 'From then on nobody gets in and nothing is written. Its rows are removed once every node has heard of it.';
CREATE INDEX account_closed ON public.account USING btree (closed_at) WHERE (closed_at IS NOT NULL);

create table api_key (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  permissions text[] not null,
  token_hash bytea not null,
  created_by uuid not null,
  made_by uuid,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone,
  expires_at timestamp with time zone,
  constraint api_key_pkey PRIMARY KEY (account_id, id),
  constraint api_key_account_id_created_by_fkey FOREIGN KEY (account_id, created_by) REFERENCES app_user(account_id, id),
  constraint api_key_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint api_key_account_id_made_by_fkey FOREIGN KEY (account_id, made_by) REFERENCES api_key(account_id, id)
) with (fillfactor=85);
comment on table api_key is 'A program that asks in an account: its row is its life, and deleting it its end.';
comment on column api_key.permissions is 'The most it may do. What it may do is what its creator may do as well, at that moment.';
comment on column api_key.token_hash is 'SHA-256 of the token; the token itself is nowhere.';
comment on column api_key.created_by is 'The user who answers for it: it rests while that user is suspended, and falls when it is deleted.';
comment on column api_key.made_by is 'The key by which it was made, if any. It falls with that one, or a stolen key would live on in others.';
CREATE INDEX api_key_by_creator ON public.api_key USING btree (account_id, created_by);
CREATE INDEX api_key_by_maker ON public.api_key USING btree (account_id, made_by) WHERE (made_by IS NOT NULL);
CREATE INDEX api_key_due ON public.api_key USING btree (expires_at) WHERE (expires_at IS NOT NULL);
CREATE UNIQUE INDEX api_key_token_key ON public.api_key USING btree (account_id, token_hash);

create table app_user (
  account_id uuid not null,
  id uuid not null,
  kind text not null default 'MEMBER'::text,
  status text not null default 'ACTIVE'::text,
  first_name text not null,
  last_name text not null,
  webchat_name text,
  email text not null,
  email_verified_at timestamp with time zone,
  password_hash text,
  language text not null,
  conversation_limit integer,
  absence_message text,
  suspended_at timestamp with time zone,
  suspended_until timestamp with time zone,
  suspended_by uuid,
  suspension_reason text,
  deleted_at timestamp with time zone,
  erased_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  version integer not null default 1,
  name_key text collate "C" not null generated always as (fold(((first_name || ' '::text) || last_name))) stored,
  must_change_password boolean not null default false,
  two_factor_required boolean not null default false,
  presence text not null default 'ONLINE'::text,
  organization_id uuid,
  constraint app_user_pkey PRIMARY KEY (account_id, id),
  constraint app_user_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint app_user_account_id_organization_id_fkey FOREIGN KEY (account_id, organization_id) REFERENCES organization(account_id, id) ON DELETE SET NULL (organization_id),
  constraint app_user_account_id_suspended_by_fkey FOREIGN KEY (account_id, suspended_by) REFERENCES app_user(account_id, id),
  constraint app_user_check CHECK (((status = 'SUSPENDED'::text) = (suspended_at IS NOT NULL))),
  constraint app_user_check1 CHECK (((status = 'DELETED'::text) = (deleted_at IS NOT NULL))),
  constraint app_user_conversation_limit_check CHECK (((conversation_limit >= 0) AND (conversation_limit <= 10000))),
  constraint app_user_email_check CHECK ((email = lower(email))),
  constraint app_user_kind_check CHECK ((kind = ANY (ARRAY['MEMBER'::text, 'CLIENT'::text]))),
  constraint app_user_language_check CHECK ((language = ANY (ARRAY['EN'::text, 'ES'::text, 'PT_BR'::text]))),
  constraint app_user_organization_check CHECK (((organization_id IS NULL) OR (kind = 'CLIENT'::text))),
  constraint app_user_presence_check CHECK ((presence = ANY (ARRAY['ONLINE'::text, 'AWAY'::text, 'OFFLINE'::text]))),
  constraint app_user_status_check CHECK ((status = ANY (ARRAY['ACTIVE'::text, 'SUSPENDED'::text, 'DELETED'::text])))
) with (autovacuum_analyze_scale_factor=0.02, autovacuum_vacuum_insert_scale_factor=0.02, autovacuum_vacuum_scale_factor=0.02, fillfactor=85);
comment on table app_user is 'A person in one account. The same person in two accounts is two rows.';
comment on column app_user.name_key is 'Sorts and searches names, without case and accents.';
comment on column app_user.must_change_password is 'Somebody else set the password: it opens nothing but the choice of another.';
comment on column app_user.two_factor_required is 'Beside the account''s own requirement.';
comment on column app_user.presence is 'What the user last set. It shows while a socket of theirs is open; without one they are OFFLINE.';
comment on column app_user.organization_id is 'Of client accounts alone.';
CREATE INDEX app_user_by_created_at ON public.app_user USING btree (account_id, created_at, id) WHERE (status <> 'DELETED'::text);
CREATE INDEX app_user_by_email ON public.app_user USING btree (account_id, email COLLATE "C", id) WHERE (status <> 'DELETED'::text);
CREATE INDEX app_user_by_kind ON public.app_user USING btree (account_id, kind, status) WHERE (status <> 'DELETED'::text);
comment on index app_user_by_kind is 'Counts seats, and finds the few: client accounts, suspended users.';
CREATE INDEX app_user_by_name ON public.app_user USING btree (account_id, name_key, id) WHERE (status <> 'DELETED'::text);
CREATE INDEX app_user_by_organization ON public.app_user USING btree (account_id, organization_id, name_key, id) WHERE (organization_id IS NOT NULL);
CREATE INDEX app_user_due ON public.app_user USING btree (suspended_until) WHERE (suspended_until IS NOT NULL);
CREATE UNIQUE INDEX app_user_email_key ON public.app_user USING btree (account_id, email) WHERE (status <> 'DELETED'::text);
comment on index app_user_email_key is 'One user an address and account; a deleted user frees its address at once.';
CREATE INDEX app_user_search ON public.app_user USING gin (account_id, name_key gin_trgm_ops, email gin_trgm_ops) WHERE (status <> 'DELETED'::text);
comment on index app_user_search is 'Apart, because not everybody may search addresses.';
CREATE INDEX app_user_sign_in ON public.app_user USING btree (email) WHERE (status <> 'DELETED'::text);
comment on index app_user_sign_in is 'Signing in and resetting start from an address alone.';
CREATE INDEX app_user_to_erase ON public.app_user USING btree (account_id, deleted_at) WHERE ((deleted_at IS NOT NULL) AND (erased_at IS NULL));
comment on index app_user_to_erase is 'How long deleted users are kept differs by account.';

create table attachment (
  account_id uuid not null,
  id uuid not null,
  uploader_id uuid not null,
  message_id uuid,
  position integer,
  file_name text not null,
  media_type text,
  byte_length integer,
  created_at timestamp with time zone not null default clock_timestamp(),
  due_at timestamp with time zone,
  constraint attachment_pkey PRIMARY KEY (account_id, id),
  constraint attachment_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint attachment_message_fkey FOREIGN KEY (account_id, message_id) REFERENCES message(account_id, id) ON DELETE SET NULL (message_id),
  constraint attachment_byte_length_check CHECK ((byte_length >= 0)),
  constraint attachment_file_name_check CHECK (((octet_length(file_name) >= 1) AND (octet_length(file_name) <= 255))),
  constraint attachment_stored_check CHECK (((media_type IS NULL) = (byte_length IS NULL))),
  constraint attachment_used_check CHECK (((message_id IS NULL) OR ((byte_length IS NOT NULL) AND (due_at IS NULL))))
);
comment on table attachment is 'Files of messages. A row is there before its file, and until after it: no file is ever without one.';
comment on column attachment.uploader_id is 'A user, or an API key, which may be gone since.';
comment on column attachment.position is 'Its place among the message''s attachments.';
comment on column attachment.byte_length is 'Null while it is being uploaded.';
comment on column attachment.due_at is 'Until when it may be put on a message; then row and file are removed. Null once it was: without a message it is due at once.';
CREATE INDEX attachment_by_message ON public.attachment USING btree (account_id, message_id, "position") WHERE (message_id IS NOT NULL);
CREATE INDEX attachment_by_uploader ON public.attachment USING btree (account_id, uploader_id) WHERE (message_id IS NULL);
CREATE INDEX attachment_due ON public.attachment USING btree (COALESCE(due_at, '-infinity'::timestamp with time zone)) WHERE (message_id IS NULL);
comment on index attachment_due is 'What waits to be put on a message, or to be removed: everything else is not in it.';

create table automation (
  account_id uuid not null,
  greeting text,
  closing text,
  distribution_enabled boolean not null default false,
  constraint automation_pkey PRIMARY KEY (account_id),
  constraint automation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
comment on table automation is 'What an account says and does by itself in its conversations. Without a row: nothing.';
comment on column automation.greeting is 'Said when a contact begins a conversation.';
comment on column automation.closing is 'Said when a conversation is closed.';
comment on column automation.distribution_enabled is 'Whether waiting conversations are given to who is online and has room.';

create table campaign (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  status text not null default 'DRAFT'::text,
  channel_id uuid not null,
  contact_group_id uuid not null,
  text text not null,
  recipient_count integer,
  launched_at timestamp with time zone,
  created_at timestamp with time zone not null default now(),
  constraint campaign_pkey PRIMARY KEY (account_id, id),
  constraint campaign_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint campaign_channel_fkey FOREIGN KEY (account_id, channel_id) REFERENCES channel(account_id, id),
  constraint campaign_contact_group_fkey FOREIGN KEY (account_id, contact_group_id) REFERENCES contact_group(account_id, id),
  constraint campaign_launch_check CHECK ((((status = 'LAUNCHED'::text) = (launched_at IS NOT NULL)) AND ((status = 'LAUNCHED'::text) = (recipient_count IS NOT NULL)))),
  constraint campaign_status_check CHECK ((status = ANY (ARRAY['DRAFT'::text, 'LAUNCHED'::text])))
);
comment on table campaign is 'A text that is written to every contact of a group, each in a conversation of its own.';
comment on column campaign.recipient_count is 'To how many it was launched; null before that.';
CREATE INDEX campaign_by_channel ON public.campaign USING btree (account_id, channel_id);
CREATE INDEX campaign_by_contact_group ON public.campaign USING btree (account_id, contact_group_id);
CREATE INDEX campaign_by_creation ON public.campaign USING btree (account_id, created_at, id);

create table campaign_recipient (
  account_id uuid not null,
  campaign_id uuid not null,
  contact_id uuid not null,
  constraint campaign_recipient_pkey PRIMARY KEY (account_id, campaign_id, contact_id),
  constraint campaign_recipient_account_id_campaign_id_fkey FOREIGN KEY (account_id, campaign_id) REFERENCES campaign(account_id, id) ON DELETE CASCADE,
  constraint campaign_recipient_account_id_contact_id_fkey FOREIGN KEY (account_id, contact_id) REFERENCES contact(account_id, id) ON DELETE CASCADE
);
comment on table campaign_recipient is 'Whom a launched campaign has yet to write to. A row goes with the commit that opens the conversation.';
CREATE INDEX campaign_recipient_by_contact ON public.campaign_recipient USING btree (account_id, contact_id);

create table channel (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  kind text not null,
  status text not null default 'DISCONNECTED'::text,
  name_key text collate "C" not null generated always as (fold(name)) stored,
  created_at timestamp with time zone not null default now(),
  constraint channel_pkey PRIMARY KEY (account_id, id),
  constraint channel_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint channel_kind_check CHECK ((kind = ANY (ARRAY['WEBCHAT'::text, 'WHATSAPP'::text, 'INSTAGRAM'::text, 'TELEGRAM'::text, 'EMAIL'::text]))),
  constraint channel_status_check CHECK ((status = ANY (ARRAY['CONNECTED'::text, 'RESTARTING'::text, 'DISCONNECTED'::text])))
);
comment on table channel is 'A way by which customers write. Not deleted while it has managers or chat groups.';
comment on column channel.status is 'As whatever connects the channel told it last.';
CREATE UNIQUE INDEX channel_name_key ON public.channel USING btree (account_id, name_key);

create table chat_group (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  channel_id uuid not null,
  name_key text collate "C" not null generated always as (fold(name)) stored,
  created_at timestamp with time zone not null default now(),
  constraint chat_group_pkey PRIMARY KEY (account_id, id),
  constraint chat_group_of_channel_key UNIQUE (account_id, channel_id, id),
  constraint chat_group_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint chat_group_channel_fkey FOREIGN KEY (account_id, channel_id) REFERENCES channel(account_id, id)
);
comment on table chat_group is 'A group of a channel in which users take part. Not deleted while they do.';
CREATE UNIQUE INDEX chat_group_name_key ON public.chat_group USING btree (account_id, channel_id, name_key);
comment on index chat_group_name_key is 'Unique in their channel: groups of different channels may share a name.';

create table contact (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  email text,
  phone text,
  created_at timestamp with time zone not null default now(),
  name_key text collate "C" not null generated always as (fold(name)) stored,
  search_key text collate "C" not null generated always as (fold(((((name || ' '::text) || COALESCE(email, ''::text)) || ' '::text) || COALESCE(phone, ''::text)))) stored,
  constraint contact_pkey PRIMARY KEY (account_id, id),
  constraint contact_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint contact_email_check CHECK ((email = lower(email)))
);
comment on table contact is 'Somebody who writes to the account: no user, and no part of its team.';
CREATE INDEX contact_by_name ON public.contact USING btree (account_id, name_key, id);
CREATE INDEX contact_search ON public.contact USING gin (account_id, search_key gin_trgm_ops);

create table contact_group (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  name_key text collate "C" not null generated always as (fold(name)) stored,
  constraint contact_group_pkey PRIMARY KEY (account_id, id),
  constraint contact_group_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
comment on table contact_group is 'Contacts that belong together, and whose conversations organizations may read.';
CREATE UNIQUE INDEX contact_group_name_key ON public.contact_group USING btree (account_id, name_key);
CREATE INDEX contact_group_search ON public.contact_group USING gin (account_id, name_key gin_trgm_ops);

create table contact_group_contact (
  account_id uuid not null,
  contact_group_id uuid not null,
  contact_id uuid not null,
  constraint contact_group_contact_pkey PRIMARY KEY (account_id, contact_group_id, contact_id),
  constraint contact_group_contact_account_id_contact_group_id_fkey FOREIGN KEY (account_id, contact_group_id) REFERENCES contact_group(account_id, id) ON DELETE CASCADE,
  constraint contact_group_contact_account_id_contact_id_fkey FOREIGN KEY (account_id, contact_id) REFERENCES contact(account_id, id) ON DELETE CASCADE
);
comment on table contact_group_contact is 'Which contacts a group holds.';
CREATE INDEX contact_group_contact_by_contact ON public.contact_group_contact USING btree (account_id, contact_id, contact_group_id);

create table conversation (
  account_id uuid not null,
  id uuid not null,
  protocol text not null,
  status text not null default 'OPEN'::text,
  contact_id uuid not null,
  channel_id uuid not null,
  chat_group_id uuid,
  department_id uuid,
  project_id uuid,
  assignee_id uuid,
  started_by text not null,
  started_by_user_id uuid,
  awaits_contact boolean not null default false,
  created_at timestamp with time zone not null default clock_timestamp(),
  last_message_at timestamp with time zone,
  closed_at timestamp with time zone,
  contact_wrote_at timestamp with time zone,
  answered boolean not null default false,
  absence_told_at timestamp with time zone,
  constraint conversation_pkey PRIMARY KEY (account_id, id),
  constraint conversation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint conversation_assignee_fkey FOREIGN KEY (account_id, assignee_id) REFERENCES app_user(account_id, id),
  constraint conversation_channel_fkey FOREIGN KEY (account_id, channel_id) REFERENCES channel(account_id, id),
  constraint conversation_chat_group_fkey FOREIGN KEY (account_id, channel_id, chat_group_id) REFERENCES chat_group(account_id, channel_id, id),
  constraint conversation_contact_fkey FOREIGN KEY (account_id, contact_id) REFERENCES contact(account_id, id),
  constraint conversation_department_fkey FOREIGN KEY (account_id, department_id) REFERENCES department(account_id, id),
  constraint conversation_project_fkey FOREIGN KEY (account_id, project_id) REFERENCES project(account_id, id),
  constraint conversation_started_by_fkey FOREIGN KEY (account_id, started_by_user_id) REFERENCES app_user(account_id, id),
  constraint conversation_closed_check CHECK (((status = 'CLOSED'::text) = (closed_at IS NOT NULL))),
  constraint conversation_protocol_check CHECK ((protocol ~ '^[1-9][0-9]{7,17}$'::text)),
  constraint conversation_started_by_check CHECK ((started_by = ANY (ARRAY['CONTACT'::text, 'USER'::text, 'SYSTEM'::text]))),
  constraint conversation_starter_check CHECK (((started_by = 'USER'::text) = (started_by_user_id IS NOT NULL))),
  constraint conversation_status_check CHECK ((status = ANY (ARRAY['OPEN'::text, 'CLOSED'::text])))
) with (autovacuum_analyze_scale_factor=0.02, autovacuum_vacuum_insert_scale_factor=0.02, autovacuum_vacuum_scale_factor=0.02);
comment on table conversation is 'What a contact and the account say to each other, from its opening to its closing.';
comment on column conversation.protocol is 'The number that customers are told: random, as counting would make one row of an account hot.';
comment on column conversation.awaits_contact is 'Begun by a campaign: until the contact writes, nobody has to answer.';
comment on column conversation.contact_wrote_at is 'When the contact wrote first.';
comment on column conversation.answered is 'Whether a user has written since then.';
comment on column conversation.absence_told_at is 'When the contact was last told that the assignee is absent.';
CREATE INDEX conversation_by_activity ON public.conversation USING btree (account_id, COALESCE(last_message_at, created_at), id);
CREATE INDEX conversation_by_assignee ON public.conversation USING btree (account_id, assignee_id, COALESCE(last_message_at, created_at), id) WHERE (assignee_id IS NOT NULL);
CREATE INDEX conversation_by_channel ON public.conversation USING btree (account_id, channel_id);
CREATE INDEX conversation_by_chat_group ON public.conversation USING btree (account_id, chat_group_id) WHERE (chat_group_id IS NOT NULL);
CREATE INDEX conversation_by_contact ON public.conversation USING btree (account_id, contact_id, COALESCE(last_message_at, created_at), id);
CREATE INDEX conversation_by_creation ON public.conversation USING btree (account_id, created_at, id);
CREATE INDEX conversation_by_department ON public.conversation USING btree (account_id, department_id, COALESCE(last_message_at, created_at), id);
CREATE INDEX conversation_by_project ON public.conversation USING btree (account_id, project_id) WHERE (project_id IS NOT NULL);
CREATE INDEX conversation_open ON public.conversation USING btree (account_id, assignee_id) WHERE ((status = 'OPEN'::text) AND (assignee_id IS NOT NULL));
CREATE UNIQUE INDEX conversation_protocol_key ON public.conversation USING btree (account_id, protocol);
CREATE INDEX conversation_to_give ON public.conversation USING btree (account_id, created_at, id) WHERE ((status = 'OPEN'::text) AND (assignee_id IS NULL) AND (NOT awaits_contact));
comment on index conversation_to_give is 'What waits, oldest first: without the many that a campaign has begun and nobody has to answer yet.';
CREATE INDEX conversation_unassigned ON public.conversation USING btree (account_id, COALESCE(last_message_at, created_at), id) WHERE (assignee_id IS NULL);

create table conversation_label (
  account_id uuid not null,
  conversation_id uuid not null,
  label_id uuid not null,
  constraint conversation_label_pkey PRIMARY KEY (account_id, conversation_id, label_id),
  constraint conversation_label_account_id_conversation_id_fkey FOREIGN KEY (account_id, conversation_id) REFERENCES conversation(account_id, id) ON DELETE CASCADE,
  constraint conversation_label_account_id_label_id_fkey FOREIGN KEY (account_id, label_id) REFERENCES label(account_id, id) ON DELETE CASCADE
);
comment on table conversation_label is 'What conversations are marked with.';
CREATE INDEX conversation_label_by_label ON public.conversation_label USING btree (account_id, label_id, conversation_id);

create table conversation_skill (
  account_id uuid not null,
  conversation_id uuid not null,
  skill_id uuid not null,
  constraint conversation_skill_pkey PRIMARY KEY (account_id, conversation_id, skill_id),
  constraint conversation_skill_account_id_conversation_id_fkey FOREIGN KEY (account_id, conversation_id) REFERENCES conversation(account_id, id) ON DELETE CASCADE,
  constraint conversation_skill_account_id_skill_id_fkey FOREIGN KEY (account_id, skill_id) REFERENCES skill(account_id, id) ON DELETE CASCADE
);
comment on table conversation_skill is 'What whoever is given a conversation has to be competent in.';
CREATE INDEX conversation_skill_by_skill ON public.conversation_skill USING btree (account_id, skill_id);

create table department (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  name_key text collate "C" not null generated always as (fold(name)) stored,
  created_at timestamp with time zone not null default now(),
  constraint department_pkey PRIMARY KEY (account_id, id),
  constraint department_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
comment on table department is 'A part of the team, such as sales. Not deleted while users belong to it.';
CREATE UNIQUE INDEX department_name_key ON public.department USING btree (account_id, name_key);

create table event (
  account_id uuid not null,
  sequence bigint not null,
  id uuid not null,
  kind text not null,
  at timestamp with time zone not null,
  actor_id uuid,
  actor_name text not null,
  user_id uuid,
  subject_id uuid,
  subject_name text,
  structure_kind text,
  changes jsonb not null default '[]'::jsonb,
  ended_sessions uuid[],
  end_reason text,
  constraint event_pkey PRIMARY KEY (account_id, sequence),
  constraint event_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint event_check CHECK (((ended_sessions IS NULL) = (end_reason IS NULL)))
) with (autovacuum_vacuum_insert_scale_factor=0.02, autovacuum_vacuum_scale_factor=0.02);
comment on table event is 'The log: one row a change, numbered without gaps in commit order. No foreign keys to what it tells of: history outlives it.';
comment on column event.user_id is 'The user whom it concerns, if any: what viewerEvents and the filter by user go by.';
comment on column event.subject_id is 'What it tells of: a user, invitation, role, department …';
comment on column event.ended_sessions is 'Sessions and API keys that ended with it: every node closes their sockets. Never shown to clients.';
CREATE INDEX event_by_actor ON public.event USING btree (account_id, actor_id, sequence);
CREATE INDEX event_by_kind ON public.event USING btree (account_id, kind, sequence);
CREATE INDEX event_by_subject ON public.event USING btree (account_id, subject_id) WHERE (user_id IS DISTINCT FROM subject_id);
comment on index event_by_subject is 'Erasing an invitation erases its address from what the log tells of it.';
CREATE INDEX event_by_time ON public.event USING btree (account_id, at, sequence);
CREATE INDEX event_by_user ON public.event USING btree (account_id, user_id, sequence);

create table feature_rollout (
  feature text not null,
  percent integer not null,
  constraint feature_rollout_pkey PRIMARY KEY (feature),
  constraint feature_rollout_feature_check CHECK ((feature = 'CUSTOM_ROLES'::text)),
  constraint feature_rollout_percent_check CHECK (((percent >= 0) AND (percent <= 100)))
);
comment on table feature_rollout is 'Which share of all accounts has a feature, by the operator''s word: those whose place is below the percentage.';

create table feedback (
  account_id uuid not null,
  conversation_id uuid not null,
  user_id uuid,
  rating integer not null,
  comment text,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint feedback_pkey PRIMARY KEY (account_id, conversation_id),
  constraint feedback_account_id_conversation_id_fkey FOREIGN KEY (account_id, conversation_id) REFERENCES conversation(account_id, id) ON DELETE CASCADE,
  constraint feedback_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id),
  constraint feedback_rating_check CHECK (((rating >= 1) AND (rating <= 5)))
);
comment on table feedback is 'What a customer thought of a conversation, and of whom it was assigned to then.';
CREATE INDEX feedback_by_user ON public.feedback USING btree (account_id, user_id, created_at) INCLUDE (conversation_id, rating);

create table invitation (
  account_id uuid not null,
  id uuid not null,
  kind text not null default 'MEMBER'::text,
  email text not null,
  status text not null default 'PENDING'::text,
  conversation_limit integer,
  message text,
  language text not null,
  invited_by uuid,
  accepted_by uuid,
  token_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  sent_at timestamp with time zone not null default now(),
  send_count integer not null default 1,
  expires_at timestamp with time zone not null,
  ended_at timestamp with time zone,
  erased_at timestamp with time zone,
  delivery text not null default 'QUEUED'::text,
  version integer not null default 1,
  search_key text collate "C" not null generated always as (fold(email)) stored,
  organization_id uuid,
  constraint invitation_pkey PRIMARY KEY (account_id, id),
  constraint invitation_account_id_accepted_by_fkey FOREIGN KEY (account_id, accepted_by) REFERENCES app_user(account_id, id),
  constraint invitation_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint invitation_account_id_invited_by_fkey FOREIGN KEY (account_id, invited_by) REFERENCES app_user(account_id, id),
  constraint invitation_account_id_organization_id_fkey FOREIGN KEY (account_id, organization_id) REFERENCES organization(account_id, id) ON DELETE SET NULL (organization_id),
  constraint invitation_conversation_limit_check CHECK (((conversation_limit >= 0) AND (conversation_limit <= 10000))),
  constraint invitation_delivery_check CHECK ((delivery = ANY (ARRAY['QUEUED'::text, 'SENT'::text, 'FAILED'::text]))),
  constraint invitation_email_check CHECK ((email = lower(email))),
  constraint invitation_kind_check CHECK ((kind = ANY (ARRAY['MEMBER'::text, 'CLIENT'::text]))),
  constraint invitation_language_check CHECK ((language = ANY (ARRAY['EN'::text, 'ES'::text, 'PT_BR'::text]))),
  constraint invitation_organization_check CHECK (((organization_id IS NULL) OR (kind = 'CLIENT'::text))),
  constraint invitation_status_check CHECK ((status = ANY (ARRAY['PENDING'::text, 'ACCEPTED'::text, 'DECLINED'::text, 'REVOKED'::text, 'EXPIRED'::text])))
) with (autovacuum_analyze_scale_factor=0.02, autovacuum_vacuum_insert_scale_factor=0.02, autovacuum_vacuum_scale_factor=0.02, fillfactor=85);
comment on table invitation is 'Somebody asked to join by a mailed link. Pending ones reserve a seat.';
comment on column invitation.token_hash is 'SHA-256 of the token in the link; the token itself is nowhere.';
CREATE INDEX invitation_by_accepted ON public.invitation USING btree (account_id, accepted_by) WHERE (accepted_by IS NOT NULL);
comment on index invitation_by_accepted is 'Erasing a user erases its address from the invitation by which it joined.';
CREATE INDEX invitation_by_created_at ON public.invitation USING btree (account_id, created_at, id);
CREATE INDEX invitation_by_email ON public.invitation USING btree (account_id, email COLLATE "C", id);
CREATE INDEX invitation_by_expires_at ON public.invitation USING btree (account_id, expires_at, id);
CREATE INDEX invitation_by_inviter ON public.invitation USING btree (account_id, invited_by) WHERE (status = 'PENDING'::text);
CREATE INDEX invitation_by_organization ON public.invitation USING btree (account_id, organization_id, created_at, id) WHERE (organization_id IS NOT NULL);
CREATE INDEX invitation_by_sent_at ON public.invitation USING btree (account_id, sent_at, id);
CREATE INDEX invitation_by_status ON public.invitation USING btree (account_id, status, created_at, id);
CREATE INDEX invitation_due ON public.invitation USING btree (expires_at) WHERE (status = 'PENDING'::text);
CREATE UNIQUE INDEX invitation_pending_key ON public.invitation USING btree (account_id, email) WHERE (status = 'PENDING'::text);
comment on index invitation_pending_key is 'One pending invitation an address and account.';
CREATE INDEX invitation_reserving ON public.invitation USING btree (account_id, kind) WHERE (status = 'PENDING'::text);
comment on index invitation_reserving is 'Counts the seats that are reserved.';
CREATE INDEX invitation_search ON public.invitation USING gin (account_id, search_key gin_trgm_ops);
CREATE INDEX invitation_to_erase ON public.invitation USING btree (account_id, ended_at) WHERE ((ended_at IS NOT NULL) AND (accepted_by IS NULL) AND (erased_at IS NULL));
comment on index invitation_to_erase is 'Ended without a user. How long their addresses are kept differs by account.';
CREATE UNIQUE INDEX invitation_token_key ON public.invitation USING btree (account_id, token_hash);

create table invitation_channel (
  account_id uuid not null,
  invitation_id uuid not null,
  channel_id uuid not null,
  constraint invitation_channel_pkey PRIMARY KEY (account_id, invitation_id, channel_id),
  constraint invitation_channel_account_id_channel_id_fkey FOREIGN KEY (account_id, channel_id) REFERENCES channel(account_id, id) ON DELETE CASCADE,
  constraint invitation_channel_account_id_invitation_id_fkey FOREIGN KEY (account_id, invitation_id) REFERENCES invitation(account_id, id) ON DELETE CASCADE
);
comment on table invitation_channel is 'The channels that accepting gives to manage.';
CREATE INDEX invitation_channel_by_channel ON public.invitation_channel USING btree (account_id, channel_id);

create table invitation_chat_group (
  account_id uuid not null,
  invitation_id uuid not null,
  chat_group_id uuid not null,
  constraint invitation_chat_group_pkey PRIMARY KEY (account_id, invitation_id, chat_group_id),
  constraint invitation_chat_group_account_id_chat_group_id_fkey FOREIGN KEY (account_id, chat_group_id) REFERENCES chat_group(account_id, id) ON DELETE CASCADE,
  constraint invitation_chat_group_account_id_invitation_id_fkey FOREIGN KEY (account_id, invitation_id) REFERENCES invitation(account_id, id) ON DELETE CASCADE
);
comment on table invitation_chat_group is 'The chat groups that accepting gives.';
CREATE INDEX invitation_chat_group_by_chat_group ON public.invitation_chat_group USING btree (account_id, chat_group_id);

create table invitation_department (
  account_id uuid not null,
  invitation_id uuid not null,
  department_id uuid not null,
  constraint invitation_department_pkey PRIMARY KEY (account_id, invitation_id, department_id),
  constraint invitation_department_account_id_department_id_fkey FOREIGN KEY (account_id, department_id) REFERENCES department(account_id, id) ON DELETE CASCADE,
  constraint invitation_department_account_id_invitation_id_fkey FOREIGN KEY (account_id, invitation_id) REFERENCES invitation(account_id, id) ON DELETE CASCADE
);
comment on table invitation_department is 'The departments that accepting gives.';
CREATE INDEX invitation_department_by_department ON public.invitation_department USING btree (account_id, department_id);

create table invitation_project (
  account_id uuid not null,
  invitation_id uuid not null,
  project_id uuid not null,
  constraint invitation_project_pkey PRIMARY KEY (account_id, invitation_id, project_id),
  constraint invitation_project_account_id_invitation_id_fkey FOREIGN KEY (account_id, invitation_id) REFERENCES invitation(account_id, id) ON DELETE CASCADE,
  constraint invitation_project_account_id_project_id_fkey FOREIGN KEY (account_id, project_id) REFERENCES project(account_id, id) ON DELETE CASCADE
);
comment on table invitation_project is 'The projects that accepting gives.';
CREATE INDEX invitation_project_by_project ON public.invitation_project USING btree (account_id, project_id);

create table invitation_role (
  account_id uuid not null,
  invitation_id uuid not null,
  role_id uuid not null,
  constraint invitation_role_pkey PRIMARY KEY (account_id, invitation_id, role_id),
  constraint invitation_role_account_id_invitation_id_fkey FOREIGN KEY (account_id, invitation_id) REFERENCES invitation(account_id, id) ON DELETE CASCADE,
  constraint invitation_role_account_id_role_id_fkey FOREIGN KEY (account_id, role_id) REFERENCES role(account_id, id) ON DELETE CASCADE
);
comment on table invitation_role is 'The roles that accepting gives.';
CREATE INDEX invitation_role_by_role ON public.invitation_role USING btree (account_id, role_id, invitation_id);

create table invitation_skill (
  account_id uuid not null,
  invitation_id uuid not null,
  skill_id uuid not null,
  constraint invitation_skill_pkey PRIMARY KEY (account_id, invitation_id, skill_id),
  constraint invitation_skill_account_id_invitation_id_fkey FOREIGN KEY (account_id, invitation_id) REFERENCES invitation(account_id, id) ON DELETE CASCADE,
  constraint invitation_skill_account_id_skill_id_fkey FOREIGN KEY (account_id, skill_id) REFERENCES skill(account_id, id) ON DELETE CASCADE
);
comment on table invitation_skill is 'The skills that accepting gives.';
CREATE INDEX invitation_skill_by_skill ON public.invitation_skill USING btree (account_id, skill_id);

create table known_device (
  account_id uuid not null,
  user_id uuid not null,
  device_hash bytea not null,
  last_seen_at timestamp with time zone not null default now(),
  constraint known_device_pkey PRIMARY KEY (account_id, user_id, device_hash),
  constraint known_device_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id) ON DELETE CASCADE
);
comment on table known_device is 'From where users have signed in: a sign-in from elsewhere is mailed to its user. The last few of each user.';
comment on column known_device.device_hash is 'SHA-256 of the user''s id, the kind of program and system, and the network.';

create table label (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  color text not null,
  name_key text collate "C" not null generated always as (fold(name)) stored,
  created_at timestamp with time zone not null default now(),
  constraint label_pkey PRIMARY KEY (account_id, id),
  constraint label_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint label_color_check CHECK ((color ~ '^#[0-9a-f]{6}$'::text))
);
comment on table label is 'What conversations are marked with. Deleting one takes it off them.';
CREATE UNIQUE INDEX label_name_key ON public.label USING btree (account_id, name_key);

create table last_seen (
  account_id uuid not null,
  user_id uuid not null,
  last_seen_at timestamp with time zone not null default '-infinity'::timestamp with time zone,
  constraint last_seen_pkey PRIMARY KEY (account_id, user_id),
  constraint last_seen_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id) ON DELETE CASCADE
) with (autovacuum_vacuum_scale_factor=0.02);
comment on table last_seen is 'When a user was last there: one row a user, and apart from it, because it is written every minute and ordered by.';
comment on column last_seen.last_seen_at is 'Minus infinity: never.';
CREATE INDEX last_seen_by_time ON public.last_seen USING btree (account_id, last_seen_at, user_id);

create table link_token (
  account_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  purpose text not null,
  email text not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  constraint link_token_pkey PRIMARY KEY (account_id, id),
  constraint link_token_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id) ON DELETE CASCADE,
  constraint link_token_purpose_check CHECK ((purpose = ANY (ARRAY['VERIFY_EMAIL'::text, 'RESET_PASSWORD'::text, 'CHANGE_EMAIL'::text, 'CHOOSE_PASSWORD'::text])))
);
comment on table link_token is 'What a mailed link stands for. Using it deletes the row, so that of many who race one wins.';
CREATE INDEX link_token_by_expiry ON public.link_token USING btree (expires_at);
CREATE UNIQUE INDEX link_token_hash_key ON public.link_token USING btree (account_id, token_hash);
CREATE UNIQUE INDEX link_token_one_key ON public.link_token USING btree (account_id, user_id, purpose);
comment on index link_token_one_key is 'A newer link of a kind replaces the older one.';

create table mailbox (
  id bigint not null generated always as identity,
  message_id text not null,
  recipient text not null,
  subject text not null,
  body_text text not null,
  body_html text not null,
  created_at timestamp with time zone not null default now(),
  constraint mailbox_pkey PRIMARY KEY (id)
);
comment on table mailbox is 'Mails of a development server without SMTP, links included; only the newest are kept. Always empty in production.';
comment on column mailbox.message_id is 'The same for a mail that was handed over twice.';

create table message (
  account_id uuid not null,
  id uuid not null,
  conversation_id uuid not null,
  author text not null,
  user_id uuid,
  text text not null,
  created_at timestamp with time zone not null default clock_timestamp(),
  constraint message_pkey PRIMARY KEY (account_id, id),
  constraint message_account_id_conversation_id_fkey FOREIGN KEY (account_id, conversation_id) REFERENCES conversation(account_id, id) ON DELETE CASCADE,
  constraint message_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id),
  constraint message_author_check CHECK ((author = ANY (ARRAY['CONTACT'::text, 'USER'::text, 'SYSTEM'::text]))),
  constraint message_user_check CHECK (((author = 'USER'::text) = (user_id IS NOT NULL)))
) with (autovacuum_vacuum_insert_scale_factor=0.02);
comment on table message is 'What was said, in the order of a conversation''s lock.';
CREATE INDEX message_by_conversation ON public.message USING btree (account_id, conversation_id, created_at, id);
CREATE INDEX message_by_user ON public.message USING btree (account_id, user_id, created_at) INCLUDE (conversation_id) WHERE (user_id IS NOT NULL);

create table milestone (
  account_id uuid not null,
  conversation_id uuid not null,
  kind text not null,
  user_id uuid not null,
  at timestamp with time zone not null default clock_timestamp(),
  seconds double precision,
  constraint milestone_pkey PRIMARY KEY (account_id, conversation_id, kind, user_id, at),
  constraint milestone_account_id_conversation_id_fkey FOREIGN KEY (account_id, conversation_id) REFERENCES conversation(account_id, id) ON DELETE CASCADE,
  constraint milestone_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id),
  constraint milestone_kind_check CHECK ((kind = ANY (ARRAY['RECEIVED'::text, 'ANSWERED'::text, 'CLOSED'::text]))),
  constraint milestone_seconds_check CHECK (((kind = 'ANSWERED'::text) = (seconds IS NOT NULL)))
);
comment on table milestone is 'What users did with conversations, for reports: only ever added to.';
comment on column milestone.seconds is 'From the contact''s first message to the first answer.';
CREATE INDEX milestone_by_user ON public.milestone USING btree (account_id, user_id, kind, at) INCLUDE (conversation_id, seconds);
CREATE INDEX milestone_received ON public.milestone USING btree (account_id, user_id, at) WHERE (kind = 'RECEIVED'::text);
comment on index milestone_received is 'Who was given a conversation longest ago is the next to be given one.';

create unlogged table node (
  id uuid not null,
  beat_at timestamp with time zone not null default now(),
  constraint node_pkey PRIMARY KEY (id)
);
comment on table node is 'The nodes that hold sockets and are alive. What one says of its sockets holds for as long as it beats.';
comment on column node.beat_at is 'Renewed every few seconds, by the database''s clock alone.';

create table organization (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  created_at timestamp with time zone not null default now(),
  version integer not null default 1,
  name_key text collate "C" not null generated always as (fold(name)) stored,
  constraint organization_pkey PRIMARY KEY (account_id, id),
  constraint organization_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
comment on table organization is 'A third party with client accounts, such as a partner or a franchisee. Not deleted while it has users.';
CREATE UNIQUE INDEX organization_name_key ON public.organization USING btree (account_id, name_key);
CREATE INDEX organization_search ON public.organization USING gin (account_id, name_key gin_trgm_ops);

create table organization_contact_group (
  account_id uuid not null,
  organization_id uuid not null,
  contact_group_id uuid not null,
  constraint organization_contact_group_pkey PRIMARY KEY (account_id, organization_id, contact_group_id),
  constraint organization_contact_group_account_id_contact_group_id_fkey FOREIGN KEY (account_id, contact_group_id) REFERENCES contact_group(account_id, id) ON DELETE CASCADE,
  constraint organization_contact_group_account_id_organization_id_fkey FOREIGN KEY (account_id, organization_id) REFERENCES organization(account_id, id) ON DELETE CASCADE
);
comment on table organization_contact_group is 'The groups whose contacts'' conversations an organization may read.';
CREATE INDEX organization_contact_group_by_group ON public.organization_contact_group USING btree (account_id, contact_group_id, organization_id);

create unlogged table presence (
  account_id uuid not null,
  node_id uuid not null,
  user_ids uuid[] not null,
  constraint presence_pkey PRIMARY KEY (account_id, node_id)
);
comment on table presence is 'The users of an account who have a socket open at a node: one row for them all, so that thousands who reconnect at once are a few rows. No foreign keys: checking them would lock the account''s row and every user''s.';
CREATE INDEX presence_by_node ON public.presence USING btree (node_id);

create table project (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  name_key text collate "C" not null generated always as (fold(name)) stored,
  created_at timestamp with time zone not null default now(),
  constraint project_pkey PRIMARY KEY (account_id, id),
  constraint project_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
comment on table project is 'What some of the team work on together. Not deleted while users belong to it.';
CREATE UNIQUE INDEX project_name_key ON public.project USING btree (account_id, name_key);

create table quick_reply (
  account_id uuid not null,
  id uuid not null,
  shortcut text not null,
  text text not null,
  name_key text collate "C" not null generated always as (fold(shortcut)) stored,
  created_at timestamp with time zone not null default now(),
  constraint quick_reply_pkey PRIMARY KEY (account_id, id),
  constraint quick_reply_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
comment on table quick_reply is 'A text that is written often, by its shortcut.';
CREATE UNIQUE INDEX quick_reply_name_key ON public.quick_reply USING btree (account_id, name_key);

create table recovery_code (
  account_id uuid not null,
  user_id uuid not null,
  code_hash bytea not null,
  constraint recovery_code_pkey PRIMARY KEY (account_id, user_id, code_hash),
  constraint recovery_code_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES two_factor(account_id, user_id) ON DELETE CASCADE
);
comment on table recovery_code is 'What stands in for a lost authenticator, once: using a code deletes its row.';
comment on column recovery_code.code_hash is 'SHA-256 of the user''s id and 80 random bits; the code itself is nowhere.';

create table role (
  account_id uuid not null,
  id uuid not null,
  kind text not null,
  system_role text,
  name text not null,
  description text,
  permissions text[] not null,
  created_at timestamp with time zone not null default now(),
  version integer not null default 1,
  name_key text collate "C" not null generated always as (fold(name)) stored,
  constraint role_pkey PRIMARY KEY (account_id, id),
  constraint role_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint role_check CHECK (((kind = 'SYSTEM'::text) = (system_role IS NOT NULL))),
  constraint role_kind_check CHECK ((kind = ANY (ARRAY['SYSTEM'::text, 'CUSTOM'::text]))),
  constraint role_system_role_check CHECK ((system_role = ANY (ARRAY['ADMINISTRATOR'::text, 'MANAGER'::text, 'AGENT'::text, 'DISPATCHER'::text, 'EDITOR'::text, 'ATTENDANT'::text])))
);
comment on table role is 'Sets of permissions. The six system roles are rows of every account, in English; readers translate them.';
CREATE UNIQUE INDEX role_name_key ON public.role USING btree (account_id, name_key);
comment on index role_name_key is 'Names are unique in an account without regard to case and accents.';
CREATE UNIQUE INDEX role_system_key ON public.role USING btree (account_id, system_role) WHERE (system_role IS NOT NULL);

create table seat_request (
  account_id uuid not null,
  id uuid not null,
  seats integer not null,
  note text,
  requested_by uuid,
  created_at timestamp with time zone not null default now(),
  constraint seat_request_pkey PRIMARY KEY (account_id, id),
  constraint seat_request_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id),
  constraint seat_request_account_id_requested_by_fkey FOREIGN KEY (account_id, requested_by) REFERENCES app_user(account_id, id)
);
comment on table seat_request is 'Requests to the operator for more seats, kept although they are mailed.';

create table session (
  account_id uuid not null,
  id uuid not null,
  user_id uuid not null,
  token_hash bytea not null,
  created_at timestamp with time zone not null default now(),
  last_used_at timestamp with time zone not null default now(),
  expires_at timestamp with time zone not null,
  ip_address text,
  user_agent text,
  check_at timestamp with time zone not null default now(),
  constraint session_pkey PRIMARY KEY (account_id, id),
  constraint session_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id) ON DELETE CASCADE
) with (fillfactor=85);
comment on table session is 'A sign-in that lasts: its row is its life, and deleting it its end.';
comment on column session.token_hash is 'SHA-256 of the token; the token itself is nowhere.';
comment on column session.check_at is 'When it may be over and has to be checked: using it moves its end, but not this.';
CREATE INDEX session_by_check ON public.session USING btree (check_at);
comment on index session_by_check is 'Not by the end itself: whoever looks for a living session must not be led here where most are dead.';
CREATE INDEX session_by_user ON public.session USING btree (account_id, user_id);
CREATE UNIQUE INDEX session_token_key ON public.session USING btree (account_id, token_hash);

create table sign_in_challenge (
  account_id uuid not null,
  token_hash bytea not null,
  user_id uuid not null,
  kind text not null,
  second_factor boolean not null,
  cookie boolean not null,
  expires_at timestamp with time zone not null,
  constraint sign_in_challenge_pkey PRIMARY KEY (account_id, token_hash),
  constraint sign_in_challenge_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id) ON DELETE CASCADE,
  constraint sign_in_challenge_kind_check CHECK ((kind = ANY (ARRAY['TWO_FACTOR'::text, 'PASSWORD_CHANGE'::text, 'TWO_FACTOR_ENROLMENT'::text])))
);
comment on table sign_in_challenge is 'A sign-in that is not done: the password was right, and something else is still to be shown. Succeeding deletes the row.';
comment on column sign_in_challenge.token_hash is 'SHA-256 of the token; the token itself is nowhere.';
comment on column sign_in_challenge.second_factor is 'Whether the second factor was shown on the way here.';
comment on column sign_in_challenge.cookie is 'Whether the session, once it begins, is wanted as a cookie.';
CREATE INDEX sign_in_challenge_by_expiry ON public.sign_in_challenge USING btree (expires_at);
CREATE INDEX sign_in_challenge_by_user ON public.sign_in_challenge USING btree (account_id, user_id);

create table skill (
  account_id uuid not null,
  id uuid not null,
  name text not null,
  name_key text collate "C" not null generated always as (fold(name)) stored,
  created_at timestamp with time zone not null default now(),
  constraint skill_pkey PRIMARY KEY (account_id, id),
  constraint skill_account_id_fkey FOREIGN KEY (account_id) REFERENCES account(id)
);
comment on table skill is 'What a user is competent in. Deleting one takes it off whoever has it.';
CREATE UNIQUE INDEX skill_name_key ON public.skill USING btree (account_id, name_key);

create table throttle (
  key bytea not null,
  count integer not null,
  maximum integer not null,
  ends_at timestamp with time zone not null,
  constraint throttle_pkey PRIMARY KEY (key),
  constraint throttle_count_check CHECK ((count >= 0)),
  constraint throttle_key_check CHECK ((length(key) = 32)),
  constraint throttle_room CHECK ((count <= maximum))
) with (fillfactor=50);
comment on table throttle is 'Attempts counted in windows of time: at signing in, resetting, signing up, inviting. Logged: a crash must not give a guesser its attempts back.';
comment on column throttle.key is 'SHA-256 of what is limited and for whom, so that no address is kept here.';
comment on column throttle.count is 'Attempts taken in the window.';
comment on column throttle.ends_at is 'The end of the window, which begins with its first attempt. Not indexed: every attempt stays an update in place.';
comment on constraint throttle_room on throttle is 'No attempt beyond the limit, however many are made at once.';

create table two_factor (
  account_id uuid not null,
  user_id uuid not null,
  secret text not null,
  last_step integer not null,
  enabled_at timestamp with time zone not null default now(),
  constraint two_factor_pkey PRIMARY KEY (account_id, user_id),
  constraint two_factor_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id) ON DELETE CASCADE
);
comment on table two_factor is 'Second factors (TOTP, RFC 6238) in force: no row, no second factor.';
comment on column two_factor.secret is 'Sealed with SECRET_KEY; sealed anew with its first key whenever a code is accepted.';
comment on column two_factor.last_step is 'The time step of the last accepted code: only codes of later ones are accepted, so that none is twice.';

create table two_factor_enrolment (
  account_id uuid not null,
  user_id uuid not null,
  secret text not null,
  expires_at timestamp with time zone not null,
  constraint two_factor_enrolment_pkey PRIMARY KEY (account_id, user_id),
  constraint two_factor_enrolment_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id) ON DELETE CASCADE
);
comment on table two_factor_enrolment is 'Secrets that wait for their first code. Beginning again replaces the older one.';
CREATE INDEX two_factor_enrolment_by_expiry ON public.two_factor_enrolment USING btree (expires_at);

create table user_channel (
  account_id uuid not null,
  user_id uuid not null,
  channel_id uuid not null,
  constraint user_channel_pkey PRIMARY KEY (account_id, user_id, channel_id),
  constraint user_channel_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id) ON DELETE CASCADE,
  constraint user_channel_channel_fkey FOREIGN KEY (account_id, channel_id) REFERENCES channel(account_id, id)
);
comment on table user_channel is 'Which channels a user manages.';
CREATE INDEX user_channel_by_channel ON public.user_channel USING btree (account_id, channel_id, user_id);

create table user_chat_group (
  account_id uuid not null,
  user_id uuid not null,
  chat_group_id uuid not null,
  constraint user_chat_group_pkey PRIMARY KEY (account_id, user_id, chat_group_id),
  constraint user_chat_group_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id) ON DELETE CASCADE,
  constraint user_chat_group_chat_group_fkey FOREIGN KEY (account_id, chat_group_id) REFERENCES chat_group(account_id, id)
);
comment on table user_chat_group is 'Which chat groups a user takes part in.';
CREATE INDEX user_chat_group_by_chat_group ON public.user_chat_group USING btree (account_id, chat_group_id, user_id);

create table user_department (
  account_id uuid not null,
  user_id uuid not null,
  department_id uuid not null,
  constraint user_department_pkey PRIMARY KEY (account_id, user_id, department_id),
  constraint user_department_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id) ON DELETE CASCADE,
  constraint user_department_department_fkey FOREIGN KEY (account_id, department_id) REFERENCES department(account_id, id)
);
comment on table user_department is 'Which departments a user works in.';
CREATE INDEX user_department_by_department ON public.user_department USING btree (account_id, department_id, user_id);

create table user_project (
  account_id uuid not null,
  user_id uuid not null,
  project_id uuid not null,
  constraint user_project_pkey PRIMARY KEY (account_id, user_id, project_id),
  constraint user_project_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id) ON DELETE CASCADE,
  constraint user_project_project_fkey FOREIGN KEY (account_id, project_id) REFERENCES project(account_id, id)
);
comment on table user_project is 'Which projects a user works on.';
CREATE INDEX user_project_by_project ON public.user_project USING btree (account_id, project_id, user_id);

create table user_role (
  account_id uuid not null,
  user_id uuid not null,
  role_id uuid not null,
  constraint user_role_pkey PRIMARY KEY (account_id, user_id, role_id),
  constraint user_role_account_id_role_id_fkey FOREIGN KEY (account_id, role_id) REFERENCES role(account_id, id),
  constraint user_role_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id) ON DELETE CASCADE
);
comment on table user_role is 'Which roles a user holds.';
CREATE INDEX user_role_by_role ON public.user_role USING btree (account_id, role_id, user_id);

create table user_skill (
  account_id uuid not null,
  user_id uuid not null,
  skill_id uuid not null,
  constraint user_skill_pkey PRIMARY KEY (account_id, user_id, skill_id),
  constraint user_skill_account_id_user_id_fkey FOREIGN KEY (account_id, user_id) REFERENCES app_user(account_id, id) ON DELETE CASCADE,
  constraint user_skill_skill_fkey FOREIGN KEY (account_id, skill_id) REFERENCES skill(account_id, id) ON DELETE CASCADE
);
comment on table user_skill is 'What a user is competent in.';
CREATE INDEX user_skill_by_skill ON public.user_skill USING btree (account_id, skill_id, user_id);

create table worker_heartbeat (
  worker_id text not null,
  beat_at timestamp with time zone not null default now(),
  constraint worker_heartbeat_pkey PRIMARY KEY (worker_id)
);
comment on table worker_heartbeat is 'The nodes that run jobs and are alive. Jobs locked by any other worker are given back to the queue.';
comment on column worker_heartbeat.worker_id is 'What graphile-worker writes into locked_by: the id of one pool of workers, new with every start.';
comment on column worker_heartbeat.beat_at is 'Renewed every few seconds, by the database''s clock alone.';

-- trigger app_user_has_last_seen
