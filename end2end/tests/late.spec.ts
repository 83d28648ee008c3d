// Code that comes late: by itself when the page is idle, at once when it is wanted, and again when it did not come.
import type { Page } from '@playwright/test';
import { House } from '../house/house';
import type { Operator } from '../house/operator';
import { Screen } from '../house/screen';
import { expect, signIn, test, useHouse } from '../house/test';
import { words } from '../words';

const house = useHouse(House.demo);

// What a browser says when a file does not come, and what our script says then.
test.use({ excused: [/ERR_FAILED|Failed to fetch|LinkError|WebAssembly/] });

/** The late files that a page asks for from now on, by name. */
function asked(page: Page): string[] {
  const names: string[] = [];
  page.on('request', (request) => {
    const name = /\/(\w+)\.late\?v=/.exec(request.url())?.[1];
    if (name) names.push(name);
  });
  return names;
}

/** Lets no file of this name come, until the answer is called. */
async function hold(page: Page, name: string): Promise<() => Promise<void>> {
  const files = new RegExp(`/${name}\\.late`);
  await page.route(files, (route) => route.abort());
  return () => page.unroute(files);
}

async function sit(page: Page, who: Operator, path: string): Promise<Screen> {
  await signIn(page, house(), who);
  await page.goto(path);
  return new Screen(page, words.ko);
}

test('an idle board brings what may be wanted, once', async ({ open }) => {
  const page = await open(house());
  const names = asked(page);
  const a = await sit(page, house().person('yujin'), '/board');
  await a.live();
  await expect.poll(() => [...names].sort()).toEqual(['work_ask', 'work_mine', 'work_more', 'work_person', 'work_stream', 'work_talk', 'work_tools']);
  await page.keyboard.press('Control+KeyK');
  await expect(a.asked(a.words.palette).getByRole('combobox')).toBeFocused();
  await page.keyboard.press('Escape');
  await page.locator('[data-row]').first().getByRole('link').first().click();
  await expect(a.reply).toBeVisible();
  expect(names, 'nothing was asked for again').toHaveLength(7);
});

test('a question that does not come says so, takes no letter for an order, and comes when asked again', async ({ open }) => {
  const page = await open(house());
  const letGo = await hold(page, 'work_ask');
  await house().lead.say('waiting-for-code', '기다려요');
  const a = await sit(page, house().person('haneul'), '/board');
  await a.live();
  await a.card('waiting-for-code.practice').getByRole('link').first().focus();
  await page.keyboard.press('Slash');
  const box = a.asked(a.words.palette);
  await expect(box.getByRole('alert')).toBeVisible();
  await a.key('KeyC', 'KeyE');
  await letGo();
  await box.getByRole('button', { name: a.words.tryAgain }).click();
  await expect(box.getByRole('combobox')).toBeFocused();
  expect((await house().lead.threadOf('waiting-for-code')).state, 'the letters were no orders').toBe('new');
});

test('a thread that does not come says so, and comes when asked again', async ({ open }) => {
  const page = await open(house());
  const letGo = await hold(page, 'work_talk');
  const a = await sit(page, house().person('haneul'), '/board');
  await a.live();
  await page.locator('[data-row]').first().getByRole('link').first().click();
  const again = page.getByRole('alert').getByRole('button', { name: a.words.tryAgain });
  await expect(again).toBeVisible();
  await letGo();
  await again.click();
  await expect(a.reply).toBeVisible();
});

test('a page whose part is missing can be read, and wakes when it comes', async ({ open }) => {
  const page = await open(house());
  const letGo = await hold(page, 'office_accounts');
  const a = await sit(page, house().lead, '/accounts');
  await expect(page.getByRole('heading', { level: 1, name: a.words.accounts })).toBeVisible();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await letGo();
  await a.live();
});

test('a part of another build is not let in', async ({ open }) => {
  const page = await open(house());
  const other = await fetch(`${house().address}/pkg/office_ask.late`);
  const body = Buffer.from(await other.arrayBuffer());
  await page.route(/\/work_ask\.late/, (route) => route.fulfill({ body, contentType: 'application/octet-stream' }));
  const a = await sit(page, house().person('yujin'), '/board');
  await a.live();
  await page.keyboard.press('Control+KeyK');
  await expect(a.asked(a.words.palette).getByRole('alert')).toBeVisible();
  await expect(page.locator('[data-row]').first(), 'the page lives on').toBeVisible();
});
