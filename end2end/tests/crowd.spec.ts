// The stream before ten thousand open threads: few rows are drawn, the keyboard reaches all, and news moves nothing.
import { House } from '../house/house';
import { Screen } from '../house/screen';
import { expect, signIn, test, useHouse } from '../house/test';
import { words } from '../words';

const crowd = 10_000;
const house = useHouse(() => House.crowded(crowd));

/** A stream that has loaded every thread. */
async function whole(a: Screen): Promise<number> {
  const { open } = await counted();
  await expect(a.page.getByRole('heading', { level: 1 })).toContainText(String(open), { timeout: 120_000 });
  return open;
}

async function counted(): Promise<{ open: number }> {
  let open = 0;
  let after: unknown = null;
  do {
    const page: any = await house().lead.call('thread/page', { filter: {}, after });
    open += page.cards.length;
    after = page.next;
  } while (after);
  return { open };
}

test('ten thousand threads are a short page that every key goes through', async ({ seat }) => {
  test.setTimeout(240_000);
  const a = await seat(house(), house().person('haneul'), '/stream');
  const open = await whole(a);
  expect(open).toBeGreaterThan(crowd - 100);
  const list = a.page.getByRole('list', { name: a.words.stream });
  const rows = list.locator('[data-row]');
  const drawn = () => rows.count();
  const focused = () => a.page.evaluate(() => document.activeElement?.closest('[data-row]')?.textContent ?? '');
  const nodes = () => a.page.evaluate(() => document.querySelectorAll('*').length);
  expect(await drawn()).toBeLessThanOrEqual(100);
  expect(await nodes()).toBeLessThan(5_000);

  // Through more rows than are drawn at once, and back.
  await a.key('KeyJ');
  const names = [await focused()];
  for (let n = 0; n < 130; n++) {
    await a.key('KeyJ');
    await expect.poll(focused).not.toBe(names.at(-1));
    names.push(await focused());
  }
  expect(new Set(names).size, 'no row was met twice').toBe(131);
  expect(await drawn()).toBeLessThanOrEqual(100);
  for (let n = 129; n >= 0; n--) {
    await a.key('KeyK');
    await expect.poll(focused).toBe(names[n]);
  }

  // To both ends.
  await a.key('End');
  await expect(rows.last()).toContainText(`crowd${crowd - 1}.practice`);
  await expect(rows.last()).toBeInViewport();
  await a.key('KeyK');
  await expect.poll(focused).toContain(`crowd${crowd - 2}.practice`);
  await a.key('Home');
  await expect.poll(focused).toBe(names[0]);
  expect(await drawn()).toBeLessThanOrEqual(100);
});

test.describe('loading that was broken off', () => {
  test.use({ excused: [/ERR_INTERNET_DISCONNECTED|ERR_FAILED|WebSocket connection/] });

  test('goes on when the line is back', async ({ open }) => {
    test.setTimeout(240_000);
    const page = await open(house());
    await page.route('**/api/thread/page', (route) => route.abort());
    await signIn(page, house(), house().person('minjae'));
    await page.goto('/stream');
    const a = new Screen(page, words.ko);
    await a.live();
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('스트림 50');
    await page.context().setOffline(true);
    await expect(page.getByText(a.words.offline)).toBeVisible();
    await page.unroute('**/api/thread/page');
    await page.context().setOffline(false);
    await whole(a);
  });
});

test('the row in the hand stays there while news comes', async ({ seat }) => {
  test.setTimeout(240_000);
  const yujin = house().person('yujin');
  const a = await seat(house(), house().person('haneul'), '/stream');
  await whole(a);
  const link = a.page.getByRole('list', { name: a.words.stream }).getByRole('link').nth(20);
  await link.focus();
  const name = (await link.innerText()).trim();
  const before = (await a.card(name).boundingBox())!.y;
  const above = await a.page.getByRole('list', { name: a.words.stream }).locator('[data-row]').nth(3).getAttribute('data-row');
  await yujin.call('thread/close', { thread: above, mutation: crypto.randomUUID() });
  const held = (await house().lead.threadOf(name)).id;
  await yujin.call('thread/tag', { thread: held, tags: ['새 소식'], mutation: crypto.randomUUID() });
  await house().lead.say('late', '이제 왔어요');
  await expect(a.page.getByRole('button', { name: a.words.news })).toBeVisible();
  await expect(a.card(name), 'what is told of it is shown').toContainText('새 소식');
  await expect(a.card(name).getByRole('link')).toBeFocused();
  expect((await a.card(name).boundingBox())!.y).toBe(before);
});
