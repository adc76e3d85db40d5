import type { MigrationInterface, QueryRunner } from "typeorm";

/** Counters of attempts: one table for all nodes, so that asking another node gains nobody a guess. */
export class Throttle1763700000002 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create table throttle (
        key bytea primary key check (length(key) = 32),
        count integer not null check (count >= 0),
        maximum integer not null,
        ends_at timestamptz not null,
        constraint throttle_room check (count <= maximum)
      ) with (fillfactor = 50);
      comment on table throttle is 'Attempts counted in windows of time: at signing in, resetting, signing up, inviting. Logged: a crash must not give a guesser its attempts back.';
      comment on column throttle.key is 'SHA-256 of what is limited and for whom, so that no address is kept here.';
      comment on column throttle.count is 'Attempts taken in the window.';
      comment on column throttle.ends_at is 'The end of the window, which begins with its first attempt. Not indexed: every attempt stays an update in place.';
      comment on constraint throttle_room on throttle is 'No attempt beyond the limit, however many are made at once.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("drop table throttle;");
  }
}
