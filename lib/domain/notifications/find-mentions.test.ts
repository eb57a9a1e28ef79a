import { describe, expect, it } from "vitest";
import { findMentions } from "./find-mentions.ts";

const PEOPLE = [
  { userId: "ada", name: "Ada", email: "ada@north.example" },
  { userId: "lovelace", name: "Ada Lovelace", email: "a.lovelace+it@north.example" },
  { userId: "ben1", name: "Ben", email: "ben@north.example" },
  { userId: "ben2", name: "ben", email: "ben@south.example" },
  { userId: "nobody", name: null, email: "c@north.example" },
  { userId: "odd", name: "Zoë (on-call) $1", email: "zoe@north.example" },
];

describe("findMentions", () => {
  it.each([
    ["@Ada look", ["ada"]],
    ["@ADA, and @c@north.example.", ["ada", "nobody"]],
    ["(@ada lovelace)'s", ["lovelace"]],
    ["@Ada\nLovelace", ["lovelace"]],
    ["@Ada's, @ada", ["ada"]],
    ["**@a.lovelace+it@north.example**", ["lovelace"]],
    ["@zoë (on-call) $1!", ["odd"]],
    ["@ben@south.example", ["ben2"]],
  ])("finds in %j %j", (text, mentioned) => {
    expect(findMentions(text, PEOPLE)).toEqual(mentioned);
  });

  it.each([
    "Ada, ada@north.example",
    "@Ben",
    "@Adam @Ada_1 @Ada-Lovelace @Ada.Lovelace",
    "@ada@north.example.org",
    "mail to x@Ada",
    "`@Ada` and\n```\n@Ada\n```",
    "@",
    "",
  ])("finds nobody in %j", (text) => {
    expect(findMentions(text, PEOPLE)).toEqual([]);
  });

  it("leaves an address to the person whose it is", () => {
    const thief = { userId: "eve", name: "ada@north.example", email: "eve@north.example" };
    expect(findMentions("@ada@north.example", [...PEOPLE, thief])).toEqual(["ada"]);
    expect(findMentions("@Ada", [])).toEqual([]);
  });
});
