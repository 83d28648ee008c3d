// Two browsers at one door: their requests are held until both are there, and then let in together.
import type { Page } from '@playwright/test';

export async function together(pages: Page[], door: string, act: (page: Page) => Promise<void>): Promise<void> {
  let open: () => void = () => {};
  const all = new Promise<void>((resolve) => (open = resolve));
  let waiting = 0;
  for (const page of pages) {
    await page.route(`**/api/${door}`, async (route) => {
      waiting += 1;
      if (waiting === pages.length) open();
      await all;
      await route.continue();
    });
  }
  const answers = pages.map((page) => page.waitForResponse(`**/api/${door}`));
  await Promise.all(pages.map(act));
  await Promise.all(answers);
  for (const page of pages) await page.unroute(`**/api/${door}`);
}
