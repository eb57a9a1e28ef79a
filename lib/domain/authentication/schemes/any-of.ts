import type { Scheme } from "../provider.ts";

/**
 * Several ways in which one provider signs with one secret, by product, version or setting. A request is
 * right when one of them says so. Signs in the first way.
 */
export function anyOf(first: Scheme, ...others: readonly Scheme[]): Scheme {
  return {
    verify(config, request) {
      let outcome = first.verify(config, request);
      for (const other of others) {
        if (outcome.result !== "rejected") return outcome;
        outcome = other.verify(config, request);
      }
      return outcome;
    },
    ...(first.sign ? { sign: first.sign } : {}),
  };
}
