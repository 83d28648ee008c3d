// A line that was cut and is back: nothing is missing, nothing is doubled, and no list has moved under the pointer.
import type { Locator } from '@playwright/test';
import { expectSame } from '../house/eyes';
import { House } from '../house/house';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);
const fresh = () => crypto.randomUUID();

test.use({ excused: [/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|ERR_FAILED|WebSocket connection/] });

test('a board that was cut off equals one that was just opened', async ({ seat }) => {
  const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
  for (const customer of ['claimed', 'closed', 'tagged', 'asked-again', 'replied']) await house().lead.say(customer, '처음 온 글');
  const a = await seat(house(), haneul, '/board');
  await expect(a.card('replied.practice')).toBeVisible();
  await a.page.context().setOffline(true);
  await expect(a.page.getByText(a.words.offline)).toBeVisible();

  const thread = async (customer: string) => (await house().lead.threadOf(customer)).id;
  await yujin.call('thread/claim', { thread: await thread('claimed'), mutation: fresh() });
  await yujin.call('thread/close', { thread: await thread('closed'), mutation: fresh() });
  await yujin.call('thread/tag', { thread: await thread('tagged'), tags: ['끊긴 사이'], mutation: fresh() });
  await yujin.call('reply/send', { thread: await thread('replied'), seen: 1, text: '답했어요', images: [], after: null, mutation: fresh() });
  await house().lead.say('asked-again', '다시 물어요');
  await house().lead.say('arrived', '끊긴 사이에 왔어요');
  await expect.poll(() => house().answers('replied').length).toBe(1);
  await expect(a.card('arrived.practice')).toHaveCount(0);

  await a.page.context().setOffline(false);
  await expect(a.page.getByText(a.words.offline)).toBeHidden();
  await expect(a.card('arrived.practice')).toHaveCount(1);
  await expectSame(a, await seat(house(), yujin, '/board'));
});

test('the outbox is whole again', async ({ seat }) => {
  const yujin = house().person('yujin');
  await house().lead.say('boxed', '발송함에서 볼게요');
  const { id } = await house().lead.threadOf('boxed');
  const a = await seat(house(), house().person('haneul'), '/outbox');
  await expect(a.page.getByText(a.words.nothingWaits)).toBeVisible();
  await a.page.context().setOffline(true);
  await expect(a.page.getByText(a.words.offline)).toBeVisible();
  await expect(a.page.getByText(a.words.nothingWaits), 'what was known stays').toBeVisible();
  await house().weather({ outage: true });
  await yujin.call('reply/send', { thread: id, seen: 1, text: '나가지 못한 답글', images: [], after: null, mutation: fresh() });
  await a.page.context().setOffline(false);
  await expect(a.page.getByRole('listitem').filter({ hasText: '나가지 못한 답글' })).toHaveCount(1);
  await house().weather({});
  await expect(a.page.getByText(a.words.nothingWaits)).toBeVisible({ timeout: 30_000 });
});

test.describe('a row under the pointer', () => {
  const place = async (row: Locator) => (await row.boundingBox())!.y;

  test('stays there, whatever comes and goes', async ({ seat }) => {
    const yujin = house().person('yujin');
    const a = await seat(house(), house().person('minjae'), '/stream');
    const rows = a.page.getByRole('list', { name: a.words.stream }).getByRole('listitem');
    const [first, read] = [rows.first(), rows.nth(2)];
    const above = await first.getAttribute('data-row');
    const handle = (await read.getByRole('link').innerText()).trim();
    await read.hover();
    const before = await place(read);

    await house().lead.say('hovered1', '새로 온 글');
    await house().lead.say('hovered2', '또 온 글');
    await yujin.call('thread/close', { thread: above, mutation: fresh() }).catch(() => house().lead.call('thread/decline', { thread: above, reason: '광고', mutation: fresh() }));
    await expect(a.page.getByRole('button', { name: a.words.news })).toBeVisible();
    await expect(first, 'what went is still in its place, and says where it went').toContainText(new RegExp(`${a.words.state.closed}|답하지 않음`));
    await expect(rows.nth(2).getByRole('link')).toHaveText(handle);
    expect(await place(rows.nth(2))).toBe(before);
    await expect(a.card('hovered1.practice')).toHaveCount(0);

    await a.page.getByRole('button', { name: a.words.news }).click();
    for (const customer of ['hovered1.practice', 'hovered2.practice']) await expect(a.card(customer)).toHaveCount(1);
    await expect(rows.first()).not.toHaveAttribute('data-row', above!);
  });
});
