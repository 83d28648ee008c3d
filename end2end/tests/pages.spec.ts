// Every page in every shape: nothing serious for axe, nothing wider than the screen, no complaint of the browser, and a
// picture of each in `shots`. With PICTURES=1 the README's pictures are taken too.
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { House } from '../house/house';
import { play, type Scene } from '../house/scene';
import { Screen } from '../house/screen';
import { expect, signIn, test, useHouse } from '../house/test';
import { words } from '../words';

const house = useHouse(House.demo);
const setup = useHouse(House.empty);
const shots = join(import.meta.dirname, '../shots');
const pictures = join(import.meta.dirname, '../pictures');
let scene: Scene;

test.beforeAll(async () => {
  scene = await play(house());
});

type Place = { name: string; path: () => string; alone?: boolean; at?: () => House };
const places: Place[] = [
  { name: 'signin', path: () => '/signin', alone: true },
  { name: 'setup', path: () => new URL(setup().setup!).pathname, alone: true, at: () => setup() },
  { name: 'setup-dead', path: () => '/setup/nothing', alone: true },
  { name: 'join', path: () => scene.invitation, alone: true },
  { name: 'board', path: () => '/board' },
  { name: 'board-lanes', path: () => '/board?lane=owner' },
  { name: 'board-thread', path: () => `/board?thread=${scene.thread}` },
  { name: 'stream', path: () => '/stream' },
  { name: 'stream-thread', path: () => `/stream?thread=${scene.answered}` },
  { name: 'customer', path: () => `/customer/${scene.customer}` },
  { name: 'outbox', path: () => '/outbox' },
  { name: 'accounts', path: () => '/accounts' },
  { name: 'team', path: () => '/team' },
  { name: 'me', path: () => '/me' },
  { name: 'mine', path: () => '/mine' },
  { name: 'approval', path: () => `/board?thread=${scene.read}` },
  { name: 'missing', path: () => '/nowhere', alone: true },
];

// Those that the README shows, and what they are called there.
const chosen: Record<string, string> = {
  'board-1440-ko-light': 'board-ko',
  'stream-thread-1440-en-dark': 'stream-en-dark',
  'board-thread-390-ko-dark': 'thread-ko-phone',
};

for (const phone of [false, true]) {
  for (const language of ['ko', 'en'] as const) {
    for (const theme of ['light', 'dark'] as const) {
      const shape = `${phone ? 390 : 1440}-${language}-${theme}`;
      test.describe(shape, () => {
        // The browser itself notes the 404 of the page that is not there.
        test.use({ excused: [/status of 404/] });

        test(`every page, ${shape}`, async ({ open }) => {
          test.setTimeout(300_000);
          const lead = house().lead;
          await lead.settle({ language, theme });
          for (const place of places) {
            await test.step(place.name, async () => {
              const at = place.at?.() ?? house();
              const page = await open(at, { phone, theme });
              await page.context().addCookies([
                { name: 'language', value: language, url: at.address },
                { name: 'theme', value: theme, url: at.address },
              ]);
              if (!place.alone) await signIn(page, at, lead);
              await page.goto(place.path());
              if (place.alone) await page.waitForLoadState('networkidle');
              else await new Screen(page, words[language]).live();
              await expect(page.getByRole('heading').first()).toBeVisible();
              await keep(page, `${place.name}-${shape}`);
              await judge(page, place.name);
              await page.close();
            });
          }
        });
      });
    }
  }
}

async function judge(page: Page, name: string): Promise<void> {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(wide, `${name} does not scroll sideways`).toBeLessThanOrEqual(0);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const serious = violations.filter((found) => ['serious', 'critical'].includes(found.impact ?? ''));
  const told = serious.map((found) => `${found.id}: ${found.nodes.map((node) => `${node.target} ${node.failureSummary?.split('\n')[1] ?? ''}`).join('; ')}`);
  expect.soft(told, `axe about ${name}`).toEqual([]);
}

/** A WebP by the browser itself: a tenth of the PNG. */
async function keep(page: Page, name: string): Promise<void> {
  const browser = await page.context().newCDPSession(page);
  const { data } = await browser.send('Page.captureScreenshot', { format: 'webp', quality: 82 });
  const bytes = Buffer.from(data, 'base64');
  save(shots, name, bytes);
  if (!(name in chosen)) return;
  expect.soft(bytes.length, `${name} is small enough for the README`).toBeLessThan(150_000);
  if (process.env.PICTURES === '1') save(pictures, chosen[name], bytes);
}

function save(folder: string, name: string, bytes: Buffer): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.webp`), bytes);
}
