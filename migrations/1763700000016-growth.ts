import type { MigrationInterface, QueryRunner } from "typeorm";

/** What every console asks for as it starts is answered from an index, however many people have been invited. */
export class Growth1763700000016 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create index invitation_reserving on invitation (account_id, kind) where status = 'PENDING';
      comment on index invitation_reserving is 'Counts the seats that are reserved.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("drop index invitation_reserving");
  }
}
