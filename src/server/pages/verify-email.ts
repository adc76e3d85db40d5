import { tokenPage } from "./token-page.js";

/** Asks before it verifies: programs that open links in mails to check them must not use them up. */
export const verifyEmailPage = tokenPage(
  "verifyTitle",
  `
  const VERIFY = "mutation ($token: String!) { verifyEmail(token: $token) { verified userErrors { message } } }";

  show(
    title,
    element("p", {}, words.verifyHint),
    form([], words.verify, async () => {
      const { verifyEmail } = await ask(VERIFY, { token });
      if (verifyEmail.verified) show(title, paragraph(words.verifyDone));
      return verifyEmail.userErrors;
    }),
  );
`,
);
