// The stream as a tool: what it shows, lists under a name that a team shares, and many threads at once.
import { House } from '../house/house';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);
const rows = (screen: { page: any; words: any }) => screen.page.getByRole('list', { name: screen.words.stream, exact: true }).locator('[data-row]');

test.beforeAll(async () => {
  const { lead } = house();
  await lead.call('queue/keep', { name: '해외', words: ['roaming', '로밍'], approval: false });
  await lead.say('noeul.practice', '보라색 안내문을 보고 왔는데 로밍이 안 돼요');
  await lead.say('omar.practice', 'My purple roaming plan does not work in Tokyo since yesterday');
  await lead.say('duri.practice', '보라색 안내문이 어려워요');
});

test('words, queue, language and wait are asked for by the address, also without JavaScript', async ({ seat }) => {
  const a = await seat(house(), house().person('haneul'), '/stream');
  const { queue } = await house().lead.threadOf('noeul.practice');
  await a.page.getByRole('searchbox', { name: a.words.find }).fill('보라색');
  await expect(rows(a)).toHaveCount(2);
  await expect(a.page).toHaveURL(/words=/);
  // What comes in is held to the same filter, live.
  await house().lead.say('semi.practice', '보라색이 예뻐요');
  await expect(rows(a)).toHaveCount(3);
  await house().lead.say('semo.practice', '초록색이 예뻐요');
  await a.page.getByText(a.words.filters, { exact: true }).click();
  await a.page.getByRole('combobox', { name: a.words.queue }).selectOption({ label: '해외' });
  await expect(rows(a)).toHaveCount(1);
  await expect(a.card('noeul.practice')).toContainText('해외');
  await a.page.reload();
  await expect(rows(a)).toHaveCount(1);

  const plain = await seat(house(), house().person('yujin'), `/stream?queue=${queue}&language=en`, { script: false });
  await expect(rows(plain)).toHaveCount(1);
  await expect(plain.card('omar.practice')).toBeVisible();
  await plain.page.goto('/stream?waits=1440');
  await expect(rows(plain)).toHaveCount(0);
});

test('a search goes further back than the board', async ({ seat }) => {
  const { lead } = house();
  await lead.say('vera.practice', '아주 오래된 호박 이야기');
  const { id } = await lead.threadOf('vera');
  await lead.call('thread/close', { thread: id, mutation: crypto.randomUUID() });
  const others = await lead.call('thread/page', { filter: { words: '보라색' }, after: null });
  expect(others.cards.length).toBeGreaterThan(0);
  const a = await seat(house(), house().person('haneul'), `/stream?state=closed&words=${encodeURIComponent('호박')}`);
  await expect(a.card('vera.practice')).toBeVisible();
  await expect(rows(a)).toHaveCount(1);
});

test('a list is kept under a name, and the team has it without a reload', async ({ seat }) => {
  const [haneul, lead] = [house().person('haneul'), house().lead];
  const b = await seat(house(), lead, '/stream');
  const a = await seat(house(), haneul, `/stream?words=${encodeURIComponent('유심')}`);
  const lists = (screen: typeof a) => screen.page.getByRole('navigation', { name: screen.words.views });
  await lists(a).locator('summary').click();
  await a.page.getByRole('textbox', { name: a.words.listName }).fill('유심 모두');
  await a.page.getByRole('checkbox', { name: a.words.forTheTeam }).check();
  await a.page.getByRole('button', { name: a.words.keepList }).click();
  await expect(lists(a).getByRole('link', { name: '유심 모두' })).toHaveAttribute('aria-current', 'page');
  await lists(b).getByRole('link', { name: '유심 모두' }).click();
  await expect(b.page.getByRole('searchbox', { name: b.words.find })).toHaveValue('유심');
  await lists(b).getByRole('button', { name: '유심 모두' }).click();
  await expect(lists(a).getByRole('link', { name: '유심 모두' })).toBeHidden();
});

test.describe('many', () => {
  // What is refused is noted by the browser as well.
  test.use({ excused: [/409/] });

  test('many threads are tagged, given and closed at once, and all of it is undone', async ({ seat }) => {
    const { lead } = house();
    for (let n = 0; n < 12; n += 1) await lead.say(`crowd${n}.practice`, `단체 문의 ${n}번입니다`);
    // One of them is a colleague's: what is not allowed stays as it is, and is said.
    const theirs = await house().person('yujin').threadOf('crowd11.');
    await house().person('yujin').call('thread/claim', { thread: theirs.id, mutation: crypto.randomUUID() });
    const crowd = async () => (await lead.call('thread/page', { filter: { words: 'crowd' }, after: null })).cards;

    const a = await seat(house(), house().person('haneul'), '/stream?words=crowd');
    await expect(rows(a)).toHaveCount(12);
    await a.page.getByRole('button', { name: a.words.pick, exact: true }).click();
    const box = (n: number) => rows(a).nth(n).getByRole('checkbox');
    await box(0).click();
    await box(4).click({ modifiers: ['Shift'] });
    const bar = a.page.getByRole('region', { name: a.words.picked(5) });
    await expect(bar).toBeVisible();
    await bar.getByRole('button', { name: a.words.all(12) }).click();
    const whole = a.page.getByRole('region', { name: a.words.picked(12) });

    await whole.getByText(a.words.tag, { exact: true }).click();
    await whole.getByRole('textbox').fill('단체');
    await whole.getByRole('button', { name: a.words.save }).click();
    await expect(a.said(a.words.manyDone(12))).toBeVisible();
    expect((await crowd()).filter((card: any) => card.tags.includes('단체'))).toHaveLength(12);

    await a.page.getByRole('button', { name: a.words.all(12) }).click();
    await whole.getByRole('button', { name: a.words.close, exact: true }).click();
    await expect(a.said(a.words.manyDone(11))).toBeVisible();
    await expect(a.said(a.words.manyRefused(1))).toBeVisible();
    await expect(rows(a).filter({ hasText: '정유진' })).toHaveCount(1);
    await expect.poll(async () => (await crowd()).length).toBe(1);

    await a.page.locator('h1').click();
    await a.key('KeyZ');
    await expect(a.said(a.words.manyUndone(11))).toBeVisible();
    await expect.poll(async () => (await crowd()).length).toBe(12);
    expect((await crowd()).every((card: any) => card.owner === null || card.id === theirs.id)).toBe(true);
    await a.key('KeyZ');
    await expect(a.said(a.words.manyUndone(12))).toBeVisible();
    expect((await crowd()).some((card: any) => card.tags.includes('단체'))).toBe(false);
  });
});

test('rows are picked by the keyboard, and on a phone by the thumb', async ({ seat }) => {
  const a = await seat(house(), house().person('haneul'), '/stream');
  await a.key('KeyJ', 'KeyV', 'KeyJ', 'KeyJ');
  await a.page.keyboard.press('Shift+KeyV');
  await expect(a.page.getByRole('region', { name: a.words.picked(3) })).toBeVisible();
  const b = await seat(house(), house().person('yujin'), '/stream', { phone: true });
  await b.page.getByRole('button', { name: b.words.pick, exact: true }).tap();
  await rows(b).first().getByRole('checkbox').tap();
  await expect(b.page.getByRole('region', { name: b.words.picked(1) })).toBeVisible();
  await expect(b.thread('')).toBeHidden();
});
