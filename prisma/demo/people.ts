import type { Random } from "./random.ts";

const FIRST_NAMES = [
  "Amara",
  "Jonas",
  "Mei",
  "Luca",
  "Priya",
  "Sofia",
  "Diego",
  "Hanna",
  "Yusuf",
  "Clara",
  "Tomas",
  "Aiko",
  "Nora",
  "Mateo",
  "Ines",
  "Owen",
  "Leila",
  "Pavel",
  "Ruth",
  "Kofi",
] as const;
const LAST_NAMES = [
  "Okafor",
  "Lindqvist",
  "Tanaka",
  "Moretti",
  "Raman",
  "Costa",
  "Vargas",
  "Bauer",
  "Demir",
  "Novak",
  "Silva",
  "Weber",
  "Haddad",
  "Walsh",
  "Ito",
  "Mensah",
  "Petrov",
  "Keller",
  "Duarte",
  "Byrne",
] as const;
type City = readonly [name: string, country: string];
const CITIES: readonly [City, ...City[]] = [
  ["Lisbon", "PT"],
  ["Berlin", "DE"],
  ["Toronto", "CA"],
  ["Osaka", "JP"],
  ["Austin", "US"],
  ["Dublin", "IE"],
  ["Lyon", "FR"],
  ["Porto", "PT"],
  ["Denver", "US"],
  ["Leeds", "GB"],
];

export type Person = { first: string; last: string; email: string; city: string; country: string };

/** Invents a person whose address belongs to a domain that nobody owns. */
export function person(random: Random): Person {
  const first = random.pick(FIRST_NAMES);
  const last = random.pick(LAST_NAMES);
  const [city, country] = random.pick(CITIES);
  const email = `${first}.${last}@example.com`.toLowerCase();
  return { first, last, email, city, country };
}

type Listed = readonly [title: string, sku: string, cents: number];
const PRODUCTS: readonly [Listed, ...Listed[]] = [
  ["Linen throw, sand", "LIN-THR-SND", 6_900],
  ["Stoneware mug", "STW-MUG-01", 1_800],
  ["Oak serving board", "OAK-BRD-L", 5_400],
  ["Beeswax candle, set of 3", "BWX-CDL-3", 2_900],
  ["Wool blanket, grey", "WOL-BLK-GRY", 11_900],
  ["Copper pour-over kettle", "COP-KTL-1L", 8_400],
  ["Walnut desk tray", "WAL-TRY-S", 4_600],
];

export type Product = { title: string; sku: string; cents: number };

export function product(random: Random): Product {
  const [title, sku, cents] = random.pick(PRODUCTS);
  return { title, sku, cents };
}
