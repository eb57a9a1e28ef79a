import { type ExampleAuth, SECRET, secret, shared, TIMED } from "./builders.ts";

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
  OKTA: { ...SECRET, isBodyUnsigned: true },
  PAYMOB: { ...SECRET, isInBody: true, forgery: ["100000", "900000"] },
  PAYPRO_GLOBAL: { ...SECRET, forgery: ["=42.00", "=1.00"] },
  PIPEDRIVE: login,
  POSTMARK: login,
  PRAXIS: { ...SECRET, isInBody: true, forgery: ['"amount":4200', '"amount":9200'] },
  QUOTER: { ...TIMED, forgery: ["published", "won"] },
  RING_CENTRAL: { ...shared({ token: "t0ken" }, { token: "another" }), isBodyUnsigned: true },
  TREEZOR: { ...SECRET, isInBody: true, forgery: ["42.00", "92.00"] },
  USPS: { ...SECRET, isInBody: true, forgery: ["Delivered", "In Transit"] },
};
