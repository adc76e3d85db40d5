import { Column, Entity, PrimaryColumn } from "typeorm";

/** What organizations, contact groups and contacts have in common. */
abstract class NamedEntity {
  @PrimaryColumn("uuid", { name: "account_id" }) accountId: string;
  @PrimaryColumn("uuid") id: string;
  @Column("text") name: string;
}

@Entity("organization")
export class OrganizationEntity extends NamedEntity {
  @Column("integer", { default: 1 }) version: number;
}

@Entity("contact_group")
export class ContactGroupEntity extends NamedEntity {}

@Entity("contact")
export class ContactEntity extends NamedEntity {
  @Column("text", { nullable: true }) email: string | null;
  @Column("text", { nullable: true }) phone: string | null;
}
