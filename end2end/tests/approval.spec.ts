// Four eyes on a phone: a genius asks, an agent gives back and then says yes.
import { House } from '../house/house';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);

test('a genius asks, an agent on a phone gives back, reads what changed and says yes', async ({ seat }) => {
  const genius = house().team.find((one) => one.role === 'genius')!;
  const agent = house().person('haneul');
  await house().lead.say('iphone', '아이폰 개통은 언제 되나요?');
  const a = await seat(house(), genius, '/board');
  await a.openThread('iphone.practice');
  await a.reply.fill('내일 오전에 개통됩니다');
  await a.page.getByRole('button', { name: a.words.askApproval }).click();
  await expect(a.page.getByText(a.words.awaits)).toBeVisible();
  expect(house().answers('iphone')).toEqual([]);

  const b = await seat(house(), agent, '/outbox', { phone: true });
  await expect(b.page.getByRole('heading', { name: b.words.awaits })).toBeVisible();
  const thread = await house().lead.threadOf('iphone');
  await b.page.goto(`/board?thread=${thread.id}`);
  await b.live();
  await b.page.locator('summary', { hasText: b.words.giveBack }).click();
  await b.page.getByLabel(b.words.comment).fill('오후가 맞아요');
  await b.page.getByRole('button', { name: b.words.giveBack }).click();

  await expect(a.reply).toHaveValue('내일 오전에 개통됩니다');
  await expect(a.conversation).toContainText('오후가 맞아요');
  await a.reply.fill('내일 오후에 개통됩니다');
  await a.page.getByRole('button', { name: a.words.askApproval }).click();
  await expect(b.page.locator('del')).toHaveText('오전에');
  await expect(b.page.locator('ins')).toHaveText('오후에');
  await b.page.getByRole('button', { name: b.words.approve }).tap();
  await expect.poll(() => house().answers('iphone').map((post) => post.text)).toEqual([expect.stringContaining('내일 오후에 개통됩니다')]);
});

test('one press stops everything, on every screen', async ({ seat }) => {
  const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
  await house().lead.say('stopped', '멈춰 주세요');
  const a = await seat(house(), haneul, '/outbox');
  const b = await seat(house(), yujin, '/board');
  await a.page.getByRole('button', { name: a.words.stopAll }).click();
  await expect(a.page.getByText(a.words.halted(haneul.name))).toBeVisible();
  await b.openThread('stopped.practice');
  await b.reply.fill('기다리는 답');
  await b.page.keyboard.press('Control+Enter');
  await expect(b.page.getByText(b.words.halted(haneul.name))).toBeVisible();
  expect(house().answers('stopped')).toEqual([]);
  await a.page.getByRole('button', { name: a.words.goOn }).click();
  await expect.poll(() => house().answers('stopped').length).toBe(1);
});
