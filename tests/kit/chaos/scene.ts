import { type FragileMailServer, startFragileMailServer } from "./mail-server.js";
import { type FragileNodes, startFragileNodes } from "./nodes.js";
import { anAccountOfPeople, type ChaosAccount } from "./people.js";
import { type FragilePostgres, startFragilePostgres } from "./postgres.js";
import type { Random } from "./random.js";

const SEATS = 40;
const MAIL_FROM = "Roster <no-reply@roster.example>";

export interface Scene {
  postgres: FragilePostgres;
  mailServer: FragileMailServer;
  nodes: FragileNodes;
  accounts: ChaosAccount[];
  close(): Promise<void>;
}

export interface SceneOptions {
  accounts: number;
  /** Users of an account who are edited. */
  team: number;
  /** Settings of the nodes, over those of the scene. */
  env?: Record<string, string>;
  random: Random;
}

const NODES = 3;
const WARDS = 2;
const AGENTS = 3;

/** Three nodes on a PostgreSQL of their own, a mail server, and accounts with their people. */
export async function setScene({ accounts, team, env, random }: SceneOptions): Promise<Scene> {
  const closing: (() => Promise<void>)[] = [];
  const close = async () => {
    for (const end of closing.splice(0).reverse()) await end();
  };
  try {
    const [postgres, mailServer] = await Promise.all([startFragilePostgres(), startFragileMailServer()]);
    closing.push(
      () => postgres.close(),
      () => mailServer.close(),
    );
    const settings = {
      SMTP_URL: mailServer.url,
      MAIL_FROM,
      APP_URL: "https://roster.example",
      DEFAULT_SEATS: String(SEATS),
      ...env,
    };
    const nodes = await startFragileNodes(postgres.url, settings, random.fork());
    closing.push(() => nodes.close());
    await Promise.all(Array.from({ length: NODES }, () => nodes.start()));
    const slugs = Array.from({ length: accounts }, (_, i) => `chaos-${i + 1}`);
    const { url } = nodes.cluster;
    const made = slugs.map((slug) => anAccountOfPeople({ url, mailServer, slug, wards: WARDS, team, agents: AGENTS }));
    return { postgres, mailServer, nodes, accounts: await Promise.all(made), close };
  } catch (error) {
    await close();
    throw error;
  }
}
