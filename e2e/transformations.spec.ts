import type { Page } from "@playwright/test";
import { request as send } from "undici";
import { expectAccessible } from "./expect-accessible.ts";
import { type CallApi, expect, test } from "./fixtures.ts";

const CODE = 'addHandler("transform", (request, context) => {\n  return request;\n});\n';

/** A connection to a real destination that runs a transformation, and one request that came through it. */
async function prepare(api: CallApi, name: string, target: string) {
  const transformation = await api("POST", "/transformations", {
    name,
    code: CODE,
    env: { TOKEN: "t-1" },
  });
  const connection = await api("POST", "/connections", {
    name,
    source: { name: `${name}-source` },
    destination: { name: `${name}-target`, type: "HTTP", config: { url: target } },
    rules: [{ type: "transform", transformation_id: transformation.id }],
  });
  await post(connection.source.url, { order: 7 });
  await expect
    .poll(async () => (await api("GET", `/events?webhook_id=${connection.id}`)).models.length)
    .toBe(1);
  const [event] = (await api("GET", `/events?webhook_id=${connection.id}`)).models;
  return { transformation, connection, event };
}

async function post(url: string, body: object) {
  const { statusCode } = await send(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  expect(statusCode).toBe(200);
}

const editorOf = (page: Page) => page.getByRole("region", { name: "Code", exact: true });

/** Puts the cursor behind the first line and types. */
async function typeAfterFirstLine(page: Page, text: string) {
  await editorOf(page).locator(".view-line").first().click();
  await page.keyboard.press("End");
  await page.keyboard.press("Enter");
  await page.keyboard.type(text);
}

test("a transformation is created from the list, renamed, duplicated and deleted", async ({
  dashboard: page,
}) => {
  await page.goto("/transformations");
  await page.getByRole("button", { name: "New transformation" }).first().click();
  await page.getByRole("dialog").getByLabel("Name").fill("made-here");
  await page.getByRole("button", { name: "Create transformation" }).click();
  await expect(page.getByRole("heading", { name: "made-here" })).toBeVisible();
  await expect(editorOf(page).getByText("addHandler")).toBeVisible();
  await page.getByRole("button", { name: "Actions for made-here" }).click();
  await page.getByRole("menuitem", { name: "Duplicate…" }).click();
  await page.getByRole("button", { name: "Duplicate", exact: true }).click();
  await expect(page.getByRole("heading", { name: "made-here-copy" })).toBeVisible();
  await page.getByRole("button", { name: "Actions for made-here-copy" }).click();
  await page.getByRole("menuitem", { name: "Delete transformation…" }).click();
  await page.getByRole("button", { name: "Delete transformation" }).click();
  await expect(page).toHaveURL(/\/transformations$/);
  await expect(page.getByText("Transformation deleted")).toBeVisible();
  await expect(page.getByText("made-here", { exact: true })).toBeVisible();
  await expect(page.getByRole("link", { name: "made-here-copy" })).toHaveCount(0);
  await expectAccessible(page);
});

test("code is written against an event with completion, run, compared, saved and replayed", async ({
  dashboard: page,
  api,
  receiver,
}) => {
  const { transformation, connection, event } = await prepare(
    api,
    "first-hour-code",
    `${receiver.url}/code`,
  );
  await page.goto(`/transformations/${transformation.id}?event=${event.id}`);
  await expect(page.getByText(`Event ${event.id.slice(0, 8)}`)).toBeVisible();
  await expect(page.getByRole("region", { name: "Input" }).getByText("order")).toBeVisible();

  await typeAfterFirstLine(page, "request.body.token = process.env.TO");
  await page.keyboard.press("Control+Space");
  await expect(page.locator(".suggest-widget").getByText("TOKEN", { exact: true })).toBeVisible();
  await page.keyboard.press("Enter");
  await page.keyboard.type(';\nconsole.warn("was here");');
  await expect(page.getByText("Unsaved changes")).toBeVisible();
  await page.keyboard.press("Control+Enter");
  const output = page.getByRole("region", { name: "Output" });
  await expect(output.getByText(/in \d+ ms/)).toBeVisible();
  await expect(output.getByText(/Changed: .*body/)).toBeVisible();
  await output.getByRole("button", { name: /Console/ }).click();
  await expect(output.getByText("was here")).toBeVisible();

  await page.keyboard.press("Control+s");
  await expect(page.getByText("Saved as version 2")).toBeVisible();
  await api("POST", `/requests/${event.request_id}/retry`, { webhook_ids: [connection.id] });
  await receiver.waitFor((hits) =>
    hits.some((hit) => hit.body.toString().includes('"token":"t-1"')),
  );
  await expectAccessible(page);
});

test("errors stand at their line, and what is not saved is not left by accident", async ({
  dashboard: page,
  api,
  receiver,
}) => {
  const { transformation } = await prepare(api, "guarded-code", `${receiver.url}/guarded`);
  await page.goto(`/transformations/${transformation.id}`);
  await expect(page.getByText("Newest request of its connections")).toBeVisible();
  await typeAfterFirstLine(page, 'throw new Error("not today");');
  await page.getByRole("button", { name: "Run" }).first().click();
  const output = page.getByRole("region", { name: "Output" });
  await expect(output.getByText("Failed")).toBeVisible();
  await expect(output.getByText("not today")).toBeVisible();
  await expect(editorOf(page).locator(".squiggly-error")).not.toHaveCount(0);

  await page.getByRole("link", { name: "Sources", exact: true }).click();
  const question = page.getByRole("dialog", { name: "Leave without saving?" });
  await question.getByRole("button", { name: "Cancel" }).click();
  await expect(page).toHaveURL(/\/transformations\//);
  await page.getByRole("link", { name: "Sources", exact: true }).click();
  await question.getByRole("button", { name: "Discard changes" }).click();
  await expect(page).toHaveURL(/\/sources$/);
});

test("versions are compared and restored; executions show what ran", async ({
  dashboard: page,
  api,
  receiver,
}) => {
  const { transformation } = await prepare(api, "versioned-code", `${receiver.url}/versioned`);
  await api("PUT", `/transformations/${transformation.id}`, { code: `// second\n${CODE}` });
  await page.goto(`/transformations/${transformation.id}?tab=versions`);
  await page.getByRole("button", { name: "Restore version 1" }).click();
  await expect(page.getByText("Version 1 restored")).toBeVisible();
  await expect(page.getByText("Version 3").first()).toBeVisible();
  expect((await api("GET", `/transformations/${transformation.id}`)).code).toBe(CODE);

  await page.goto(`/transformations/${transformation.id}?tab=executions`);
  await page.getByRole("row").nth(1).click();
  const panel = page.getByRole("complementary", { name: "Execution" });
  await expect(panel.or(page.getByRole("region", { name: "Execution" })).first()).toBeVisible();
  await expect(page.getByRole("heading", { name: "Input and output" })).toBeVisible();
  await expectAccessible(page);
});
