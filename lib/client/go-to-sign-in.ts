import type { ApiError } from "./api-error.ts";

/** Leaves a page that is shut: for the sign-in page, or for what the server shows in the page's place. */
export function leaveShutPage({ status }: ApiError): void {
  if (status === 401) goToSignIn();
  else window.location.reload();
}

/** Leaves for the sign-in page, which leads back here. */
export function goToSignIn(): void {
  const here = window.location.pathname + window.location.search;
  window.location.replace(`/sign-in?callbackUrl=${encodeURIComponent(here)}`);
}
