// What every spec starts from: a server a file, browsers that know who sits before them, and an eye on their consoles.
import { expect, test as base, type BrowserContext, type Page } from '@playwright/test';
import { words, type Words } from '../words';
import { House } from './house';
import type { Operator, Settings } from './operator';
import { Screen } from './screen';

export { expect };

export type How = { phone?: boolean; script?: boolean; theme?: 'light' | 'dark' };
export type Given = {
  /** A browser in which nobody is signed in. */
  open: (house: House, how?: How) => Promise<Page>;
  /** A browser in which somebody is, on a page that has come alive. */
  seat: (house: House, who: Operator, path: string, how?: How) => Promise<Screen>;
  /** Complaints that a test expects; all others fail it. */
  excused: RegExp[];
};

export const test = base.extend<Given>({
  excused: [[], { option: true }],
  open: async ({ browser, excused }, use, info) => {
    const contexts: BrowserContext[] = [];
    const complaints: string[] = [];
    await use(async (house, how = {}) => {
      const context = await browser.newContext({
        baseURL: house.address,
        javaScriptEnabled: how.script ?? true,
        colorScheme: how.theme ?? 'light',
        reducedMotion: 'reduce',
        ...(how.phone && { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true }),
      });
      contexts.push(context);
      // A panic's own frames alone would fill the usual ten.
      await context.addInitScript(() => Object.assign(Error, { stackTraceLimit: 40 }));
      return watch(await context.newPage(), complaints);
    });
    for (const context of contexts) await context.close();
    const unexpected = complaints.filter((line) => !excused.some((pattern) => pattern.test(line)));
    if (info.status === 'passed') expect(unexpected, 'what the browsers complained about').toEqual([]);
    else if (unexpected.length > 0) await info.attach('complaints', { body: unexpected.join('\n') });
  },
  seat: async ({ open }, use) => {
    await use(async (house, who, path, how = {}) => {
      const page = await open(house, how);
      await signIn(page, house, who);
      await page.goto(path);
      const screen = new Screen(page, await wordsOf(who));
      if (how.script ?? true) await screen.live();
      return screen;
    });
  },
});

/** Gives a spec file its own server, from its first test to its last. */
export function useHouse(start: () => Promise<House>): () => House {
  let house: House | undefined;
  test.beforeAll(async () => {
    house = await start();
  });
  test.afterAll(() => house?.stop());
  return () => {
    if (!house) throw new Error('the server has not started');
    return house;
  };
}

/** Puts a session's cookie into a browser, as if somebody had signed in there before. */
export async function signIn(page: Page, house: House, who: Operator): Promise<void> {
  await page.context().addCookies([{ name: 'moksori', value: await who.cookie(), url: house.address, httpOnly: true, sameSite: 'Lax' }]);
}

async function wordsOf(who: Operator): Promise<Words> {
  const settings: Settings = (await who.call('me/get')).settings;
  return words[settings.language];
}

/** Errors, and reports of the content security policy, which are errors of the console too. */
function watch(page: Page, complaints: string[]): Page {
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(`${page.url()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => complaints.push(`${page.url()}: ${error.stack ?? error.message}`));
  return page;
}
