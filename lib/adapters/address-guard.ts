import { lookup as dnsLookup } from "node:dns";
import { isIP } from "node:net";
import ipaddr from "ipaddr.js";
import { type AddressGuard, BlockedAddressError } from "#lib/domain/delivery/blocked-address.ts";
import { AppError } from "#lib/errors.ts";

export type AddressPolicy = {
  /** Addresses, networks in CIDR form, and host names that may be reached whatever they are. */
  allow: readonly string[];
  /** Loopback and private networks may be reached: true on a machine that is the developer's own. */
  allowPrivate: boolean;
};

/** Unicast by the registries, yet never a public service: cloud wire servers and metadata. */
const EXTRA_BLOCKED = ["168.63.129.16/32", "100.100.100.200/32", "192.0.0.0/24"];
const PRIVATE_RANGES = new Set(["loopback", "private", "uniqueLocal", "carrierGradeNat"]);
const LOCAL_NAMES = /(^|\.)(localhost|local|internal|home\.arpa)$/;
const GLOBAL_UNICAST_V6 = ipaddr.parseCIDR("2000::/3");

function parseNetwork(entry: string): [ipaddr.IPv4 | ipaddr.IPv6, number] | null {
  if (entry.includes("/")) return ipaddr.parseCIDR(entry);
  if (!isIP(entry)) return null;
  const address = ipaddr.parse(entry);
  return [address, address.kind() === "ipv4" ? 32 : 128];
}

function isWithin(
  address: ipaddr.IPv4 | ipaddr.IPv6,
  network: [ipaddr.IPv4 | ipaddr.IPv6, number],
) {
  return address.kind() === network[0].kind() && address.match(network as never);
}

/** IPv4 addresses that travel inside IPv6 ones are what the connection reaches: judge those. */
function unwrap(text: string): ipaddr.IPv4 | ipaddr.IPv6 {
  return ipaddr.process(text.split("%")[0] ?? text);
}

/** Finds all addresses of a name, as `dns.lookup` does. */
export type Resolve = (
  hostname: string,
  options: { family?: number | undefined; hints?: number | undefined; all: true },
  callback: (error: Error | null, addresses: { address: string; family: number }[]) => void,
) => void;

/** Creates the guard that every URL given by a user passes, at save and at connect. */
export function createAddressGuard(
  policy: AddressPolicy,
  resolve: Resolve = dnsLookup as Resolve,
): AddressGuard {
  const networks = policy.allow.map(parseNetwork).filter((network) => network !== null);
  const names = new Set(policy.allow.filter((entry) => !parseNetwork(entry)));
  const extraBlocked = EXTRA_BLOCKED.map((cidr) => ipaddr.parseCIDR(cidr));

  function isAllowedAddress(text: string): boolean {
    if (!ipaddr.isValid(text.split("%")[0] ?? "")) return false;
    const address = unwrap(text);
    if (networks.some((network) => isWithin(address, network))) return true;
    if (extraBlocked.some((network) => isWithin(address, network))) return false;
    const range = address.range();
    if (policy.allowPrivate && PRIVATE_RANGES.has(range)) return true;
    if (range !== "unicast") return false;
    return address.kind() === "ipv4" || isWithin(address, GLOBAL_UNICAST_V6);
  }

  function refuseUrl(text: string): string | null {
    const url = URL.parse(text);
    if (!url) return "must be a valid uri";
    if (url.protocol !== "http:" && url.protocol !== "https:")
      return "must be an http or https url";
    if (url.username || url.password) return "must not contain credentials";
    if (url.port === "0") return "must have a port from 1 to 65535";
    const host = url.hostname.replace(/^\[|\]$/g, "").replace(/\.$/, "");
    if (isIP(host)) return isAllowedAddress(host) ? null : "is a blocked address";
    if (names.has(host)) return null;
    if (LOCAL_NAMES.test(host) && !policy.allowPrivate) return "is a blocked address";
    return null;
  }

  const lookup: AddressGuard["lookup"] = (hostname, options, callback) => {
    resolve(
      hostname,
      { family: options.family, hints: options.hints, all: true },
      (error, found) => {
        if (error) return callback(error, []);
        const isNamed = names.has(hostname);
        if (!isNamed && found.some((entry) => !isAllowedAddress(entry.address))) {
          return callback(new BlockedAddressError(), []);
        }
        callback(null, found);
      },
    );
  };

  return { refuseUrl, isAllowedAddress, lookup };
}

/** Throws VALIDATION naming `field` when the guard refuses the URL. */
export function assertAllowedUrl(guard: AddressGuard, field: string, url: string): void {
  const reason = guard.refuseUrl(url);
  if (reason) throw new AppError("VALIDATION", `${field} ${reason}`, [`${field} ${reason}`]);
}
