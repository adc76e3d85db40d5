import { expect, test } from "vitest";
import { type Free, having, match } from "../../src/modules/automation/match.js";

const user = (id: string, more: Partial<Free> = {}): Free => ({ id, open: 0, limit: null, has: [], ...more });
const waits = (id: string, ...needs: string[]) => ({ id, needs });

/** Who is given what, as `conversation>user`. */
const given = (waiting: Parameters<typeof match>[0], free: readonly Free[]) =>
  match(waiting, free)
    .map(({ conversationId, userId }) => `${conversationId}>${userId}`)
    .join(" ");

test.each<[string, Parameters<typeof match>[0], Free[], string]>([
  ["nobody is there", [waits("1")], [], ""],
  ["nothing waits", [], [user("a")], ""],
  ["one is there", [waits("1")], [user("a")], "1>a"],
  ["the fewest open", [waits("1")], [user("a", { open: 2 }), user("b", { open: 1 })], "1>b"],
  ["of equals, the first", [waits("1")], [user("b"), user("a")], "1>b"],
  ["in turns", [waits("1"), waits("2"), waits("3"), waits("4")], [user("a"), user("b")], "1>a 2>b 3>a 4>b"],
  [
    "what is given counts: the first gets even",
    [waits("1"), waits("2"), waits("3")],
    [user("a", { open: 2 }), user("b")],
    "1>b 2>b 3>a",
  ],
  ["a limit", [waits("1"), waits("2")], [user("a", { limit: 1 })], "1>a"],
  ["a limit that is reached", [waits("1")], [user("a", { open: 3, limit: 3 })], ""],
  ["a limit that was lowered below", [waits("1")], [user("a", { open: 5, limit: 3 })], ""],
  ["a limit of none at all", [waits("1")], [user("a", { limit: 0 })], ""],
  [
    "all that it needs",
    [waits("1", "x", "y")],
    [user("a", { has: ["x"] }), user("b", { has: ["y", "x", "z"] })],
    "1>b",
  ],
  ["what nobody can take keeps nothing waiting", [waits("1", "x"), waits("2")], [user("a", { limit: 1 })], "2>a"],
  [
    "the oldest takes the room, though another could go nowhere else",
    [waits("1"), waits("2", "x")],
    [user("a", { limit: 1, has: ["x"] })],
    "1>a",
  ],
  [
    "who was given one waits behind the others",
    [waits("1", "x"), waits("2")],
    [user("a", { open: 1, has: ["x"] }), user("b", { open: 2 }), user("c", { open: 2 })],
    "1>a 2>b",
  ],
])("%s", (_what, waiting, free, expected) => {
  expect(given(waiting, free)).toBe(expected);
});

test("what it is given is not changed", () => {
  const free = [user("a"), user("b")];
  match([waits("1"), waits("2"), waits("3")], free);
  expect(free).toEqual([user("a"), user("b")]);
});

test.each<[string, string[], Free[], Free[]]>([
  ["nothing is given", [], [user("a"), user("b")], [user("a"), user("b")]],
  ["behind the others", ["a"], [user("a"), user("b")], [user("b"), user("a", { open: 1 })]],
  ["in turns", ["b", "a", "b"], [user("a"), user("b")], [user("a", { open: 1 }), user("b", { open: 2 })]],
  ["who has no room left", ["a", "a"], [user("a", { limit: 2 }), user("b", { limit: 1 })], [user("b", { limit: 1 })]],
])("who is still free: %s", (_what, userIds, free, expected) => {
  const gifts = userIds.map((userId, n) => ({ conversationId: `${n}`, userId }));
  expect(having(free, gifts)).toEqual(expected);
});
