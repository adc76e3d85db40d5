import type { Page } from "./document.js";
import { WORDS } from "./words.js";

/** In a script element, nothing may look like the end of one. */
const json = (value: unknown): string => JSON.stringify(value).replaceAll("<", "\\u003c");

// Runs in the browser before each page's own script. Whatever comes from elsewhere is put in as text, never as HTML.
const COMMON = String.raw`
const [language, lang] = { pt: ["PT_BR", "pt-BR"], es: ["ES", "es"] }[navigator.language.slice(0, 2)] ?? ["EN", "en"];
const words = ${json(WORDS)}[language];
const token = new URLSearchParams(location.search).get("token");
document.documentElement.lang = lang;

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (_, name) => values[name]);

function element(tag, properties, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

function show(title, ...content) {
  document.title = title;
  document.querySelector("main").replaceChildren(element("h1", {}, title), ...content);
}

const paragraph = (text) => element("p", { role: "status" }, text);

async function ask(query, variables) {
  const response = await fetch("/graphql", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ query, variables }),
  });
  const { data, errors } = await response.json();
  if (errors?.length) throw new Error(errors[0].message);
  return data;
}

// A form that calls submit(values), which resolves to what is wrong: a list of userErrors, empty where nothing is.
function form(fields, label, submit, ...others) {
  const wrong = element("div", { role: "alert" });
  const button = element("button", { type: "submit" }, label);
  const inputs = fields.map(({ label, ...properties }) => element("label", {}, label, element("input", { required: true, ...properties })));
  const made = element("form", {}, ...inputs, wrong, element("div", {}, button, " ", ...others));
  made.addEventListener("submit", async (event) => {
    event.preventDefault();
    button.disabled = true;
    wrong.replaceChildren();
    const problems = await submit(Object.fromEntries(new FormData(made))).catch((error) => [error]);
    wrong.replaceChildren(...problems.map(({ message }) => element("p", {}, message || words.failed)));
    button.disabled = false;
  });
  return made;
}
`;

/** A page behind a mailed link. `script` may use what is defined above; it runs only where the link has a token. */
export const tokenPage = (titleWord: keyof (typeof WORDS)["EN"], script: string, showsImages = false): Page => ({
  showsImages,
  title: WORDS.EN[titleWord],
  body: "<main></main>",
  script: `${COMMON}
const title = words.${titleWord};
if (!token) show(title, paragraph(words.incomplete));
else {
${script}
}`,
});
