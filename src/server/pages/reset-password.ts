import { tokenPage } from "./token-page.js";

export const resetPasswordPage = tokenPage(
  "resetTitle",
  `
  const RESET = "mutation ($input: ResetPasswordInput!) { resetPassword(input: $input) { reset userErrors { message } } }";

  show(
    title,
    form(
      [{ label: words.newPassword, name: "newPassword", type: "password", autocomplete: "new-password", minLength: 10, maxLength: 256 }],
      words.reset,
      async ({ newPassword }) => {
        const { resetPassword } = await ask(RESET, { input: { token, newPassword } });
        if (resetPassword.reset) show(title, paragraph(words.resetDone));
        return resetPassword.userErrors;
      },
    ),
  );
`,
);
