import { processSingleton } from "#lib/adapters/process-singleton.ts";
import {
  type ActiveDomains,
  createActiveDomains,
  loadActiveDomains,
} from "#lib/services/custom-domains/active-domains.ts";
import { getWebDatabase } from "./web-database.ts";

/** The custom domains that this web process serves: door and API share what is known of them. */
export function getActiveDomains(): ActiveDomains {
  return processSingleton("active-domains", () =>
    createActiveDomains(() => loadActiveDomains(getWebDatabase().pool)),
  );
}
