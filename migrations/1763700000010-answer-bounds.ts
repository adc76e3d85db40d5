import type { MigrationInterface, QueryRunner } from "typeorm";

/** Refuses answers that grow beyond all measure, before they are put together. */
export class AnswerBounds1763700000010 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      create function fits(bytes bigint, most bigint) returns boolean
        language plpgsql immutable strict parallel safe
        as $$ begin
          if bytes > most then raise exception 'the answer would be too large' using errcode = 'RT001'; end if;
          return true;
        end $$;
      comment on function fits is 'True, or an error with code RT001: a statement that joins it ends there.';
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query("drop function fits");
  }
}
