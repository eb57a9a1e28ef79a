import { type ExampleAuth, SECRET, secret, shared } from "./builders.ts";

const token = shared({ api_key: "t0ken" }, { api_key: "another" });
const login = {
  ...shared({ username: "user", password: "pa:ss é" }, { username: "user", password: "other" }),
  isBodyUnsigned: true,
};

/** Providers whose check stands in the body, or has nothing to do with it. */
export const BODY_EXAMPLES: Readonly<Record<string, ExampleAuth>> = {
  ADYEN: { ...shared(secret("44782def547aaa06"), secret("ff00")), isInBody: true },
  AIRCALL: { ...SECRET, isInBody: true },
  CHARGEBEE_BILLING: login,
  EXACT_ONLINE: { ...SECRET, isInBody: true },
  FAVRO: { ...SECRET, isInBody: true },
  GITLAB: { ...token, isBodyUnsigned: true },
  GREENDOT: login,
  MAILGUN: { ...SECRET, isInBody: true },
  MERAKI: { ...token, isInBody: true },
};
