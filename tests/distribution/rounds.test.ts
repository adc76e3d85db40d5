import { expect, test } from "vitest";
import { Rounds } from "../../src/modules/automation/rounds.js";

/** Rounds that end when they are told to, and how many have begun of each key. */
function scene() {
  const begun: string[] = [];
  const ends: (() => void)[] = [];
  const rounds = new Rounds((key) => {
    begun.push(key);
    return new Promise((resolve) => ends.push(resolve));
  });
  return { rounds, begun, end: (place: number) => ends[place]!() };
}

test("whoever asks while a round runs shares the next one", async () => {
  const { rounds, begun, end } = scene();
  const first = rounds.ask("a");
  const later = [rounds.ask("a"), rounds.ask("a"), rounds.ask("a")];
  expect(begun).toEqual(["a"]);
  end(0);
  await first;
  const last = rounds.ask("a");
  expect(begun).toEqual(["a", "a"]);
  end(1);
  await Promise.all(later);
  expect(begun).toEqual(["a", "a", "a"]);
  end(2);
  await last;
  const again = rounds.ask("a");
  expect(begun).toHaveLength(4);
  end(3);
  await again;
});

test("keys do not wait for one another", async () => {
  const { rounds, begun, end } = scene();
  const [, b] = [rounds.ask("a"), rounds.ask("b")];
  expect(begun).toEqual(["a", "b"]);
  end(1);
  await b;
  end(0);
});

test("stopping waits for what runs, and begins nothing more", async () => {
  const { rounds, begun, end } = scene();
  const running = rounds.ask("a");
  const next = rounds.ask("a");
  const stopped = rounds.stop();
  end(0);
  await Promise.all([running, next, stopped, rounds.ask("b")]);
  expect(begun).toEqual(["a"]);
});
