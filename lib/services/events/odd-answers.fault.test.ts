import { describe, expect, it } from "vitest";
import { createFaultWorld } from "#lib/testing/fault-world.ts";
import type { Answer } from "#lib/testing/http-receiver.ts";
import { waitUntil } from "#lib/testing/wait-until.ts";

const bytes = (text: string) => Buffer.from(text, "latin1");
const raw = (head: string, body = "") =>
  bytes(`HTTP/1.1 ${head}\r\ncontent-length: ${body.length}\r\n\r\n${body}`);

/** What a destination may come up with, and whether it is an answer at all. */
const ANSWERS: Record<string, { answer: Answer; status: number | null }> = {
  "NUL in the body": { answer: { status: 200, body: "a\0b" }, status: 200 },
  "NUL escaped in JSON": { answer: { status: 200, body: '{"a":"\\u0000"}' }, status: 200 },
  "a lone surrogate": { answer: { status: 200, body: '"\\ud800"' }, status: 200 },
  "invalid UTF-8": { answer: { status: 200, body: bytes("\xff\xfe\x80") }, status: 200 },
  "every byte there is": { answer: { status: 500, body: Buffer.from(range(256)) }, status: 500 },
  "a header in latin1": { answer: { raw: raw("200 OK\r\nx-name: caf\xe9") }, status: 200 },
  "invalid UTF-8 in a header": { answer: { raw: raw("200 OK\r\nx-name: \xff\xfe") }, status: 200 },
  "NUL in a header": { answer: { raw: raw("200 OK\r\nx-name: a\0b") }, status: null },
  "an odd reason": { answer: { raw: raw("418 \xff\xfe\xed\xa0\x80") }, status: 418 },
  "NUL as the reason": { answer: { raw: raw("503 \0") }, status: 503 },
  "no reason": { answer: { raw: bytes("HTTP/1.1 204\r\n\r\n") }, status: 204 },
  "no HTTP at all": { answer: { raw: bytes("\0\0\0\0") }, status: null },
  nothing: { answer: { raw: bytes("") }, status: null },
  "a reset": { answer: "reset", status: null },
};

function range(length: number): number[] {
  return Array.from({ length }, (_, index) => index);
}

describe("answers of a destination", () => {
  it("count once each, however odd, and leave no ticket behind", async () => {
    await using world = await createFaultWorld();
    const { product, receiver, sender } = world;
    receiver.answer(({ body }) => {
      const { clientId } = JSON.parse(body.toString());
      return ANSWERS[clientId]?.answer ?? "reset";
    });
    const names = Object.keys(ANSWERS);
    const sent = await Promise.all(names.map((name) => sender.post(name)));
    await receiver.waitFor((hits) => hits.length >= names.length);
    await product.settled();
    await waitUntil("tickets to be done", async () => {
      const open = "SELECT count(*) FROM pgboss.job WHERE state IN ('created', 'retry', 'active')";
      return (await product.count(open)) === 0;
    });
    const { rows } = await product.pool.query<{ request_id: string; status: number | null }>(
      `SELECT e.request_id, a.response_status AS status FROM attempt a JOIN event e ON e.id = a.event_id`,
    );
    const outcome = sent.map(({ clientId, requestId }) => [
      clientId,
      rows.filter((row) => row.request_id === requestId).map((row) => row.status),
    ]);
    expect(outcome).toEqual(names.map((name) => [name, [ANSWERS[name]?.status]]));
    expect(receiver.hits).toHaveLength(names.length);
    expect(product.workers[0]?.isRunning()).toBe(true);
  });
});
