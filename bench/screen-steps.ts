import { gzipSync } from "node:zlib";
import type { Page, Response } from "@playwright/test";

export const rows = (page: Page) => page.getByRole("link", { name: /^Event evt_/ });

async function timed(act: () => Promise<void>, done: () => Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await act();
  await done();
  return performance.now() - startedAt;
}

const failedBox = (page: Page) => page.getByRole("checkbox", { name: "Failed", exact: true });

/** From the click on a filter of a page that was just loaded to what it offers, in ms. */
export async function filterOpens(page: Page): Promise<number> {
  await page.goto("/events");
  await rows(page).first().waitFor();
  return timed(
    () => page.getByRole("button", { name: "Status", exact: true }).click(),
    () => failedBox(page).waitFor(),
  );
}

/** From the click that sets a filter to the first row that it lists, in ms. */
export async function filterToRows(page: Page): Promise<number> {
  await filterOpens(page);
  const answer = page.waitForResponse((response) => response.url().includes("/events?"));
  return timed(
    () => failedBox(page).click(),
    async () => {
      await answer;
      await page
        .getByRole("row", { name: /Failed/ })
        .first()
        .waitFor();
    },
  );
}

/** From the click on a row that was never opened to its whole event, in ms. */
export async function panelCold(page: Page, index: number): Promise<number> {
  const answer = page.waitForResponse((response) => /\/events\/evt_\w+(\?|$)/.test(response.url()));
  const panel = page.getByRole("region", { name: "Event", exact: true });
  const ms = await timed(
    () => rows(page).nth(index).click(),
    async () => {
      await answer;
      await panel.getByRole("tab").first().waitFor();
    },
  );
  await page.keyboard.press("Escape");
  await panel.waitFor({ state: "detached" });
  return ms;
}

/** From the key that opens the palette to its first frame with entries, in ms of the page's own clock. */
export async function paletteOpens(page: Page): Promise<number> {
  // Listens before the key is pressed: what is evaluated and what is typed reach the page on two ways.
  await page.evaluate(() => {
    const scope = window as unknown as { opened: Promise<number> };
    scope.opened = new Promise<number>((resolve) => {
      const untilShown = (pressedAt: number) => {
        if (document.querySelector("[cmdk-item]")) resolve(performance.now() - pressedAt);
        else requestAnimationFrame(() => untilShown(pressedAt));
      };
      const onKey = ({ key, timeStamp }: KeyboardEvent) => {
        if (key !== "k") return;
        removeEventListener("keydown", onKey, true);
        requestAnimationFrame(() => untilShown(timeStamp));
      };
      addEventListener("keydown", onKey, true);
    });
  });
  await page.keyboard.press("Control+k");
  const ms = await page.evaluate(() => (window as unknown as { opened: Promise<number> }).opened);
  await page.keyboard.press("Escape");
  await page.locator("[cmdk-item]").first().waitFor({ state: "detached" });
  return ms;
}

/**
 * How far what is on the page moves by itself while `act` runs: the browser's own layout shift score, which
 * is 0 when nothing does.
 */
export async function layoutShift(page: Page, act: () => Promise<void>): Promise<number> {
  await page.evaluate(() => {
    type Shift = PerformanceEntry & { value: number; hadRecentInput: boolean };
    const scope = window as unknown as { shift: number };
    scope.shift = 0;
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as Shift[])
        if (!entry.hadRecentInput) scope.shift += entry.value;
    }).observe({ type: "layout-shift" });
  });
  await act();
  return page.evaluate(() => (window as unknown as { shift: number }).shift);
}

/**
 * What the page has to load of scripts to show its list, compressed as a server would, in bytes: what its HTML
 * names. What it fetches besides once the list stands there is not waited for.
 */
export async function scriptBytes(page: Page, path: string): Promise<number> {
  const loaded = new Set<string>();
  const note = (response: Response) => {
    if (response.request().resourceType() === "script") loaded.add(response.url());
  };
  page.on("response", note);
  await page.goto(path);
  await rows(page).first().waitFor();
  page.off("response", note);
  const html = await (await page.request.get(path)).text();
  const named = [...loaded].filter((url) => html.includes(`src="${new URL(url).pathname}"`));
  let bytes = 0;
  for (const url of named) bytes += gzipSync(await (await page.request.get(url)).body()).length;
  return bytes;
}
