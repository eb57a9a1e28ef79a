import { z } from "zod";

/** Where in a request a value stands, such as `body.account.id`. Command lines write `$.` before it. */
export const requestKey = z
  .string()
  .max(256)
  .regex(/^(?:\$\.)?(headers|body|query|path)(\.[\w-]+)*$/)
  .transform((key) => key.replace(/^\$\./, ""));
