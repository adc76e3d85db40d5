import type { Database } from "../../database/database.js";
import { problem, Refusal } from "../../errors/user-error.js";
import type { Write } from "../../events/write.js";
import { normalizeEmail } from "../../input/emails.js";
import { typedSlug } from "../accounts/index.js";
import { type Credentials, findByEmail, findCredentials } from "./credential.store.js";
import { type Enter, type Entered, signInBy } from "./entrance.js";
import type { Device } from "./open-session.js";
import { whosePassword } from "./password-attempts.js";

/**
 * The most accounts in which a password is tried where none is named: each costs the work of one. Whoever has users in more names
 * the account.
 */
const MOST_ACCOUNTS = 20;

/** The password fits users in several accounts. */
export interface AccountChoice {
  __typename: "AccountChoice";
  accounts: { slug: string; name: string }[];
}

export interface SignInRequest {
  email: string;
  password: string;
  account?: string | null;
  cookie?: boolean | null;
}

/** Signing in with an address and a password. */
export class SignInService {
  constructor(
    private readonly db: Database,
    private readonly write: Write,
    private readonly enter: Enter,
  ) {}

  async signIn(request: SignInRequest, device: Device): Promise<Entered | AccountChoice> {
    const { email, password, account, cookie } = request;
    const address = normalizeEmail(email);
    // What is no address is nobody's; it is answered, and counted, like any other that nobody has.
    const typed = address ?? email.trim().toLowerCase();
    const slug = account == null ? null : typedSlug(account);
    const right = await whosePassword(this.db, typed, device.ipAddress, password, () =>
      findByEmail(this.db, address ?? "", slug, MOST_ACCOUNTS),
    );
    if (!right) throw new Refusal(problem("INVALID_CREDENTIALS"));
    const active = right.filter(({ status }) => status === "ACTIVE");
    if (active.length > 1) return choiceOf(active);
    const [user] = active;
    if (!user) throw new Refusal(problem("USER_SUSPENDED"));
    return this.#enter(user, device, cookie ?? false);
  }

  /**
   * The race: the password is verified (sequence), meanwhile the user is suspended, or its password is reset because somebody has
   * stolen it; a session that begins now would outlive that (consequence). So the user is looked at again under the account's lock,
   * which whoever does either holds too (decision).
   */
  #enter(user: Credentials, device: Device, cookie: boolean): Promise<Entered> {
    return this.write.as({ id: user.id, name: user.name }, user.accountId, async (tx) => {
      const now = await findCredentials(tx, user.accountId, user.id);
      if (now?.passwordHash !== user.passwordHash) throw new Refusal(problem("INVALID_CREDENTIALS"));
      if (now.status === "SUSPENDED") throw new Refusal(problem("USER_SUSPENDED"));
      return signInBy(this.enter, tx, now, device, { secondFactor: false, cookie });
    });
  }
}

const choiceOf = (users: readonly Credentials[]): AccountChoice => ({
  __typename: "AccountChoice",
  accounts: users
    .map(({ accountSlug, accountName }) => ({ slug: accountSlug, name: accountName }))
    .sort((a, b) => a.name.localeCompare(b.name) || (a.slug < b.slug ? -1 : 1)),
});
