import { type DeliveryPolicy, MAX_GROUP_RATE } from "#lib/schemas/destination.ts";

export type GroupPeriod = "second" | "minute" | "hour";

/** A group that has a rate of its own. */
export type Override = { id: string; name: string; rate: string; period: GroupPeriod };

/** Delivery groups as a form holds them; without a key there are none. */
export type GroupValues = {
  key: string;
  rate: string;
  period: GroupPeriod;
  overrides: Override[];
};

const RATE_WORDS = `Write a whole number from 1 to ${MAX_GROUP_RATE.toLocaleString("en-US")}`;
export const KEY_WORDS = "Write a path such as body.account.id or headers.x-account";

export function toGroupValues(groups: DeliveryPolicy["groups"] | undefined): GroupValues {
  return {
    key: groups?.key ?? "",
    rate: String(groups?.rate ?? ""),
    period: groups?.rate_period ?? "second",
    overrides: Object.entries(groups?.overrides ?? {}).map(([name, { rate, rate_period }]) => ({
      id: name,
      name,
      rate: String(rate),
      period: rate_period,
    })),
  };
}

/** Makes `delivery_policy.groups`; null takes them away. */
export function fromGroupValues({ key, rate, period, overrides }: GroupValues) {
  if (key.trim() === "") return null;
  return {
    key: key.trim(),
    rate: Number(rate),
    rate_period: period,
    overrides: Object.fromEntries(
      overrides.map((each) => [each.name, { rate: Number(each.rate), rate_period: each.period }]),
    ),
  };
}

/** Returns what is wrong, by field: `rate`, or `rate` and `name` of an override behind its id. */
export function groupFaults({ key, rate, overrides }: GroupValues): Record<string, string> {
  if (key.trim() === "") return {};
  const faults: Record<string, string> = {};
  if (!isRate(rate)) faults.rate = RATE_WORDS;
  for (const [index, { id, name, rate: own }] of overrides.entries()) {
    const isTaken = overrides.findIndex((each) => each.name === name) < index;
    if (isTaken) faults[`${id}.name`] = "This group stands above already";
    if (!isRate(own)) faults[`${id}.rate`] = RATE_WORDS;
  }
  return faults;
}

function isRate(text: string): boolean {
  const rate = Number(text);
  return text.trim() !== "" && Number.isInteger(rate) && rate >= 1 && rate <= MAX_GROUP_RATE;
}
