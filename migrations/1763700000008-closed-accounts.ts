import type { MigrationInterface, QueryRunner } from "typeorm";

/** Accounts that have been closed, until the last of their rows is gone. */
export class ClosedAccounts1763700000008 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      alter table account add closed_at timestamptz;
      comment on column account.closed_at is 'From then on nobody gets in and nothing is written. Its rows are removed once every node has heard of it.';
      create index account_closed on account (closed_at) where closed_at is not null;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("alter table account drop closed_at");
  }
}
