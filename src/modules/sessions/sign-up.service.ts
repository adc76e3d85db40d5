import { v7 as uuidv7 } from "uuid";
import type { Language } from "../../access/language.js";
import { SystemRole } from "../../access/system-roles.js";
import type { Database, Tx } from "../../database/database.js";
import { problem, Refusal } from "../../errors/user-error.js";
import { append } from "../../events/append.js";
import { changesOf, EventKind } from "../../events/event.js";
import { isDisposable } from "../../input/emails.js";
import { InputCheck } from "../../input/input-check.js";
import { isSlug, slugCandidates } from "../../input/slug.js";
import type { Outbox } from "../../mail/outbox.js";
import { withinLimits } from "../../security/limited.js";
import { checkNewPassword } from "../../security/password-strength.js";
import { hashPassword } from "../../security/passwords.js";
import { insertAccount, localeOf } from "../accounts/index.js";
import { insertSystemRoles } from "../roles/index.js";
import { clientNetwork } from "./client-network.js";
import { putLinks } from "./link.store.js";
import type { Device, OpenedSession, OpenSession } from "./open-session.js";
import { insertFirstUser } from "./sign-up.store.js";

export interface SignUpRequest {
  accountName: string;
  slug?: string | null;
  firstName: string;
  lastName: string;
  email: string;
  password: string;
  language?: Language | null;
  region?: string | null;
  timeZone?: string | null;
}

export interface SignUpSettings {
  /** Seats of a new account. */
  seats: number;
  /** New accounts in an hour from one client; null: no limit. */
  perHour: number | null;
}

/** A new account with its first user, an Administrator, who is signed in at once. */
export class SignUpService {
  constructor(
    private readonly db: Database,
    private readonly openSession: OpenSession,
    private readonly outbox: Outbox,
    private readonly settings: SignUpSettings,
  ) {}

  async createAccount(input: SignUpRequest, device: Device): Promise<OpenedSession> {
    const wanted = await cleaned(input);
    return withinLimits(this.db, this.#limits(device), async () => {
      const passwordHash = await hashPassword(input.password);
      return this.db.transaction((tx) => this.#create(tx, wanted, passwordHash, device));
    });
  }

  #limits({ ipAddress }: Device) {
    const { perHour } = this.settings;
    if (perHour === null) return [];
    return [{ key: `signUp:${clientNetwork(ipAddress)}`, max: perHour, windowSeconds: 3600 }];
  }

  async #create(tx: Tx, wanted: Cleaned, passwordHash: string, device: Device): Promise<OpenedSession> {
    const { firstName, lastName, email, language, region, timeZone, accountName: name } = wanted;
    const { seats } = this.settings;
    const accountId = uuidv7();
    const slug = await takeSlug(wanted.slugs, (candidate) =>
      insertAccount(tx, { id: accountId, slug: candidate, name, language, region, timeZone, seatLimit: seats }),
    );
    if (slug === null) throw new Refusal(problem("ALREADY_EXISTS", ["input", "slug"]));

    const roleIds = await insertSystemRoles(tx, accountId);
    const roleId = roleIds[SystemRole.ADMINISTRATOR];
    const userId = uuidv7();
    await insertFirstUser(tx, { accountId, id: userId, firstName, lastName, email, passwordHash, language, roleId });
    const [token] = await putLinks(tx, "VERIFY_EMAIL", [{ accountId, userId, email }]);
    await this.outbox.sendMail(tx, { kind: "VERIFY_EMAIL", accountId, to: email, language, token: token! });
    const opened = await this.openSession(tx, { accountId, id: userId }, device);

    const author = { id: userId, name: `${firstName} ${lastName}` };
    const settings = { name, slug, language, region, timeZone, seatLimit: seats };
    const person = { firstName, lastName, email, roleIds: [roleId] };
    const events = [
      { kind: EventKind.ACCOUNT_CREATED, changes: changesOf({}, settings) },
      { kind: EventKind.USER_CREATED, userId, subjectName: author.name, changes: changesOf({}, person) },
    ];
    // Nobody can be waiting for news of an account that nobody else has seen.
    await append(tx, accountId, author, events, false);
    return opened;
  }
}

/** The first of the candidates that is free; null where none is. */
async function takeSlug(candidates: readonly string[], take: (slug: string) => Promise<boolean>) {
  for (const candidate of candidates) if (await take(candidate)) return candidate;
  return null;
}

type Cleaned = Awaited<ReturnType<typeof cleaned>>;

async function cleaned(input: SignUpRequest) {
  const check = new InputCheck();
  const accountName = check.name(input.accountName, ["input", "accountName"]);
  const chosen = input.slug?.trim();
  if (chosen !== undefined && !isSlug(chosen)) check.refuse("INVALID", ["input", "slug"]);
  const firstName = check.name(input.firstName, ["input", "firstName"]);
  const lastName = check.name(input.lastName, ["input", "lastName"]);
  const email = check.email(input.email, ["input", "email"]);
  if (email && isDisposable(email)) check.refuse("EMAIL_DISPOSABLE", ["input", "email"]);
  const locale = localeOf(check, input);
  const context = [accountName, firstName, lastName, email];
  await checkNewPassword(check, input.password, ["input", "password"], context);
  check.done();
  return { accountName, slugs: chosen ? [chosen] : slugCandidates(accountName), firstName, lastName, email, ...locale };
}
