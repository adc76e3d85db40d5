import { v7 as uuidv7 } from "uuid";

/* Who writes to the demo account, in which groups they are, and which third parties have to do with whom. */

const GROUPS = ["Atacado", "Cafeterias parceiras", "Clube do Pão", "Condomínio Vila Clara"] as const;

type Group = (typeof GROUPS)[number];

const ORGANIZATIONS: readonly { name: string; groups: readonly Group[] }[] = [
  { name: "Distribuidora Trigal", groups: ["Atacado"] },
  { name: "Rede Café do Largo", groups: ["Cafeterias parceiras", "Atacado"] },
  { name: "Síndica Vila Clara", groups: ["Condomínio Vila Clara"] },
];

const CONTACTS: readonly { name: string; email?: string; phone?: string; groups: readonly Group[] }[] = [
  { name: "Adelaide Moura", phone: "+55 11 95550-0101", groups: ["Clube do Pão"] },
  { name: "Benício Sales", phone: "+55 11 95550-0102", groups: ["Clube do Pão", "Condomínio Vila Clara"] },
  { name: "Café do Largo, Centro", email: "centro@cafedolargo.example", groups: ["Cafeterias parceiras"] },
  { name: "Café do Largo, Lapa", email: "lapa@cafedolargo.example", groups: ["Cafeterias parceiras"] },
  { name: "Damião Freitas", phone: "+55 11 95550-0103", groups: [] },
  { name: "Empório Ipê", email: "compras@emporioipe.example", phone: "+55 11 95550-0104", groups: ["Atacado"] },
  { name: "Florência Antunes", phone: "+55 11 95550-0105", groups: ["Condomínio Vila Clara"] },
  { name: "Hotel Serra Azul", email: "cozinha@serraazul.example", groups: ["Atacado"] },
  { name: "Íris Valadares", email: "iris@valadares.example", phone: "+55 11 95550-0106", groups: [] },
  { name: "Jonas Teles", phone: "+55 11 95550-0107", groups: ["Clube do Pão"] },
];

/** Something with an id, and the ids of the groups that it has to do with. */
interface Grouped {
  id: string;
  name: string;
  groupIds: string[];
}

/** Third parties and contacts, as they are stored and told of. */
export interface OutsideRows {
  groups: { id: string; name: string }[];
  organizations: (Grouped & { groups: readonly string[] })[];
  contacts: (Grouped & { email?: string; phone?: string })[];
}

/** These, with ids. */
export function outsideRows(): OutsideRows {
  const groups = GROUPS.map((name) => ({ id: uuidv7(), name }));
  const made = <Of extends { groups: readonly string[] }>(one: Of) => ({
    ...one,
    id: uuidv7(),
    groupIds: groups.flatMap(({ id, name }) => (one.groups.includes(name) ? id : [])),
  });
  return { groups, organizations: ORGANIZATIONS.map(made), contacts: CONTACTS.map(made) };
}
