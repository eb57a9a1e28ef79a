import { copyText } from "../copy-text.ts";
import { errorMessage } from "../error-message.ts";
import { notify } from "../notify.ts";
import { buildCurl } from "./build-curl.ts";
import { buildFetch } from "./build-fetch.ts";
import { buildHttpie } from "./build-httpie.ts";
import type { HttpCall } from "./http-call.ts";

const BUILDERS = { cURL: buildCurl, fetch: buildFetch, HTTPie: buildHttpie };
export type CopyForm = keyof typeof BUILDERS;
export const COPY_FORMS = Object.keys(BUILDERS) as CopyForm[];

/** Puts a request on the clipboard in a form that can be run, and says so. */
export async function copyCall(form: CopyForm, loadCall: () => Promise<HttpCall>): Promise<void> {
  try {
    const call = await loadCall();
    const isCopied = await copyText(BUILDERS[form](call));
    const description = call.hasSecrets ? "Its secrets are in it." : "Its secrets are left out.";
    if (isCopied) notify.success(`Copied as ${form}`, { description });
    else notify.error("Not copied", { description: "The browser refused to use the clipboard." });
  } catch (error) {
    notify.error("Not copied", { description: errorMessage(error) });
  }
}
