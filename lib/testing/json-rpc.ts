import type { ChildProcessWithoutNullStreams } from "node:child_process";
import { createInterface } from "node:readline";

export type JsonRpc = ReturnType<typeof createJsonRpc>;

type Answer = { id?: number; result?: unknown; error?: { message: string } };

/** Speaks JSON-RPC, one message a line, with a program over its stdin and stdout. */
export function createJsonRpc(child: ChildProcessWithoutNullStreams) {
  const waiting = new Map<number, (answer: Answer) => void>();
  let calls = 0;
  createInterface({ input: child.stdout }).on("line", (line) => {
    const answer = JSON.parse(line) as Answer;
    if (answer.id !== undefined) waiting.get(answer.id)?.(answer);
  });
  const send = (message: object) =>
    child.stdin.write(`${JSON.stringify({ jsonrpc: "2.0", ...message })}\n`);

  return {
    notify: (method: string) => send({ method }),
    /** Returns the result. Rejects with what the program calls an error. */
    call(method: string, params: object = {}): Promise<unknown> {
      calls += 1;
      const id = calls;
      return new Promise((resolve, reject) => {
        waiting.set(id, ({ result, error }) =>
          error ? reject(new Error(error.message)) : resolve(result),
        );
        send({ id, method, params });
      });
    },
    async close() {
      const exited = new Promise((resolve) => child.once("exit", resolve));
      child.stdin.end();
      child.kill();
      await exited;
    },
  };
}
