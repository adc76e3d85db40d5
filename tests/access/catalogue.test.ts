import { expect, test } from "vitest";
import { permissionCatalogue } from "../../src/access/catalogue.js";
import { Language } from "../../src/access/language.js";
import { ALL_PERMISSIONS } from "../../src/access/permissions.js";

const LANGUAGES = Object.values(Language);

test.each(LANGUAGES)("in %s, every permission has its place and its words", (language) => {
  const catalogue = permissionCatalogue(language);
  expect(catalogue.map(({ permission }) => permission)).toEqual(ALL_PERMISSIONS);
  for (const { group, title, description } of catalogue) expect(group && title && description).toBeTruthy();
  expect(new Set(catalogue.map(({ title }) => title)).size).toBe(ALL_PERMISSIONS.length);
});

test("the groups are those of a role editor, each in one piece", () => {
  const groups = permissionCatalogue(Language.EN).map(({ group }) => group);
  expect(groups.filter((group, i) => group !== groups[i - 1])).toEqual([
    "Team",
    "Contacts",
    "Conversations",
    "Labels and quick replies",
    "Channels and automation",
    "Campaigns",
    "Reports",
    "Account",
  ]);
});

test("no description is left in another language", () => {
  const [en = [], es = [], ptBr = []] = LANGUAGES.map(permissionCatalogue);
  for (const [i, { description }] of en.entries()) {
    expect(new Set([description, es[i]?.description, ptBr[i]?.description]).size).toBe(3);
  }
});
