// Who asks again is answered once; two threads become one by hand and two again; two names are one person.
import { House } from '../house/house';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);

test('whoever asks again in a new post waits in one thread, and one answer reaches them', async ({ seat }) => {
  const { lead } = house();
  const a = await seat(house(), house().person('haneul'), '/board');
  await lead.say('gaeul.practice', '개통한 지 이틀인데 전화가 안 걸려요');
  await expect(a.card('gaeul.practice')).toHaveCount(1);
  const thread = await a.openThread('gaeul.practice');
  await lead.say('gaeul.practice', '문의드렸는데 아직도 답이 없네요');
  await expect(a.conversation).toContainText('아직도 답이 없네요');
  await expect(a.card('gaeul.practice')).toHaveCount(1);
  await a.reply.fill('많이 기다리셨죠, 지금 확인했어요');
  await a.send.click();
  // Below the post in which they asked last, and nowhere else.
  const asked = house().posts().filter((post) => post.author.handle === 'gaeul.practice').map((post) => post.remote);
  const answers = () => house().posts().filter((post) => asked.includes(post.parent ?? '') && post.reply);
  await expect.poll(() => answers().map((post) => post.parent)).toEqual([asked.at(-1)]);
  await expect(a.conversation).toContainText('많이 기다리셨죠');
  await expect(thread).toBeVisible();
});

test('two threads are merged, a colleague sees it, and they are apart again', async ({ seat }) => {
  const { lead } = house();
  await lead.say('namu.practice', '요금제는 어디에서 바꿔요?');
  await lead.say('namu.practice', '아이폰 색은 몇 가지예요?');
  const a = await seat(house(), house().person('haneul'), '/board');
  const b = await seat(house(), house().person('yujin'), '/board');
  for (const screen of [a, b]) await expect(screen.card('namu.practice')).toHaveCount(2);
  await a.page.getByRole('link', { name: 'namu.practice' }).first().click();
  await expect(a.thread('namu.practice')).toBeVisible();
  await a.page.getByText(a.words.customerCard).click();
  await a.page.getByRole('button', { name: a.words.merge }).click();
  for (const screen of [a, b]) await expect(screen.card('namu.practice')).toHaveCount(1);
  await expect(a.conversation).toContainText('요금제');
  await expect(a.conversation).toContainText('아이폰 색');
  await a.page.getByRole('button', { name: a.words.takeApart }).click();
  for (const screen of [a, b]) await expect(screen.card('namu.practice')).toHaveCount(2);
  await a.key('KeyZ');
  for (const screen of [a, b]) await expect(screen.card('namu.practice')).toHaveCount(1);
});

test('a merged thread leads to where it goes on', async ({ seat }) => {
  const { lead } = house();
  await lead.say('bora.practice', '데이터가 안 터져요');
  const first = await lead.threadOf('bora');
  await lead.say('bora.practice', '요금제는 어디에서 바꿔요?');
  const { cards } = await lead.call('thread/page', { filter: { words: 'bora 요금제' }, after: null });
  await lead.call('thread/merge', { thread: first.id, other: cards[0].id, mutation: crypto.randomUUID() });
  const a = await seat(house(), house().person('haneul'), `/board?thread=${cards[0].id}`);
  await a.page.getByRole('link', { name: a.words.goesOn }).click();
  await expect(a.conversation).toContainText('데이터가 안 터져요');
});

test('two profiles are one person, and two again', async ({ seat }) => {
  const { lead } = house();
  await lead.say('areum.practice', '개통이 늦어요');
  await lead.say('areum2.practice', '다른 계정으로 물어봐요');
  const { customer } = await lead.threadOf('areum2');
  const a = await seat(house(), house().person('haneul'), `/customer/${customer.id}`);
  await a.page.getByText(a.words.joinProfile).click();
  await a.page.getByRole('textbox', { name: a.words.findHandle }).fill('@areum');
  await a.page.getByRole('button', { name: a.words.findThem, exact: true }).click();
  await a.page.getByRole('button', { name: a.words.samePerson }).click();
  await expect(a.page.getByText('개통이 늦어요')).toBeVisible();
  await expect(a.page.getByText('다른 계정으로 물어봐요')).toBeVisible();
  await a.page.getByRole('button', { name: a.words.somebodyElse }).last().click();
  await expect(a.page.getByText('개통이 늦어요')).toBeHidden();
});

test('small talk has no clock, and who is blocked is not heard', async ({ seat }) => {
  const { lead } = house();
  await lead.say('haemi.practice', '오늘 하늘이 예뻐요');
  const a = await seat(house(), lead, '/board');
  await a.openThread('haemi.practice');
  await a.action(a.words.smallTalk).click();
  await expect(a.card('haemi.practice')).toContainText(a.words.smallTalkMark);
  await expect(a.card('haemi.practice').locator('.wait')).toHaveCount(0);
  await a.page.getByText(a.words.customerCard).click();
  await a.page.getByRole('button', { name: a.words.block }).click();
  await expect(a.page.getByRole('button', { name: a.words.unblock })).toBeVisible();
  const before = (await lead.call('thread/board')).cards.length;
  await lead.say('haemi.practice', '저 아직 있어요').catch(() => undefined);
  expect((await lead.call('thread/board')).cards).toHaveLength(before);
});
