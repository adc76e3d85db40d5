import { expect, onTestFinished, test, vi } from "vitest";
import { codeOf, makeClient } from "../../examples/console/client.js";
import { send } from "../../examples/console/files.js";
import { main, type Page } from "../../examples/console/main.js";
import { signIn, signOut } from "../../examples/console/session.js";
import { TEAM } from "../../examples/console/team.js";
import { save } from "../../examples/console/users.js";
import { aDesk, fromUser } from "../conversations/kit.js";
import { ACCEPT, acceptance, anInvitation } from "../invitations/kit.js";
import { aMember, anAccount, aServer, graphql, nobody } from "../kit/index.js";
import { PASSWORD, withPassword } from "../sessions/kit.js";
import { aBrowser } from "./browser.js";

const server = await aServer();

const UPDATE = graphql(`mutation ($input: UpdateUserInput!) { updateUser(input: $input) { userErrors { code } } }`);
const SUSPEND = graphql(`mutation ($id: ID!) { suspendUsers(input: { ids: [$id] }) { userErrors { code } } }`);
const DELETE = graphql(`mutation ($id: ID!) { deleteUsers(input: { ids: [$id] }) { userErrors { code } } }`);

/** How long a console may take to come back after a loss. */
const BACK = { timeout: 20_000 };

/** The console of a Manager, Mia, in a browser, and what it shows. */
async function aConsoleInABrowser(password = PASSWORD) {
  const { account, admin } = await anAccount(server);
  const agent = await aMember(account, { firstName: "Bruno" });
  const manager = await withPassword(server, await aMember(account, { role: "MANAGER", firstName: "Mia" }));
  const browser = aBrowser(server.url);
  const warned = vi.spyOn(console, "warn");
  const page = { showTeam: vi.fn<Page["showTeam"]>(), showSignIn: vi.fn(), showError: vi.fn() };
  const client = await main(server.url, page, manager.email, password);
  onTestFinished(() => {
    client.stop();
    const { calls } = warned.mock;
    warned.mockRestore();
    expect(calls).toEqual([]);
  });
  const shown = () => page.showTeam.mock.lastCall?.[0]?.nodes ?? [];
  const names = () => shown().map(({ name }) => name);
  const logEnd = async () => (await admin.must(graphql(`{ viewer { eventCursor } }`))).viewer.eventCursor;
  const rename = (firstName: string) => admin.must(UPDATE, { input: { id: agent.userId, patch: { firstName } } });
  return { account, admin, agent, manager, browser, page, client, shown, names, logEnd, rename };
}

test("signs in with a cookie, and shows what others change as they change it", async () => {
  const { account, admin, browser, names, shown, rename } = await aConsoleInABrowser();
  expect([...browser.cookies.keys()]).toEqual(["roster_session"]);
  await expect.poll(names).toEqual(["Ana Souza", "Bruno Lima", "Mia Lima"]);
  await rename("Beatriz");
  await expect.poll(names).toEqual(["Ana Souza", "Beatriz Lima", "Mia Lima"]);
  const { token } = await anInvitation(admin, account);
  await nobody(server).must(ACCEPT, acceptance(token));
  await expect.poll(names).toEqual(["Ana Souza", "Beatriz Lima", "Carla Dias", "Mia Lima"]);
  await admin.must(DELETE, { id: shown().find(({ name }) => name === "Carla Dias")!.id });
  await expect.poll(names).toEqual(["Ana Souza", "Beatriz Lima", "Mia Lima"]);
});

test("whoever is not let in is told why", async () => {
  const { browser, page } = await aConsoleInABrowser("wrong");
  expect(page.showSignIn).toHaveBeenCalledExactlyOnceWith(
    "That does not match. Please check what you entered, and try again.",
  );
  expect(page.showTeam).not.toHaveBeenCalled();
  expect(browser.sockets).toEqual([]);
});

test("after a loss of the connection it goes on behind the last event that it saw", async () => {
  const { browser, page, names, logEnd, rename } = await aConsoleInABrowser();
  const first = await logEnd();
  await rename("Beatriz");
  await expect.poll(names).toContain("Beatriz Lima");
  const seen = await logEnd();
  browser.sockets[0]!.terminate();
  await rename("Bia");
  await expect.poll(names, BACK).toContain("Bia Lima");
  expect(browser.sockets).toHaveLength(2);
  expect(browser.afters).toEqual([first, seen]);
  expect(browser.asked).toEqual(["SignIn", "Team"]);
  expect(page.showError).not.toHaveBeenCalled();
});

test("where it did not keep up, it goes on behind the last event that it saw, over the same connection", async () => {
  const { browser, names, logEnd, rename } = await aConsoleInABrowser();
  const first = await logEnd();
  await rename("Beatriz");
  await expect.poll(names).toContain("Beatriz Lima");
  const seen = await logEnd();
  browser.sockets[0]!.lagging = true;
  await rename("Bia");
  await expect.poll(names).toContain("Bia Lima");
  expect(browser.sockets).toHaveLength(1);
  expect(browser.afters).toEqual([first, seen]);
  expect(browser.asked).toEqual(["SignIn", "Team"]);
});

