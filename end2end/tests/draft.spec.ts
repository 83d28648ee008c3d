// One writes, the others watch: the shared draft, the right to write it, and what survives.
import { House } from '../house/house';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);

test('a colleague sees the words come, and takes over with a reason', async ({ seat }) => {
  const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
  await house().lead.say('watched', '지금 뭐라고 쓰고 있어요?');
  const a = await seat(house(), haneul, '/board');
  const b = await seat(house(), yujin, '/board');
  await a.openThread('watched.practice');
  await b.openThread('watched.practice');
  await a.reply.pressSequentially('네, 확인');
  await expect(b.page.getByText(b.words.writing(haneul.name))).toBeVisible();
  await expect(b.reply).toHaveValue('네, 확인');
  await expect(b.reply).not.toBeEditable();
  await a.reply.pressSequentially('하고 있어요');
  await expect(b.reply).toHaveValue('네, 확인하고 있어요');

  await b.page.locator('summary', { hasText: b.words.writeInstead }).click();
  await b.page.getByLabel(b.words.writeInsteadWhy).fill('교대 시간이에요');
  await b.page.keyboard.press('Enter');
  await expect(b.reply).toBeEditable();
  await b.reply.press('End');
  await b.reply.pressSequentially(', 고객님');
  await expect(a.page.getByText(a.words.writing(yujin.name))).toBeVisible();
  await expect(a.reply).toHaveValue('네, 확인하고 있어요, 고객님');
  await expect(a.conversation).toContainText('교대 시간이에요');
  await b.page.keyboard.press('Control+Enter');
  await expect.poll(() => house().answers('watched').map((post) => post.text)).toEqual(['네, 확인하고 있어요, 고객님 ^YJ']);
  await expect(a.reply).toHaveValue('');
});

test('a draft survives the page, the browser and the shift', async ({ seat }) => {
  const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
  await house().lead.say('kept', '오래 걸리는 답이에요');
  const a = await seat(house(), haneul, '/board');
  await a.openThread('kept.practice');
  await a.reply.fill('반쯤 쓴 답');
  await expect(a.page.getByText(a.words.kept)).toBeVisible();
  await a.page.reload();
  await a.live();
  await expect(a.reply).toHaveValue('반쯤 쓴 답');
  await a.page.close();
  // A reload leaves no word behind to say that the page is gone: silence does.
  house().age("UPDATE draft SET until = 1 WHERE writer IS NOT NULL");
  const b = await seat(house(), yujin, '/board');
  await b.openThread('kept.practice');
  await expect(b.reply).toHaveValue('반쯤 쓴 답');
  await expect(b.reply).toBeEditable();
  await b.reply.press('End');
  await b.reply.pressSequentially('을 마저 써요');
  await b.page.keyboard.press('Control+Enter');
  await expect.poll(() => house().answers('kept').map((post) => post.text)).toEqual(['반쯤 쓴 답을 마저 써요 ^YJ']);
});

test('an answer can be taken back until it leaves', async ({ seat }) => {
  const haneul = house().person('haneul');
  await house().lead.say('hasty', '바로 답해 주세요');
  const a = await seat(house(), haneul, '/board');
  await haneul.settle({ undo: 60 });
  try {
    await a.openThread('hasty.practice');
    await a.reply.fill('성급한 답');
    await a.page.keyboard.press('Control+Enter');
    await expect(a.page.getByText(a.words.leavesIn)).toBeVisible();
    await expect(a.reply).toHaveValue('');
    await a.page.getByRole('button', { name: a.words.undo }).click();
    await expect(a.reply).toHaveValue('성급한 답');
    expect(house().answers('hasty')).toEqual([]);
    await haneul.settle({ undo: 0 });
    await a.reply.fill('차분한 답');
    await a.page.keyboard.press('Control+Enter');
    await expect.poll(() => house().answers('hasty').map((post) => post.text)).toEqual(['차분한 답 ^HN']);
  } finally {
    await haneul.settle({ undo: 0 });
  }
});

