import { v7 as uuidv7 } from "uuid";
import { answerableFor, personOf } from "../../access/viewer.js";
import { type Problem, problem } from "../../errors/user-error.js";
import { changesOf, EventKind } from "../../events/event.js";
import type { Actor, ActorTx, Write } from "../../events/write.js";
import type { Outbox } from "../../mail/outbox.js";
import { newToken } from "../../security/tokens.js";
import { findOrganization } from "../organizations/index.js";
import { givenPartNames } from "../structure/index.js";
import { type Given, type JoiningLimits, joiningLimits, resolveGiven } from "../users/index.js";
import { invitationMail } from "./invitation-mail.js";
import { cleanInvite, type InviteInput, type WantedInvitations } from "./invite.input.js";
import { type JudgedAddress, judgeAddresses } from "./invite.judge.js";
import { insertInvitations } from "./sending.store.js";

/** What became of one address. `invitation` is the id of the one that was sent, or of the one that was there already. */
export interface InviteOutcome {
  email: string;
  invitation: string | null;
  problems: readonly Problem[];
}

/** Inviting people to the account. */
export class InviteService {
  constructor(
    private readonly write: Write,
    private readonly outbox: Outbox,
  ) {}

  /** Each address is judged on its own; those that nothing speaks against are invited in one transaction. */
  async invite(actor: Actor, input: InviteInput): Promise<{ results: InviteOutcome[] }> {
    const wanted = cleanInvite(input);
    const dryRun = input.dryRun === true;
    const results = await this.write.by(
      actor,
      async (tx) => {
        const offer = await resolveGiven(tx, wanted, (_, id) => findOrganization(tx, tx.account.id, id));
        const limits = await joiningLimits(
          tx,
          wanted.addresses.flatMap(({ email, valid }) => (valid ? [email] : [])),
        );
        const judged = await judgeAddresses(tx, wanted.addresses, limits, wanted.kind);
        const invited = judged.filter(({ problem }) => !problem).map(({ email }) => email);
        const aborted = input.atomic === true && invited.length < judged.length;
        const sent =
          aborted || dryRun || !invited.length
            ? new Map<string, string>()
            : await this.#send(tx, wanted, offer, invited, limits);
        return judged.map((address) => outcomeOf(address, aborted, sent));
      },
      { dryRun },
    );
    return { results };
  }

  async #send(
    tx: ActorTx,
    wanted: WantedInvitations,
    { roles, parts, organization }: Given,
    emails: readonly string[],
    limits: JoiningLimits,
  ): Promise<Map<string, string>> {
    const { kind, conversationLimit, message } = wanted;
    const language = wanted.language ?? tx.account.language;
    const invitations = emails.map((email) => ({ id: uuidv7(), email, ...newToken(tx.account.id) }));
    const expiresAt = await insertInvitations(tx, {
      invitations,
      kind,
      organizationId: organization?.id ?? null,
      roleIds: roles.map(({ id }) => id),
      parts,
      conversationLimit,
      message,
      language,
      invitedBy: answerableFor(tx.viewer),
    });
    await limits.store();
    await this.outbox.sendMails(
      tx,
      invitations.map((invitation) =>
        invitationMail(tx.account, {
          ...invitation,
          sendCount: 1,
          expiresAt,
          language,
          message,
          inviterName: personOf(tx.viewer),
          roles,
        }),
      ),
    );
    const changes = changesOf(
      {},
      {
        kind: organization ? kind : undefined,
        organization: organization?.name,
        roles: organization ? undefined : roles.map(({ name }) => name),
        ...givenPartNames(parts),
        conversationLimit: conversationLimit ?? undefined,
        language,
        expiresAt,
      },
    );
    tx.record(
      ...invitations.map(({ id, email }) => ({
        kind: EventKind.INVITATION_SENT,
        subjectId: id,
        subjectName: email,
        changes,
      })),
    );
    return new Map(invitations.map(({ email, id }) => [email, id]));
  }
}

function outcomeOf(address: JudgedAddress, aborted: boolean, sent: ReadonlyMap<string, string>): InviteOutcome {
  const { email, at, invitationId } = address;
  if (address.problem) return { email, invitation: invitationId, problems: [address.problem] };
  return { email, invitation: sent.get(email) ?? null, problems: aborted ? [problem("ABORTED", at)] : [] };
}