test("where the log no longer holds what it missed, it reads anew", async () => {
  const { account, browser, page, names, rename } = await aConsoleInABrowser();
  await rename("Beatriz");
  await expect.poll(names).toContain("Beatriz Lima");
  browser.sockets[0]!.terminate();
  for (const name of ["Bia", "Bea"]) await rename(name);
  // Signing in was the first event, and Beatriz the second.
  await server.sql("delete from event where account_id = $1 and sequence < 4", [account.id]);
  await expect.poll(names, BACK).toContain("Bea Lima");
  expect(browser.asked).toEqual(["SignIn", "Team", "Team"]);
  await rename("Betina");
  await expect.poll(names).toContain("Betina Lima");
  expect(page.showError).not.toHaveBeenCalled();
});

test("a suspension throws it out, says why, and leaves nothing to see; it does not come back", async () => {
  const { admin, manager, browser, page, client, names } = await aConsoleInABrowser();
  await expect.poll(names).toHaveLength(3);
  await expect.poll(() => browser.sockets[0]?.readyState).toBe(WebSocket.OPEN);
  await admin.must(SUSPEND, { id: manager.userId });
  await expect.poll(() => page.showSignIn.mock.calls).toEqual([["USER_SUSPENDED"]]);
  expect(client.readQuery({ query: TEAM })).toBeNull();
  await expect(client.query({ query: TEAM })).rejects.toThrow();
  expect(page.showSignIn).toHaveBeenCalledOnce();
  expect(page.showError).not.toHaveBeenCalled();
  expect(browser.sockets).toHaveLength(1);
});

test("signing out is the end of the session too", async () => {
  const { browser, page, client } = await aConsoleInABrowser();
  await expect.poll(() => browser.sockets[0]?.readyState).toBe(WebSocket.OPEN);
  await signOut(client);
  await expect.poll(() => page.showSignIn.mock.calls).toEqual([["SIGNED_OUT"]]);
  expect([...browser.cookies]).toEqual([]);
});

test("a form is told what is wrong beside each field, and not overwritten by an older one", async () => {
  const { agent, client, shown, names, rename } = await aConsoleInABrowser();
  await expect.poll(names).toHaveLength(3);
  const bruno = shown().find(({ id }) => id === agent.userId)!;
  expect(await save(client, bruno, { firstName: " ", conversationLimit: -1 })).toEqual({
    firstName: "Please fill this in.",
    conversationLimit: expect.any(String),
  });
  await rename("Beatriz");
  expect(await save(client, bruno, { firstName: "Bia" })).toEqual({ expectedVersion: expect.any(String) });
  await expect.poll(names).toContain("Beatriz Lima");
  expect(await save(client, shown().find(({ id }) => id === agent.userId)!, { firstName: "Bia" })).toEqual({});
  expect(names()).toContain("Bia Lima");
});

test("who loses the right is told so, live and when asking", async () => {
  const { account, admin, manager, page, client, shown, names } = await aConsoleInABrowser();
  await expect.poll(names).toHaveLength(3);
  await admin.must(UPDATE, { input: { id: manager.userId, patch: { roleIds: [account.roleIds.AGENT] } } });
  await expect.poll(() => page.showError.mock.calls.map(([error]) => codeOf(error))).toEqual(["FORBIDDEN"]);
  const error = await save(client, shown()[1]!, { firstName: "Bia" }).catch((error: unknown) => error);
  expect(codeOf(error)).toBe("FORBIDDEN");
  expect(page.showSignIn).not.toHaveBeenCalled();
});

test("sends files with a message, and links to them", async () => {
  const desk = await aDesk(server);
  await withPassword(server, desk.admin);
  const browser = aBrowser(server.url);
  const client = makeClient(server.url, () => {});
  onTestFinished(() => client.stop());
  await signIn(client, desk.admin.email, PASSWORD);
  const { id } = await fromUser(desk, desk.admin);
  const files = [new File(["Olá!"], "nota.txt"), new File(["<p>Olá!</p>"], "página.html")];
  const { message, userErrors } = await send(client, server.url, id, "See these", files);
  expect(userErrors).toEqual([]);
  expect(message!.attachments.map(({ fileName }) => fileName)).toEqual(["nota.txt", "página.html"]);
  const link = await fetch(`${server.url}${message!.attachments[1]!.url}`, { credentials: "include" });
  expect(await link.text()).toBe("<p>Olá!</p>");
  expect(browser.asked).toEqual(["SignIn", "/attachments", "/attachments", "Send", new URL(link.url).pathname]);

  const large = new File([new Uint8Array(26 * 1024 * 1024)], "film.mp4");
  const refusal = await send(client, server.url, id, "And this", [large]).catch(codeOf);
  expect(refusal).toBe("BAD_USER_INPUT");
});
