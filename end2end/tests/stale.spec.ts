// A client that was away for longer than the log reaches back: it says so, and comes back whole.
import { expectSame } from '../house/eyes';
import { House } from '../house/house';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);
const fresh = () => crypto.randomUUID();

test.use({ excused: [/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|WebSocket connection/] });

test('the board, the open thread and the team are loaded afresh, and the draft stays', async ({ seat }) => {
  const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
  for (const customer of ['followed', 'taken']) await house().lead.say(customer, '기다리고 있어요');
  const followed = await house().lead.threadOf('followed');
  await haneul.call('reply/send', { thread: followed.id, seen: 1, text: '곧 알려 드릴게요', images: [], after: null, mutation: fresh() });
  await expect.poll(() => house().answers('followed').length).toBe(1);
  const a = await seat(house(), haneul, '/board');
  await a.page.evaluate(() => Object.assign(window, { neverReloaded: true }));
  await a.openThread('followed.practice');
  await a.reply.fill('끝까지 써야 할 답변');
  await a.page.context().setOffline(true);
  await expect(a.page.getByText(a.words.offline)).toBeVisible();

  await house().lead.say('followed', '한 달 뒤에도 기다려요');
  await house().lead.say('newcomer', '그사이 온 손님');
  const taken = await house().lead.threadOf('taken');
  await yujin.call('thread/claim', { thread: taken.id, mutation: fresh() });
  await yujin.call('thread/note', { thread: followed.id, text: '자리 비운 사이의 메모', mutation: fresh() });
  const me = await yujin.call('me/get');
  await yujin.call('me/change', { name: '정새이름', cotag: me.operator.cotag, settings: me.settings });
  house().age('DELETE FROM event WHERE seq < (SELECT max(seq) FROM event)');

  await a.page.context().setOffline(false);
  await expect(a.page.getByText(a.words.offline)).toBeHidden();
  const b = await seat(house(), yujin, '/board');
  await expectSame(a, b);
  await expect(a.card('taken.practice', a.column('claimed'))).toContainText('정새이름');
  for (const words of ['한 달 뒤에도 기다려요', '자리 비운 사이의 메모']) await expect(a.conversation).toContainText(words);
  await expect(a.reply).toHaveValue('끝까지 써야 할 답변');
  expect(await a.page.evaluate(() => 'neverReloaded' in window), 'the page was not reloaded').toBe(true);

  // And it goes on following.
  await house().lead.say('later', '다시 이어져요');
  await expect(a.card('later.practice')).toBeVisible();
});
