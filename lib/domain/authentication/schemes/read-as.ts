import type { AuthConfig, AuthenticatedRequest } from "../authentication.ts";
import type { Scheme, SignedParts } from "../provider.ts";

/** What a scheme is to look at in the place of what came. What is left out stays as it came. */
export type Reading = {
  body?: string | Uint8Array;
  headers?: Readonly<Record<string, string>>;
  urls?: readonly string[];
};

type Translation = {
  /**
   * Reads a request, signed or not yet; null when there is nothing in it that could have been signed. A
   * signature that is missing is an empty text.
   */
  read: (request: AuthenticatedRequest, config: AuthConfig) => Reading | null;
  /** Puts the headers that the scheme signed with where the provider has them. */
  write?: (headers: Readonly<Record<string, string>>, request: AuthenticatedRequest) => SignedParts;
};

const NOTHING: Reading = { body: "", headers: {} };

function translated(
  request: AuthenticatedRequest,
  { body, headers, urls }: Reading,
): AuthenticatedRequest {
  return {
    ...request,
    ...(body === undefined ? {} : { body: Buffer.from(body as string) }),
    ...(urls === undefined ? {} : { urls: () => urls }),
    headers: { ...request.headers, ...headers },
  };
}

/**
 * A scheme for providers that sign something else than the bytes they send (chosen fields, a form in
 * order, a hash), or put the signature elsewhere or in a form of their own.
 */
export function readAs(scheme: Scheme, { read, write }: Translation): Scheme {
  const { verify, sign } = scheme;
  return {
    verify(config, request) {
      const reading = read(request, config);
      // Without any header the scheme finds no signature; it still tells whether one was to be expected.
      return verify(
        config,
        translated(reading ? request : { ...request, headers: {} }, reading ?? NOTHING),
      );
    },
    ...(sign && {
      sign(config, request) {
        const { headers = {} } = sign(
          config,
          translated(request, read(request, config) ?? NOTHING),
        );
        return write ? write(headers, request) : { headers };
      },
    }),
  };
}
