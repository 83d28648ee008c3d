// Ten thousand open threads, fifty changes a second: every thread is a key press away, nothing moves under the hand or the
// pointer, and what happens is seen. With TRACE=1 it measures: how soon a key is on the screen, and how many pictures a
// second there are; the browser's own trace goes to test-results.
import { House } from '../house/house';
import type { Screen } from '../house/screen';
import { Pulse } from '../house/pulse';
import { expect, test, useHouse } from '../house/test';
import { traced } from '../house/trace';
import { Traffic } from '../house/traffic';

const crowd = 10_000;
const rate = 50;
const measures = process.env.TRACE === '1';
const house = useHouse(() => House.crowded(crowd));

test.setTimeout(300_000);
// What Playwright keeps of every page costs more than what is measured.
if (measures) test.use({ trace: 'off' });

/** A stream that has loaded every thread; gives the threads too. */
async function whole(a: Screen): Promise<string[]> {
  const threads: string[] = [];
  let after: unknown = null;
  do {
    const page: any = await house().lead.call('thread/page', { filter: { states: ['new'] }, after });
    threads.push(...page.cards.map((card: any) => card.id));
    after = page.next;
  } while (after);
  const heading = a.page.getByRole('heading', { level: 1 });
  await expect.poll(async () => Number(/\d+/.exec(await heading.innerText())?.[0]), { timeout: 120_000 }).toBeGreaterThanOrEqual(threads.length);
  return threads;
}

const list = (a: Screen) => a.page.getByRole('list', { name: a.words.stream });

test('every thread is reached by the keyboard', async ({ seat }) => {
  const a = await seat(house(), house().person('haneul'), '/stream');
  const threads = await whole(a);
  const met = await a.page.evaluateHandle(() => {
    const met = { ids: new Set<string>(), most: 0 };
    document.addEventListener('focusin', (event) => {
      const row = (event.target as Element).closest<HTMLElement>('[data-row]');
      if (row) met.ids.add(row.dataset.row!);
      met.most = Math.max(met.most, document.querySelectorAll('[data-row]').length);
    });
    return met;
  });
  await a.key('KeyJ');
  // Faster than any hand: what is pressed before the next rows are drawn leads nowhere, and is pressed again.
  await a.page.evaluate(async (name) => {
    const there = () => document.activeElement?.closest('[data-row]')?.textContent?.includes(name);
    while (!there()) {
      for (let n = 0; n < 8; n++) document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { code: 'KeyJ', bubbles: true }));
      await new Promise(requestAnimationFrame);
    }
  }, `crowd${crowd - 1}.practice`);
  const { ids, most } = await met.evaluate(({ ids, most }) => ({ ids: [...ids], most }));
  expect(threads.filter((id) => !ids.includes(id)), 'threads that were passed over').toEqual([]);
  expect(most, 'rows drawn at once').toBeLessThanOrEqual(100);
});

test('nothing jumps while fifty things a second happen', async ({ seat, browser }) => {
  const a = await seat(house(), house().person('haneul'), '/stream');
  const threads = await whole(a);
  const rows = list(a).locator('[data-row]');
  const seconds = measures ? 30 : 5;

  // Deep in the list, and under the pointer.
  const row = rows.nth(30);
  await row.scrollIntoViewIfNeeded();
  await row.hover();
  const pulse = await Pulse.feel(a.page);
  const traffic = Traffic.begin(house(), threads.slice(100), rate);
  await a.page.waitForTimeout(seconds * 1_000);
  const still = await pulse.take();
  expect(still.under, 'rows under the pointer').toHaveLength(1);
  expect(still.places, 'places of the row under the pointer').toHaveLength(1);

  // And with the focus that the keyboard moves.
  await a.page.mouse.move(2, 2);
  await a.key('KeyJ');
  const move = async () => {
    for (let n = 0; n < seconds * 8; n++) {
      await a.key(n % 40 < 25 ? 'KeyJ' : 'KeyK');
      await a.page.waitForTimeout(100);
    }
  };
  await pulse.take();
  await move();
  const moved = await pulse.take();
  await a.page.evaluate(() => (document.activeElement as HTMLElement).blur());
  await a.page.waitForTimeout(seconds * 200);
  const free = await pulse.take();
  await a.key('KeyJ');
  const record = measures ? await traced(browser, a.page, test.info().outputPath('trace.json'), move) : '';
  const really = await traffic.end();
  expect(moved.jumps, 'the row with the focus moved by itself').toEqual([]);
  expect(moved.most, 'rows drawn at once').toBeLessThanOrEqual(100);

  // What happened meanwhile is there.
  const marked = threads[0];
  await a.key('Home');
  await house().person('yujin').call('thread/tag', { thread: marked, tags: ['끝'], mutation: crypto.randomUUID() });
  await expect(a.page.locator(`[data-row="${marked}"]`)).toContainText('끝');
  await a.page.evaluate(() => (document.activeElement as HTMLElement).blur());
  let open = 0;
  for (let after: unknown = null, more = true; more; more = Boolean(after)) {
    const page: any = await house().lead.call('thread/page', { filter: {}, after });
    open += page.cards.length;
    after = page.next;
  }
  await expect(a.page.getByRole('heading', { level: 1 })).toContainText(String(open));

  console.log(`${really.toFixed(1)} changes a second; pointer at rest: ${still.tell()}`);
  console.log(`nobody at it: ${free.tell()}`);
  console.log(`the keyboard moves: ${moved.tell()}`);
  if (record) console.log(`the same again, as the browser saw it: ${record}`);
});
