import type { z } from "zod";
import type { Permission } from "#lib/schemas/permission.ts";

export type Contract = {
  method: "GET" | "POST" | "PUT" | "DELETE";
  /** Below the version: `/sources/{id}`. */
  path: `/${string}`;
  summary: string;
  /** What the caller's role must allow; null: whoever is let in may. */
  permission: Permission | null;
  /**
   * Who is let in. `project`, the default: whoever asks for one project. `organization`: people and the keys
   * of organizations. `any-key`: keys of single projects and command lines too. `public`: everybody.
   */
  audience?: "organization" | "any-key" | "public";
  /**
   * Whether a call is written to the audit log. Without it: when its permission is for more than reading.
   * `always`: secrets are shown, or something changes without a permission. `never`: nothing is changed.
   */
  audit?: "always" | "never";
  /** What stands in the path. */
  params?: z.ZodObject | z.ZodPipe;
  /** Keys that are not named here are ignored. */
  query?: z.ZodObject;
  /** A JSON object; keys that are not named here are refused. */
  body?: z.ZodType<object>;
  /** How many bytes the body may have; 1 MB unless told. */
  maxBodyBytes?: number;
  response: z.ZodType;
  /** The response is text of this type and not JSON. */
  textType?: string;
  /** The response comes as it is made, as a file. */
  isStream?: boolean;
};

type Output<S> = S extends z.ZodType ? z.output<S> : unknown;
type Flat<T> = { [K in keyof T]: T[K] };

/** What the service gets: path, query and body in one object. */
export type ContractInput<C extends Contract> = Flat<
  Output<C["params"]> & Output<C["query"]> & Output<C["body"]>
>;

/** Text that is sent as it is made; `type` with its charset. */
export type TextStream = { body: ReadableStream<Uint8Array>; type: string; fileName: string };

/** What the service returns, and the API answers as JSON, or as a file. */
export type ContractOutput<C extends Contract> = C extends { isStream: true }
  ? TextStream
  : z.input<C["response"]>;

/** Declares an endpoint, so that route, client and OpenAPI read the same thing. */
export function defineContract<const C extends Contract>(contract: C): C {
  return contract;
}
