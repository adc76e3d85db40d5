import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("quick_reply")
export class QuickReplyEntity {
  @PrimaryColumn("uuid", { name: "account_id" }) accountId: string;
  @PrimaryColumn("uuid") id: string;
  @Column("text", { name: "shortcut" }) name: string;
  @Column("text") text: string;
}
