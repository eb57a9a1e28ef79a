import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";

type Question = { id: number; name: string; input: unknown };
type Reply = { id: number; output: unknown };

/** A process of the bench that answers questions. */
export type Remote<Answers> = {
  ask<N extends keyof Answers & string>(
    name: N,
    input: Input<Answers[N]>,
  ): Promise<Output<Answers[N]>>;
  pid: number;
  stop(): void;
};

type Input<F> = F extends (input: infer I) => unknown ? I : never;
type Output<F> = F extends (input: never) => infer O ? Awaited<O> : never;

/** Starts a file of this folder, which calls `answer` with functions of these types. */
export function startRemote<Answers>(file: string): Remote<Answers> {
  const child: ChildProcess = fork(fileURLToPath(new URL(file, import.meta.url)));
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let count = 0;
  child.on("message", ({ id, output }: Reply) => {
    waiting.get(id)?.resolve(output);
    waiting.delete(id);
  });
  child.on("exit", (code, signal) => {
    const error = new Error(`${file} ended with ${signal ?? code}`);
    for (const { reject } of waiting.values()) reject(error);
  });
  return {
    pid: child.pid ?? 0,
    ask(name, input) {
      const asked = Promise.withResolvers<unknown>();
      count += 1;
      waiting.set(count, asked);
      child.send({ id: count, name, input } satisfies Question);
      return asked.promise as never;
    },
    stop: () => void child.kill(),
  };
}

/** The other half, inside the process. */
export function answer(functions: Record<string, (input: never) => unknown>): void {
  process.on("message", async ({ id, name, input }: Question) => {
    const output = await functions[name]?.(input as never);
    process.send?.({ id, output } satisfies Reply);
  });
  process.on("disconnect", () => process.exit(0));
}
