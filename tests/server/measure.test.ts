import { getOperationAST, parse } from "graphql";
import { expect, test } from "vitest";
import { type Measures, measure } from "../../src/server/measure.js";

const measured = (text: string): Measures => {
  const document = parse(text);
  return measure(document, getOperationAST(document)!);
};

test.each<[string, Partial<Measures>]>([
  ["{ a }", { depth: 1, rootFields: 1, aliases: 0, directives: 0, introspects: false }],
  ["{ a { b { c } } d }", { depth: 3, rootFields: 2 }],
  ["{ ...F ...F } fragment F on Query { a { b } }", { depth: 2, rootFields: 2 }],
  ["{ ... on Query { a } ... { b } }", { depth: 1, rootFields: 2 }],
  ["{ x: a { y: b } ...F } fragment F on Query { z: a }", { aliases: 3, aliasLength: 1 }],
  ["query @a { b @c { d @e @f } ... @g { h } ...F @i } fragment F on Query { j @k }", { directives: 7 }],
  ["{ __typename }", { introspects: false, depth: 1 }],
  ["{ a __schema { types { fields { name } } } }", { introspects: true, depth: 1, introspectionDepth: 4 }],
  [`{ __type(name: "User") { name } }`, { introspects: true, depth: 0, introspectionDepth: 2 }],
  ["{ a { __schema { b { c } } } }", { depth: 1, introspectionDepth: 4 }],
  ["query A { a } query B { b { c } }", { depth: 1 }],
])("%s", (text, expected) => {
  const document = parse(text);
  expect(measure(document, getOperationAST(document, text.startsWith("query A") ? "A" : null)!)).toMatchObject(
    expected,
  );
});

test("fragments that name an exponential number of fields are not counted to their end", () => {
  const levels = Array.from({ length: 40 }, (_, i) => `fragment F${i} on Query { ...F${i + 1} ...F${i + 1} }`);
  expect(() => measured(`{ ...F0 } ${levels.join(" ")} fragment F40 on Query { a }`)).toThrow("too many fragments");
});
