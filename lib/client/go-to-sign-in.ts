/** Leaves for the sign-in page, which leads back here. */
export function goToSignIn(): void {
  const here = window.location.pathname + window.location.search;
  window.location.replace(`/sign-in?callbackUrl=${encodeURIComponent(here)}`);
}
