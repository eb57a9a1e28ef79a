/** What DNS said about the TXT records of a name. */
export type TxtAnswer =
  | { kind: "found"; values: readonly string[] }
  | { kind: "none" }
  | { kind: "failed" };

/** The name of the TXT record that proves whose a host is. */
export function challengeName(hostname: string): string {
  return `_sluice-challenge.${hostname}`;
}

/** Returns what is still in the way of a host, as sentences; none when the record is there. */
export function ownershipFaults(hostname: string, token: string, answer: TxtAnswer): string[] {
  const record = `TXT record ${challengeName(hostname)}`;
  if (answer.kind === "failed") return [`DNS did not answer for the ${record}.`];
  if (answer.kind === "none") return [`The ${record} does not exist.`];
  return answer.values.includes(token) ? [] : [`The ${record} does not have the value ${token}.`];
}
