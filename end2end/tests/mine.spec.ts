// What concerns me although I look elsewhere: the badge, my work, and following.
import { House } from '../house/house';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);

test('a colleague who is named in a note sees it at once, and finds the way there', async ({ seat }) => {
  const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
  await house().lead.say('named', '누가 좀 봐 주세요');
  const { id } = await house().lead.threadOf('named');
  const a = await seat(house(), yujin, '/board');
  const tab = a.page.getByRole('link', { name: a.words.mine });
  await expect(tab).not.toContainText(a.words.told(1));
  await haneul.call('thread/note', { thread: id, text: `@${yujin.name} 이거 아세요?`, mutation: crypto.randomUUID() });
  await expect(tab).toContainText(a.words.told(1));
  await tab.click();
  await expect(a.page.getByText(a.words.namedYou(haneul.name))).toBeVisible();
  await a.page.getByRole('button', { name: a.words.readAll }).click();
  await expect(tab).not.toContainText(a.words.told(1));
  await a.page.getByRole('link', { name: a.words.namedYou(haneul.name) }).click();
  await expect(a.thread('named.practice')).toBeVisible();
});

test('what I promised a time for stays in sight until it is told', async ({ seat }) => {
  const haneul = house().person('haneul');
  const a = await seat(house(), haneul, '/mine');
  await house().lead.say('promise', '언제 고쳐지나요?');
  const { id } = await house().lead.threadOf('promise');
  const when = (Date.now() + 3_600_000) * 1000;
  const answer = (seen: number, text: string, outcome: object | null) =>
    haneul.call('reply/send', { thread: id, seen, text, outcome, mutation: crypto.randomUUID() });
  await answer(1, '오늘 안에 고치겠습니다', { solvable: true, why: '', when });
  const promised = a.page.getByRole('link', { name: '오늘 안에 고치겠습니다' });
  await expect(promised).toBeVisible();
  await house().lead.say('promise', '네 기다릴게요');
  await promised.click();
  await expect(a.conversation).toContainText('기다릴게요');
  const { messages } = await house().lead.threadOf('promise');
  await answer(messages, '다 고쳤어요', null);
  await expect.poll(() => house().answers('promise').length).toBeGreaterThan(0);
  await a.page.goto('/mine');
  await a.live();
  await expect(promised).toBeHidden();
});

test('who follows a thread hears its customer', async ({ seat }) => {
  const haneul = house().person('haneul');
  await house().lead.say('followed', '안녕하세요');
  const { id } = await house().lead.threadOf('followed');
  const a = await seat(house(), house().person('minjae'), '/board');
  await a.openThread('followed.practice');
  await a.action(a.words.follow).click();
  await expect(a.action(a.words.unfollow)).toBeVisible();
  await haneul.call('reply/send', { thread: id, seen: 1, text: '네, 말씀하세요', after: null, mutation: crypto.randomUUID() });
  await expect.poll(() => house().answers('followed').length).toBe(1);
  await house().lead.say('followed', '아직 안 돼요');
  await expect(a.page.getByRole('link', { name: a.words.mine })).toContainText(a.words.told(1));
});
