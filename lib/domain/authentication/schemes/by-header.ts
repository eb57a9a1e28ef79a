import type { Scheme } from "../provider.ts";

/**
 * The ways in which a provider has signed over the years, newest first: the first whose header was sent
 * decides, so that a request with a newer signature is never believed for its older one.
 */
export function byHeader(
  newest: readonly [header: string, scheme: Scheme],
  ...older: readonly (readonly [header: string, scheme: Scheme])[]
): Scheme {
  const { sign } = newest[1];
  return {
    verify(config, request) {
      const sent = [newest, ...older].find(([header]) => Object.hasOwn(request.headers, header));
      return (sent ?? newest)[1].verify(config, request);
    },
    ...(sign && { sign }),
  };
}
