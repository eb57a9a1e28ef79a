type ResolvedAddress = { address: string; family: number };

/** What stands between us and every URL that a user gave; `lib/adapters/address-guard.ts` makes one. */
export type AddressGuard = {
  /** Says why a URL may not be called, or null. Looks at the text only: names are checked on connect. */
  refuseUrl(url: string): string | null;
  isAllowedAddress(address: string): boolean;
  /** A `lookup` for sockets: resolves all addresses and refuses the name if any of them is blocked. */
  lookup(
    hostname: string,
    options: { family?: number; hints?: number },
    callback: (error: Error | null, addresses: ResolvedAddress[]) => void,
  ): void;
};

/** Says that an address may not be reached, and on purpose not which: that would be a way to scan. */
export class BlockedAddressError extends Error {
  override readonly name = "BlockedAddressError";
  readonly code = "BLOCKED_ADDRESS";
  constructor() {
    super("blocked address");
  }
}
