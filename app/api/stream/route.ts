import { getChangeHub } from "#lib/api/change-hub.ts";
import { streamChanges } from "#lib/api/stream-changes.ts";
import { authenticateApiRequest } from "#lib/auth/authenticate-api.ts";
import { AppError, errorBody } from "#lib/errors.ts";

export const dynamic = "force-dynamic";

const isTrue = () => true;

/** A database that is away for a moment says nothing about who may watch. */
const isRefused = (error: unknown) => !(error instanceof AppError);

/** Server-sent events: which lists of the project changed. EventSource cannot send headers, so the project stands in the query. */
export async function GET(request: Request): Promise<Response> {
  try {
    const headers = new Headers(request.headers);
    const project = new URL(request.url).searchParams.get("project");
    if (project) headers.set("x-team-id", project);
    const identify = () => authenticateApiRequest(new Request(request.url, { headers }));
    const { projectId } = await identify();
    return streamChanges(getChangeHub(), {
      projectId,
      signal: request.signal,
      mayStay: () => identify().then(isTrue, isRefused),
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return Response.json(errorBody(error), { status: error.status });
  }
}
