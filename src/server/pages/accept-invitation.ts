import { tokenPage } from "./token-page.js";

export const acceptInvitationPage = tokenPage(
  "invitation",
  `
  const PREVIEW = "query ($token: String!) { invitationPreview(token: $token) { accountName email invitedByName roleNames organizationName status expiresAt } }";
  const ACCEPT = "mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { result { __typename ... on TwoFactorEnrolmentChallenge { challenge } } userErrors { message } } }";
  const BEGIN = "mutation ($input: BeginTwoFactorInput!) { beginTwoFactor(input: $input) { secret qrCode userErrors { message } } }";
  const CONFIRM = "mutation ($input: ConfirmTwoFactorInput!) { confirmTwoFactor(input: $input) { recoveryCodes userErrors { message } } }";
  const DECLINE = "mutation ($token: String!) { declineInvitation(token: $token) { declined userErrors { message } } }";

  const facts = (list) =>
    element("dl", {}, ...list.filter(([, value]) => value).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));

  async function accept(account, { firstName, lastName, password }) {
    const { acceptInvitation } = await ask(ACCEPT, { input: { token, firstName, lastName, password, cookie: true } });
    const { result, userErrors } = acceptInvitation;
    if (result?.challenge) await enrol(account, result.challenge);
    else if (result) show(title, paragraph(fill(words.signedIn, { account })));
    return userErrors;
  }

  async function enrol(account, challenge) {
    const { beginTwoFactor } = await ask(BEGIN, { input: { challenge } });
    const { secret, qrCode, userErrors } = beginTwoFactor;
    if (userErrors.length) return show(title, paragraph(userErrors[0].message));
    show(
      title,
      element("p", {}, fill(words.enrol, { account })),
      element("img", { src: qrCode, alt: words.qrCode, width: 240 }),
      element("pre", {}, secret),
      form(
        [{ label: words.code, name: "code", autocomplete: "one-time-code", inputMode: "numeric", maxLength: 6 }],
        words.verify,
        ({ code }) => confirm(account, challenge, code),
      ),
    );
  }

  async function confirm(account, challenge, code) {
    const { confirmTwoFactor } = await ask(CONFIRM, { input: { challenge, code } });
    const { recoveryCodes, userErrors } = confirmTwoFactor;
    if (recoveryCodes)
      show(
        title,
        paragraph(fill(words.signedIn, { account })),
        element("p", {}, words.recoveryCodes),
        element("ul", {}, ...recoveryCodes.map((recoveryCode) => element("li", {}, recoveryCode))),
      );
    return userErrors;
  }

  async function decline() {
    const { declineInvitation } = await ask(DECLINE, { token });
    const problem = declineInvitation.userErrors[0];
    show(title, paragraph(problem ? problem.message : words.declined));
  }

  function offer({ accountName: account, invitedByName: inviter, email, roleNames, organizationName, expiresAt }) {
    const declineButton = element("button", { type: "button" }, words.decline);
    declineButton.addEventListener("click", () => decline().catch(fail));
    show(
      title,
      element("p", {}, fill(inviter ? words.invitedBy : words.invited, { inviter, account })),
      facts([
        [words.address, email],
        [words.roles, roleNames.join(", ")],
        [words.organization, organizationName],
        [words.validUntil, new Date(expiresAt).toLocaleString(lang, { dateStyle: "long", timeStyle: "short" })],
      ]),
      form(
        [
          { label: words.firstName, name: "firstName", autocomplete: "given-name", maxLength: 120 },
          { label: words.lastName, name: "lastName", autocomplete: "family-name", maxLength: 120 },
          { label: words.password, name: "password", type: "password", autocomplete: "new-password", minLength: 10, maxLength: 256 },
        ],
        words.accept,
        (values) => accept(account, values),
        declineButton,
      ),
    );
  }

  const fail = ({ message }) => show(title, paragraph(message || words.failed));

  ask(PREVIEW, { token })
    .then(({ invitationPreview: preview }) => {
      if (!preview) show(title, paragraph(words.unknown));
      else if (preview.status === "PENDING") offer(preview);
      else show(title, paragraph(words[preview.status] ?? words.unknown));
    })
    .catch(fail);
`,
  true,
);
