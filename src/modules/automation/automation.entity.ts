import { Column, Entity, PrimaryColumn } from "typeorm";

/** What an account says and does by itself. An account in which nothing was set yet has none. */
@Entity("automation")
export class AutomationEntity {
  @PrimaryColumn("uuid", { name: "account_id" }) accountId: string;
  @Column("text", { nullable: true }) greeting: string | null;
  @Column("text", { nullable: true }) closing: string | null;
  @Column("boolean", { name: "distribution_enabled" }) distributionEnabled: boolean;
}
