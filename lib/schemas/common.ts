import { z } from "zod";

const MAX_PAGE_SIZE = 255;
const DEFAULT_PAGE_SIZE = 100;

/**
 * The reference writes the pattern as `[A-z0-9-_]`. Its `A-z` also spans `[ \ ] ^` and the backtick,
 * which no client means and which break name patterns, so the letters are spelt out here.
 */
export const resourceName = z
  .string()
  .min(1)
  .max(155)
  .regex(/^[A-Za-z0-9-_]+$/);

export const description = z.string().max(500);

const ISO_DATE =
  /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])(T\d{2}:\d{2}(:\d{2}(\.\d{1,9})?)?(Z|[+-]\d{2}:?\d{2})?)?$/;

/** An ISO 8601 date or date-time of the years 0000 to 9999; without an offset it is UTC. */
export const isoDate = z
  .string()
  .refine((text) => ISO_DATE.test(text) && !Number.isNaN(Date.parse(text)), "must be an ISO date");

/** Such a date, parsed. */
export const instant = isoDate.transform((text) => {
  const hasTime = text.includes("T");
  const hasOffset = /(Z|[+-]\d{2}:?\d{2})$/.test(text);
  return new Date(hasTime && !hasOffset ? `${text}Z` : text);
});

// Query strings carry text only, JSON bodies carry the types: both are taken.
export const wholeNumber = z.union([
  z.int(),
  z
    .string()
    .regex(/^-?\d{1,15}$/)
    .transform(Number),
]);
const flag = z.union([z.boolean(), z.enum(["true", "false"]).transform((text) => text === "true")]);

/** Takes one value or a list of them, and gives a list. */
export function oneOrMany<T extends z.ZodType>(schema: T) {
  return z
    .union([schema, z.array(schema).min(1).max(MAX_PAGE_SIZE)])
    .transform((value) => (Array.isArray(value) ? value : [value]) as z.output<T>[]);
}

// In a query string no value and the word null ask for rows without one; in JSON null does.
const isNone = (text: string) => text === "" || text === "null";

export const textOrNone = z
  .string()
  .max(256)
  .nullable()
  .transform((text) => (text === null || isNone(text) ? null : text));

function orNone<T extends z.ZodType>(value: T) {
  return z.union([value, z.null(), z.enum(["", "null"]).transform(() => null)]);
}

/** `any`: there is a value, or there is none; `all`: no restriction, for clients that name one always. */
const presence = { any: flag, all: flag };

/**
 * Takes `field=v`, a list, or operators `field[gt|gte|lt|lte]=v`, `field[any|all]=bool`; gives operators,
 * with the `plain` values in `in`. `le` is the spelling that one schema of the reference has for `lte`.
 */
function comparable<T extends z.ZodType, P extends z.ZodType>(value: T, plain: P) {
  const operators = z
    .strictObject({ gt: value, gte: value, lt: value, lte: value, le: value, ...presence })
    .partial()
    .transform(({ le, all: _, ...rest }) => (le === undefined ? rest : { lte: le, ...rest }));
  return z.union([oneOrMany(plain).transform((list) => ({ in: list })), operators]);
}

export const dateFilter = comparable(instant, instant);
/** Of a date that may be missing. */
export const nullableDateFilter = comparable(instant, orNone(instant));
export const integerFilter = comparable(wholeNumber, wholeNumber);
/** Of a number that may be missing. */
export const nullableIntegerFilter = comparable(wholeNumber, orNone(wholeNumber));
export const booleanFilter = flag;

/** Takes `field=v`, a list, or `field[any|all]=bool`, of an id that may be missing. */
export const nullableIdFilter = z.union([
  oneOrMany(textOrNone).transform((list) => ({ in: list })),
  z.strictObject(presence).partial(),
]);

/** Takes `name=v`, a list, `name[contains]=v` or `name[any|all]=bool`. No name: those without one. */
export const nameFilter = z.union([
  oneOrMany(z.string().max(155)).transform((list) => ({ in: list.map((name) => name || null) })),
  z.strictObject({ contains: z.string().min(1).max(155), ...presence }).partial(),
]);

const direction = z.enum(["asc", "desc", "ASC", "DESC"]).transform((text) => {
  return text.toLowerCase() as "asc" | "desc";
});

/** The query fields of a list; `orderBy` names what it sorts by, its default first. */
export function paginationQuery<const F extends readonly [string, ...string[]]>(orderBy: F) {
  return {
    limit: wholeNumber
      .pipe(z.int().min(0).max(MAX_PAGE_SIZE))
      .default(DEFAULT_PAGE_SIZE)
      .describe(`0 to ${MAX_PAGE_SIZE}`),
    next: z.string().min(1).max(255).optional(),
    prev: z.string().min(1).max(255).optional(),
    order_by: z.enum(orderBy).default(orderBy[0] as never),
    dir: direction.default("desc"),
  };
}

/** The answer of a list: `count` is the number of rows on this page. */
export function paginated<T extends z.ZodType>(model: T) {
  return z.object({
    pagination: z.object({
      order_by: z.string(),
      dir: z.enum(["asc", "desc"]),
      limit: z.int(),
      next: z.string().optional(),
      prev: z.string().optional(),
    }),
    count: z.int(),
    models: z.array(model),
  });
}
