import { BODY_EXAMPLES } from "./example-auth/bodies.ts";
import { type ExampleAuth, SECRET } from "./example-auth/builders.ts";
import { KEY_PAIR_EXAMPLES } from "./example-auth/key-pairs.ts";
import { QUESTIONS } from "./example-auth/questions.ts";
import { SECRET_EXAMPLES } from "./example-auth/secrets.ts";

const EXAMPLES: Readonly<Record<string, ExampleAuth>> = {
  ...BODY_EXAMPLES,
  ...KEY_PAIR_EXAMPLES,
  ...SECRET_EXAMPLES,
};

/** How a provider is configured in the conformance suite: with a secret, unless it needs more. */
export function exampleAuth(type: string): ExampleAuth {
  const questions = QUESTIONS[type] ?? [];
  return { questions, ...(EXAMPLES[type] ?? SECRET) };
}
