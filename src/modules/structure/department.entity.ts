import { Column, Entity, PrimaryColumn } from "typeorm";

@Entity("department")
export class DepartmentEntity {
  @PrimaryColumn("uuid", { name: "account_id" }) accountId: string;
  @PrimaryColumn("uuid") id: string;
  @Column("text") name: string;
}