test('what came while writing is shown, and asked about once', async ({ seat }) => {
  const haneul = house().person('haneul');
  await house().lead.say('talker', '안녕하세요');
  const { id } = await house().lead.threadOf('talker');
  await haneul.call('reply/send', { thread: id, seen: 1, text: '네, 말씀하세요', after: null, mutation: crypto.randomUUID() });
  await expect.poll(() => house().answers('talker').length).toBe(1);
  const a = await seat(house(), haneul, '/board');
  await a.openThread('talker.practice');
  await a.reply.fill('덧붙이자면');
  await expect(a.page.getByText(a.words.kept)).toBeVisible();
  // Whoever was answered goes on below the answer.
  await house().lead.say('talker', '그런데요');
  await expect(a.conversation).toContainText('그런데요');
  await a.page.keyboard.press('Control+Enter');
  await expect(a.page.getByText(a.words.newsWhileWriting(1))).toBeVisible();
  expect(house().answers('talker')).toHaveLength(1);
  await a.page.keyboard.press('Control+Enter');
  await expect.poll(() => house().answers('talker').length).toBe(2);
});

test('a long answer goes out as a chain, in order', async ({ seat }) => {
  await house().lead.say('curious', '자세히 알려 주세요');
  const a = await seat(house(), house().person('haneul'), '/board');
  await a.openThread('curious.practice');
  await a.reply.fill('개통은 이렇게 진행됩니다. 먼저 유심을 꽂아 주세요. '.repeat(20));
  await expect(a.page.getByText(a.words.chain(3))).toBeVisible();
  await a.page.getByRole('button', { name: a.words.sendChain }).click();
  await expect.poll(() => house().answers('curious').length).toBe(3);
  const posts = house().answers('curious');
  for (const [n, post] of posts.entries()) expect(post.text).toContain(`(${n + 1}/3)`);
  expect(posts.map((post) => post.parent)).toEqual([expect.stringContaining('curious.practice'), posts[0].remote, posts[1].remote]);
  await expect(a.card('curious.practice', a.column('answered'))).toBeVisible();
});

test('whoever says the same again is told who said it before', async ({ seat }) => {
  const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
  await house().lead.say('again', '안 돼요');
  const { id } = await house().lead.threadOf('again');
  const text = '유심을 다시 꽂고 전원을 껐다 켜 주세요';
  await yujin.call('reply/send', { thread: id, seen: 1, text, after: null, mutation: crypto.randomUUID() });
  await expect.poll(() => house().answers('again').length).toBe(1);
  await house().lead.say('again', '해 봤는데 안 돼요');
  const a = await seat(house(), haneul, '/board');
  await a.openThread('again.practice');
  await a.reply.fill('유심을 다시 꽂고, 전원을 껐다가 켜 주세요!');
  await expect(a.page.getByText(a.words.saidBefore(yujin.name))).toBeVisible();
});

test.describe('a tab that was left offline', () => {
  test.use({ excused: [/ERR_INTERNET_DISCONNECTED|ERR_NETWORK_CHANGED|WebSocket connection|Failed to load resource/] });

  test('keeps its words, and does not answer over a colleague', async ({ seat }) => {
    const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
    await house().lead.say('tunnel', '터널 속에서');
    const a = await seat(house(), haneul, '/board');
    await a.openThread('tunnel.practice');
    await a.page.context().setOffline(true);
    await a.reply.fill('터널에서 쓴 답');
    await expect(a.page.getByText(a.words.unkept)).toBeVisible();
    const thread = await house().lead.threadOf('tunnel');
    await yujin.call('reply/send', { thread: thread.id, seen: 1, text: '먼저 답할게요', after: null, mutation: crypto.randomUUID() });
    await expect.poll(() => house().answers('tunnel').length).toBe(1);
    await a.page.context().setOffline(false);
    await a.page.keyboard.press('Control+Enter');
    await expect(a.page.getByText(a.words.beaten(yujin.name)).first()).toBeVisible({ timeout: 20_000 });
    await expect(a.reply).toHaveValue('터널에서 쓴 답');
    expect(house().answers('tunnel').map((post) => post.text)).toEqual(['먼저 답할게요 ^YJ']);
  });
});
