import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("label")
export class LabelEntity {
  @PrimaryColumn("uuid", { name: "account_id" }) accountId: string;
  @PrimaryColumn("uuid") id: string;
  @Column("text") name: string;
  @Column("text") color: string;
}
