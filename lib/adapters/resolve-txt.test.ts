import { createSocket } from "node:dgram";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTxtResolver } from "./resolve-txt.ts";

const HEADER_BYTES = 12;
const NXDOMAIN = 3;
const SERVFAIL = 2;

const server = createSocket("udp4");
let servers: string[];
let asked = 0;

/** Reads the name in a question, and where the question ends. */
function readQuestion(message: Buffer): { name: string; end: number } {
  const labels: string[] = [];
  let at = HEADER_BYTES;
  for (let length = message[at] ?? 0; length > 0; length = message[at] ?? 0) {
    labels.push(message.toString("latin1", at + 1, at + 1 + length));
    at += 1 + length;
  }
  return { name: labels.join("."), end: at + 5 };
}

/** Writes an answer (RFC 1035): the question again, and a TXT record of these pieces where there are any. */
function answer(message: Buffer, end: number, rcode: number, pieces: string[]): Buffer {
  const header = Buffer.from(message.subarray(0, HEADER_BYTES));
  header.writeUInt16BE(0x8180 | rcode, 2);
  header.writeUInt16BE(pieces.length > 0 ? 1 : 0, 6);
  header.writeUInt32BE(0, 8);
  const question = message.subarray(HEADER_BYTES, end);
  if (pieces.length === 0) return Buffer.concat([header, question]);
  const data = Buffer.concat(
    pieces.map((piece) => Buffer.from([piece.length, ...Buffer.from(piece)])),
  );
  const record = Buffer.from([0xc0, HEADER_BYTES, 0, 16, 0, 1, 0, 0, 0, 0, 0, data.length]);
  return Buffer.concat([header, question, record, data]);
}

beforeAll(async () => {
  server.on("message", (message, sender) => {
    asked += 1;
    const { name, end } = readQuestion(message);
    const isMissing = name.startsWith("missing");
    const rcode = isMissing ? NXDOMAIN : name.startsWith("broken") ? SERVFAIL : 0;
    const pieces = name.startsWith("there") ? ["to", "ken"] : [];
    server.send(answer(message, end, rcode, pieces), sender.port, sender.address);
  });
  server.bind(0, "127.0.0.1");
  await once(server, "listening");
  servers = [`127.0.0.1:${(server.address() as AddressInfo).port}`];
});
afterAll(() => server.close());

describe("createTxtResolver", () => {
  it.each([
    ["there.example.com", { kind: "found", values: ["token"] }],
    ["missing.example.com", { kind: "none" }],
    ["empty.example.com", { kind: "none" }],
    ["broken.example.com", { kind: "failed" }],
    ["not a name.example.com", { kind: "none" }],
  ])("answers what DNS says of %s", async (name, expected) => {
    expect(await createTxtResolver({ servers })(name)).toEqual(expected);
  });

  it("asks for a name once in 5 s, however many ask", async () => {
    let nowMs = 0;
    const resolve = createTxtResolver({ servers, nowMs: () => nowMs });
    const before = asked;
    await Promise.all([resolve("there.example.com"), resolve("there.example.com")]);
    nowMs = 4_999;
    await resolve("there.example.com");
    expect(asked - before).toBe(1);
    nowMs = 5_001;
    await resolve("there.example.com");
    expect(asked - before).toBe(2);
  });
});
