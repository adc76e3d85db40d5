import { escapeHtml } from "../../mail/layout.js";
import type { ReceivedMail } from "../../mail/mailbox.js";
import type { Page } from "./document.js";

const SHOWN = 100;

/** The development mailbox, newest mail first. */
export function mailboxPage(mails: readonly ReceivedMail[]): Page {
  return {
    title: "Mailbox",
    body: `<header>
<h1>Mailbox</h1>
<button type="button" id="refresh" aria-pressed="false">Refresh by itself</button>
</header>
<p>What this development server would have sent, newest first. Also as <a href="/dev/mailbox.json">JSON</a>.</p>
<main data-newest="${mails[0]?.id ?? 0}">
${mails.slice(0, SHOWN).map(mailEntry).join("\n") || "<p>Nothing yet.</p>"}
</main>`,
    script: SCRIPT,
    showsMails: true,
  };
}

function mailEntry({ to, subject, text, html, at }: ReceivedMail, index: number): string {
  return `<details${index === 0 ? " open" : ""}>
<summary>${escapeHtml(subject)}<small>${escapeHtml(to)}, <time datetime="${at.toISOString()}">${at.toISOString()}</time></small></summary>
<pre>${withLinks(text)}</pre>
<iframe title="As HTML" loading="lazy" sandbox="allow-popups allow-popups-to-escape-sandbox" srcdoc="${escapeHtml(inNewTab(html))}"></iframe>
</details>`;
}

/** Escaped text in which addresses of pages can be clicked. */
const withLinks = (text: string): string =>
  text
    .split(/(https?:\/\/[^\s<>"']+)/)
    .map((part, index) =>
      index % 2
        ? `<a href="${escapeHtml(part)}" target="_blank" rel="noreferrer">${escapeHtml(part)}</a>`
        : escapeHtml(part),
    )
    .join("");

/** A link in the sandboxed preview would otherwise open in the preview. */
const inNewTab = (html: string): string => html.replace("<head>", '<head><base target="_blank">');

const SCRIPT = `
const button = document.getElementById("refresh");
const newest = document.querySelector("main").dataset.newest;
const EVERY = 2000;

for (const time of document.querySelectorAll("time")) time.textContent = new Date(time.dateTime).toLocaleString();

async function reloadWhenNew() {
  if (sessionStorage.refresh !== "on") return;
  const newer = await fetch("/dev/mailbox.json?after=" + newest).then((answer) => answer.json(), () => []);
  if (newer.length) location.reload();
  else setTimeout(reloadWhenNew, EVERY);
}

function showState() {
  button.setAttribute("aria-pressed", String(sessionStorage.refresh === "on"));
  button.textContent = sessionStorage.refresh === "on" ? "Refreshing by itself" : "Refresh by itself";
  reloadWhenNew();
}

button.addEventListener("click", () => {
  sessionStorage.refresh = sessionStorage.refresh === "on" ? "off" : "on";
  showState();
});
showState();
`;
