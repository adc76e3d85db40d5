import type { MigrationInterface, QueryRunner } from "typeorm";

/** What stands between a right password and a session: passwords that others set, second factors, and the steps of signing in. */
export class TwoFactor1763700000004 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table app_user
        add must_change_password boolean not null default false,
        add two_factor_required boolean not null default false;
      comment on column app_user.must_change_password is 'Somebody else set the password: it opens nothing but the choice of another.';
      comment on column app_user.two_factor_required is 'Beside the account''s own requirement.';

      create table two_factor (
        account_id uuid not null,
        user_id uuid not null,
        secret text not null,
        last_step integer not null,
        enabled_at timestamptz not null default now(),
        primary key (account_id, user_id),
        foreign key (account_id, user_id) references app_user on delete cascade
      );
      comment on table two_factor is 'Second factors (TOTP, RFC 6238) in force: no row, no second factor.';
      comment on column two_factor.secret is 'Sealed with SECRET_KEY; sealed anew with its first key whenever a code is accepted.';
      comment on column two_factor.last_step is 'The time step of the last accepted code: only codes of later ones are accepted, so that none is twice.';

      create table recovery_code (
        account_id uuid not null,
        user_id uuid not null,
        code_hash bytea not null,
        primary key (account_id, user_id, code_hash),
        foreign key (account_id, user_id) references two_factor on delete cascade
      );
      comment on table recovery_code is 'What stands in for a lost authenticator, once: using a code deletes its row.';
      comment on column recovery_code.code_hash is 'SHA-256 of the user''s id and 80 random bits; the code itself is nowhere.';

      create table two_factor_enrolment (
        account_id uuid not null,
        user_id uuid not null,
        secret text not null,
        expires_at timestamptz not null,
        primary key (account_id, user_id),
        foreign key (account_id, user_id) references app_user on delete cascade
      );
      comment on table two_factor_enrolment is 'Secrets that wait for their first code. Beginning again replaces the older one.';
      create index two_factor_enrolment_by_expiry on two_factor_enrolment (expires_at);

      create table sign_in_challenge (
        account_id uuid not null,
        token_hash bytea not null,
        user_id uuid not null,
        kind text not null check (kind in ('TWO_FACTOR', 'PASSWORD_CHANGE', 'TWO_FACTOR_ENROLMENT')),
        second_factor boolean not null,
        cookie boolean not null,
        expires_at timestamptz not null,
        primary key (account_id, token_hash),
        foreign key (account_id, user_id) references app_user on delete cascade
      );
      comment on table sign_in_challenge is 'A sign-in that is not done: the password was right, and something else is still to be shown. Succeeding deletes the row.';
      comment on column sign_in_challenge.token_hash is 'SHA-256 of the token; the token itself is nowhere.';
      comment on column sign_in_challenge.second_factor is 'Whether the second factor was shown on the way here.';
      comment on column sign_in_challenge.cookie is 'Whether the session, once it begins, is wanted as a cookie.';
      create index sign_in_challenge_by_user on sign_in_challenge (account_id, user_id);
      create index sign_in_challenge_by_expiry on sign_in_challenge (expires_at);

      create table known_device (
        account_id uuid not null,
        user_id uuid not null,
        device_hash bytea not null,
        last_seen_at timestamptz not null default now(),
        primary key (account_id, user_id, device_hash),
        foreign key (account_id, user_id) references app_user on delete cascade
      );
      comment on table known_device is 'From where users have signed in: a sign-in from elsewhere is mailed to its user. The last few of each user.';
      comment on column known_device.device_hash is 'SHA-256 of the user''s id, the kind of program and system, and the network.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      drop table known_device, sign_in_challenge, two_factor_enrolment, recovery_code, two_factor;
      alter table app_user drop two_factor_required, drop must_change_password;
    `);
  }
}
