import { BlockList, isIP } from "node:net";

const LOOPBACK = [
  ["127.0.0.0", 8, "ipv4"],
  ["::1", 128, "ipv6"],
] as const;

const PRIVATE = [
  ["10.0.0.0", 8, "ipv4"],
  ["172.16.0.0", 12, "ipv4"],
  ["192.168.0.0", 16, "ipv4"],
  ["169.254.0.0", 16, "ipv4"],
  ["100.64.0.0", 10, "ipv4"],
  ["fc00::", 7, "ipv6"],
  ["fe80::", 10, "ipv6"],
] as const;

function createMatcher(networks: readonly (readonly [string, number, "ipv4" | "ipv6"])[]) {
  const list = new BlockList();
  for (const [network, prefix, family] of networks) list.addSubnet(network, prefix, family);
  return (address: string) => list.check(address, isIP(address) === 6 ? "ipv6" : "ipv4");
}

const isLoopback = createMatcher(LOOPBACK);
const isInner = createMatcher([...LOOPBACK, ...PRIVATE]);

/**
 * Returns the address of whoever sent the request, null when unknown. Each proxy appends the address that
 * it saw to X-Forwarded-For, so the chain is trusted from its end: our own proxies are inside, the first
 * address outside is the sender, and what stands before it is only the sender's word.
 */
export function clientAddress(forwardedFor: string | null | undefined): string | null {
  const chain = (forwardedFor ?? "")
    .split(",")
    .map((entry) => entry.trim().replace(/^::ffff:(?=\d+\.)/i, ""))
    .filter((entry) => isIP(entry) !== 0);
  return (
    chain.findLast((address) => !isInner(address)) ??
    chain.findLast((address) => !isLoopback(address)) ??
    chain.at(-1) ??
    null
  );
}
