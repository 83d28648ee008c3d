// A reply of which nobody knows whether it is out: a person looks, says so, and it is out once.
import type { Locator } from '@playwright/test';
import { House } from '../house/house';
import { together } from '../house/race';
import type { Screen } from '../house/screen';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);
const row = (screen: Screen, text: string): Locator => screen.page.getByRole('listitem').filter({ hasText: text });
const say = (screen: Screen, text: string, word: string): Locator => row(screen, text).getByRole('button', { name: word, exact: true });

/** A reply that the network took, whose answer was lost, and that cannot be looked up for longer than we are patient. */
async function doubtful(customer: string, text: string): Promise<void> {
  const haneul = house().person('haneul');
  await house().lead.say(customer, '답이 왔나요?');
  const { id, messages } = await house().lead.threadOf(customer);
  const waiting = async () => (await house().lead.call('reply/outbox')).length;
  await expect.poll(waiting, 'nothing is ahead of it').toBe(0);
  const state = async () => (await house().lead.call('reply/outbox')).find(([reply]: any) => reply.thread === id)?.[0].state;
  await house().weather({ lose: 1, latency: 2_000 });
  await haneul.call('reply/send', { thread: id, seen: messages, text, images: [], after: null, mutation: crypto.randomUUID() });
  await expect.poll(state).toBe('dispatching');
  await house().weather({ lose: 1, outage: true });
  const hour = 3_600_000_000;
  house().age(`UPDATE reply SET at = at - ${hour} WHERE state = 'dispatching'`);
  await expect.poll(state, { timeout: 30_000 }).toBe('person');
  house().age(`UPDATE reply SET at = at + ${hour} WHERE state = 'person'`);
  await house().weather({});
  expect(house().answers(customer), 'the network has it').toHaveLength(1);
}

for (const word of ['wasSent', 'sendAgain'] as const) {
  test(`${word}: said by one, seen by the other, out once`, async ({ seat }) => {
    const text = `알 수 없는 답글 ${word}`;
    await doubtful(`doubt-${word.toLowerCase()}`, text);
    const a = await seat(house(), house().person('yujin'), '/outbox');
    const b = await seat(house(), house().person('minjae'), '/outbox');
    for (const screen of [a, b]) {
      await expect(screen.page.getByRole('heading', { name: screen.words.troubled })).toBeVisible();
      await expect(row(screen, text)).toHaveCount(1);
    }
    await say(a, text, a.words[word]).click();
    for (const screen of [a, b]) {
      await expect(row(screen, text)).toHaveCount(0);
      await expect(screen.page.getByText(screen.words.nothingWaits)).toBeVisible();
    }
    expect(house().answers(`doubt-${word.toLowerCase()}`)).toHaveLength(1);

    await b.page.goto('/board');
    await b.live();
    await b.openThread(`doubt-${word.toLowerCase()}.practice`);
    await expect(b.conversation.getByText(text)).toHaveCount(1);
    await expect(b.card(`doubt-${word.toLowerCase()}.practice`, b.column('answered'))).toBeVisible();
  });
}

test.describe('two who say it at once', () => {
  test.use({ excused: [/status of 409/] });

  test('send it again once', async ({ seat }) => {
    await doubtful('doubled', '두 사람이 본 답글');
    const a = await seat(house(), house().person('yujin'), '/outbox');
    const b = await seat(house(), house().person('minjae'), '/outbox');
    await together([a.page, b.page], 'reply/settle', async (page) => {
      await page.getByRole('button', { name: a.words.sendAgain }).click();
    });
    const told = async (screen: Screen) => screen.said(screen.words.wrongState).count();
    await expect.poll(async () => (await told(a)) + (await told(b)), 'one was a moment too late').toBe(1);
    for (const screen of [a, b]) await expect(screen.page.getByText(screen.words.nothingWaits)).toBeVisible();
    expect(house().answers('doubled')).toHaveLength(1);
  });
});

test('a post of the brand\'s own is written by one, seen by all, and out once', async ({ seat }) => {
  const a = await seat(house(), house().person('haneul'), '/outbox');
  const b = await seat(house(), house().person('yujin'), '/board');
  await a.page.getByRole('button', { name: a.words.writePost }).click();
  await expect(a.page).toHaveURL(/thread=/);
  await a.live();
  await a.reply.fill('오늘부터 데이터 이월을 시작해요');
  const mine = b.column('claimed').getByRole('listitem').filter({ hasText: b.words.newPost });
  await expect(mine).toContainText('이하늘');
  await a.send.click();
  const out = () => house().posts().filter((post) => post.text.startsWith('오늘부터 데이터 이월'));
  await expect.poll(() => out().map((post) => post.parent ?? 'top')).toEqual(['top']);
  await expect(a.conversation).toContainText('오늘부터 데이터 이월을 시작해요 ^HN');
  await expect(mine).toBeHidden();
});
