import type { Evidence } from "../evidence.js";
import type { AcceptedMail } from "../mail-server.js";

export interface MailFindings {
  once: number;
  /** Accepted again although the server's answer had got lost, or the node had been killed before it could record it. */
  twiceForLostAnswer: number;
  twiceForKill: number;
  faults: string[];
}

/**
 * Every mail that the log tells of was accepted: once, and once more for each crash between an acceptance and its record.
 * @param signedIn whoever signs in gets other mails too.
 */
export function checkMails(
  { events, users, invitations }: Pick<Evidence, "events" | "users" | "invitations">,
  accepted: readonly AcceptedMail[],
  kills: readonly number[],
  signedIn: ReadonlySet<string>,
): MailFindings {
  const findings: MailFindings = { once: 0, twiceForLostAnswer: 0, twiceForKill: 0, faults: [] };
  const { faults } = findings;

  for (const [messageId, copies] of groupBy(accepted, (mail) => mail.messageId)) {
    if (copies.length === 1) findings.once++;
    for (const [i, copy] of copies.slice(1).entries()) {
      const earlier = copies[i]!;
      if (!earlier.answered) findings.twiceForLostAnswer++;
      // A sender that is killed while it waits for the answer is not always seen to be gone.
      else if (kills.some((at) => at >= earlier.takenAt && at <= copy.at)) findings.twiceForKill++;
      else {
        const waited = `answered after ${earlier.at - earlier.takenAt} ms, taken again ${copy.takenAt - earlier.at} ms later`;
        faults.push(`mail: ${messageId} was sent again to ${copy.to}, without a crash to excuse it (${waited})`);
      }
    }
  }

  const sent = groupBy(accepted, (mail) => mail.to);
  for (const [address, expected] of expectedMails({ events, users, invitations })) {
    if (signedIn.has(address)) continue;
    const mails = new Set(sent.get(address)?.map(({ messageId }) => messageId)).size;
    if (mails < expected) faults.push(`mail: ${expected} were to be sent to ${address}, ${mails} were accepted`);
    if (mails > expected) faults.push(`mail: ${expected} were to be sent to ${address}, but there are ${mails}`);
  }
  for (const { email, delivery } of invitations)
    if (delivery !== "SENT") faults.push(`mail: that the one to ${email} was accepted has not been recorded`);
  return findings;
}

/** By address, how many mails the log tells of: for each invitation and its resendings, and for who is made without being asked. */
function expectedMails({ events, users, invitations }: Pick<Evidence, "events" | "users" | "invitations">) {
  const emails = new Map(users.map(({ id, email }) => [id, email]));
  const invited = new Set(invitations.map(({ email }) => email));
  const expected = new Map<string, number>();
  const expect = (address: string) => void expected.set(address, (expected.get(address) ?? 0) + 1);
  for (const { kind, userId, subjectName } of events) {
    if (kind === "INVITATION_SENT" || kind === "INVITATION_RESENT") expect(subjectName!);
    const email = kind === "USER_CREATED" ? emails.get(userId!)! : null;
    if (email && !invited.has(email)) expect(email);
  }
  return expected;
}

function groupBy<Item>(items: readonly Item[], keyOf: (item: Item) => string): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
