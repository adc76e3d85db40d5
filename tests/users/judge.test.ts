import { describe, expect, test } from "vitest";
import { Language } from "../../src/access/language.js";
import { permissionsOf, SystemRole } from "../../src/access/system-roles.js";
import type { Viewer } from "../../src/access/viewer.js";
import { problem } from "../../src/errors/user-error.js";
import { type Judged, judge, keepAdministrator, unseated } from "../../src/modules/users/user.judge.js";
import type { Target } from "../../src/modules/users/user.target.js";

const { ADMINISTRATOR, MANAGER, AGENT } = SystemRole;

const viewer = (role: SystemRole): Viewer => ({
  accountId: "account",
  userId: "viewer",
  sessionId: "session",
  kind: "MEMBER",
  name: "The Viewer",
  language: Language.EN,
  permissions: new Set(permissionsOf(role)),
  administrator: role === ADMINISTRATOR,
  expiresAt: new Date(0),
});

const target = (id: string, role: SystemRole, status: Target["status"] = "ACTIVE"): Target => ({
  id,
  kind: "MEMBER",
  status,
  firstName: "Bruno",
  lastName: "Lima",
  webchatName: null,
  organization: null,
  conversationLimit: null,
  absenceMessage: null,
  twoFactorRequired: false,
  language: Language.EN,
  version: 1,
  roles: [{ id: role, name: role }],
  permissions: permissionsOf(role),
  administrator: role === ADMINISTRATOR,
});

/** Takes everybody's role, as suspending and deleting do, and refuses whoever is suspended. */
const verb: Judged = {
  notToSelf: () => true,
  unseats: () => true,
  refuses: ({ status }, at) => (status === "ACTIVE" ? null : problem("INVALID_STATE", at)),
};

const verdictsOn = (who: Viewer, targets: Target[], ids = targets.map(({ id }) => id), active = 10) => {
  const places = new Map(ids.map((id, i) => [id, ["ids", String(i)]]));
  const verdicts = judge(who, places, new Map(targets.map((each) => [each.id, each])), verb);
  return keepAdministrator(verdicts, verb, places, active).map((verdict) => verdict.problem?.code ?? "fine");
};

test("of several reasons, the first that matters is told", () => {
  const targets = [
    target("viewer", MANAGER, "SUSPENDED"),
    target("manager", MANAGER, "SUSPENDED"),
    target("agent", AGENT, "SUSPENDED"),
    target("other", AGENT),
  ];
  expect(verdictsOn(viewer(MANAGER), targets, ["viewer", "manager", "agent", "other", "unknown"])).toEqual([
    "CANNOT_TARGET_SELF",
    "ESCALATION",
    "INVALID_STATE",
    "fine",
    "NOT_FOUND",
  ]);
});

describe("an active Administrator remains", () => {
  const first = target("first", ADMINISTRATOR);
  const second = target("second", ADMINISTRATOR);
  const suspended = target("suspended", ADMINISTRATOR, "SUSPENDED");
  const agent = target("agent", AGENT);

  test.each<[name: string, targets: Target[], active: number, codes: string[]]>([
    ["one of two may go", [first, agent], 2, ["fine", "fine"]],
    ["the last one may not, others may", [first, agent], 1, ["LAST_ADMINISTRATOR", "fine"]],
    [
      "all at once may not, neither of them",
      [first, second, agent],
      2,
      ["LAST_ADMINISTRATOR", "LAST_ADMINISTRATOR", "fine"],
    ],
    ["a suspended one counts for nothing", [suspended, first], 1, ["INVALID_STATE", "LAST_ADMINISTRATOR"]],
    ["whoever is no Administrator is none of it", [agent], 1, ["fine"]],
  ])("%s", (_, targets, active, codes) => {
    expect(verdictsOn(viewer(ADMINISTRATOR), targets, undefined, active)).toEqual(codes);
  });

  test("only who would go is counted", () => {
    const verdicts = judge(
      viewer(ADMINISTRATOR),
      new Map([
        ["first", []],
        ["suspended", []],
        ["agent", []],
      ]),
      new Map([first, suspended, agent].map((each) => [each.id, each])),
      { ...verb, refuses: () => null },
    );
    expect(unseated(verdicts, verb).map(({ id }) => id)).toEqual(["first"]);
    expect(unseated(verdicts, { ...verb, unseats: () => false })).toEqual([]);
  });
});
