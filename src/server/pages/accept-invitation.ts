import { tokenPage } from "./token-page.js";

export const acceptInvitationPage = tokenPage(
  "invitation",
  `
  const PREVIEW = "query ($token: String!) { invitationPreview(token: $token) { accountName email invitedByName roleNames organizationName status expiresAt } }";
  const ACCEPT = "mutation ($input: AcceptInvitationInput!) { acceptInvitation(input: $input) { result { __typename } userErrors { message } } }";
  const DECLINE = "mutation ($token: String!) { declineInvitation(token: $token) { declined userErrors { message } } }";

  const facts = (list) =>
    element("dl", {}, ...list.filter(([, value]) => value).flatMap(([name, value]) => [element("dt", {}, name), element("dd", {}, value)]));

  async function accept(account, { firstName, lastName, password }) {
    const { acceptInvitation } = await ask(ACCEPT, { input: { token, firstName, lastName, password, cookie: true } });
    const { result, userErrors } = acceptInvitation;
    if (result) show(title, paragraph(fill(result.__typename === "SignedIn" ? words.signedIn : words.ready, { account })));
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
);
