import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { createTestApi, type TestApi } from "#lib/testing/test-api.ts";
import { getSigningSecret } from "./get-signing-secret.ts";

let api: TestApi;

describe("getSigningSecret", () => {
  beforeAll(async () => {
    api = await createTestApi();
  });
  afterAll(() => api.close());

  it("opens the secret of the caller's project and names the header that it signs", async () => {
    const own = await getSigningSecret(api.ctx);
    expect(own.header).toBe("x-hookdeck-signature");
    expect(own.signing_secret).toMatch(/^[0-9a-f]{64}$/);
    expect((await getSigningSecret(api.foreign)).signing_secret).not.toBe(own.signing_secret);
  });

  it("follows the project's own header prefix", async () => {
    await api.ctx.db.prisma.project.update({
      where: { id: api.ctx.projectId },
      data: { headerPrefix: "x-acme" },
    });
    expect((await getSigningSecret(api.ctx)).header).toBe("x-acme-signature");
  });
});
