// Cards under a mouse: where they may be put they stay, and where not they go back.
import { House } from '../house/house';
import { together } from '../house/race';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);

test.use({ excused: [/status of 409|ERR_FAILED/] });

test('of two who claim by dragging one has it, and the other is told who', async ({ seat }) => {
  const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
  await house().lead.say('wanted', '누구든 봐 주세요');
  const a = await seat(house(), haneul, '/board');
  const b = await seat(house(), yujin, '/board');
  const screens = new Map([a, b].map((screen) => [screen.page, screen]));
  await together([a.page, b.page], 'thread/claim', async (page) => {
    const screen = screens.get(page)!;
    await screen.card('wanted.practice').dragTo(screen.column('claimed'));
  });
  const { owner } = await house().lead.threadOf('wanted');
  const [winner, loser] = owner === (await haneul.call('me/get')).operator.id ? [haneul, b] : [yujin, a];
  await expect(loser.said(loser.words.alreadyClaimed(winner.name))).toBeVisible();
  // A list holds still under the pointer that let the card go.
  for (const screen of [a, b]) await screen.page.mouse.move(720, 1);
  for (const screen of [a, b]) await expect(screen.card('wanted.practice', screen.column('claimed'))).toContainText(winner.name);
});

test('a card that the server never heard of moving goes back', async ({ seat }) => {
  await house().lead.say('homesick', '제자리에 있을래요');
  const a = await seat(house(), house().person('haneul'), '/board');
  await a.page.route('**/api/thread/claim', (route) => route.abort());
  await a.card('homesick.practice').dragTo(a.column('claimed'));
  await expect(a.said(a.words.unreached)).toBeVisible();
  await expect(a.card('homesick.practice', a.column('new'))).toBeVisible();
  await expect(a.card('homesick.practice', a.column('claimed'))).toHaveCount(0);
  await expect(a.card('homesick.practice')).not.toContainText('이하늘');
});

test('nor does it stay away from the list that it was carried out of', async ({ seat }) => {
  await house().lead.say('carried', '들었다 놓았어요');
  const a = await seat(house(), house().person('haneul'), '/board');
  await a.page.route('**/api/thread/claim', (route) => route.abort());
  await a.card('carried.practice').getByRole('link').focus();
  await a.column('new').hover();
  await a.key('KeyM', 'ArrowRight', 'Enter');
  await expect(a.said(a.words.unreached)).toBeVisible();
  await expect(a.card('carried.practice', a.column('new'))).toBeVisible();
});

test('what a colleague has is asked for with a reason', async ({ seat }) => {
  const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
  await house().lead.say('theirs', '이미 맡은 분이 있어요');
  await haneul.call('thread/claim', { thread: (await house().lead.threadOf('theirs')).id, mutation: crypto.randomUUID() });
  const a = await seat(house(), yujin, '/board');
  await a.card('theirs.practice', a.column('claimed')).dragTo(a.column('waiting'));
  await expect(a.asked(a.words.takeOver)).toBeVisible();
  await a.key('Escape');
  await expect(a.card('theirs.practice', a.column('claimed'))).toContainText(haneul.name);
});
