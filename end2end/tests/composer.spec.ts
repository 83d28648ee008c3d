// What the composer can do beside words: saved answers, planned ones, and what a complaint is told.
import { House } from '../house/house';
import type { Screen } from '../house/screen';
import { expect, test, useHouse, type Given, type How } from '../house/test';

const house = useHouse(House.demo);

test.describe('saved answers', () => {
  // Being told that a field is empty is an answer of 422.
  test.use({ excused: [/422/] });

  test('are found, fill what they know, and ask for the rest', async ({ seat }) => {
    const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
    await haneul.call('answer/keep', { answer: null, name: '주문 확인', text: '{customer} 님, 주문 {주문번호} 확인했어요. {me} 드림' });
    await haneul.call('answer/keep', { answer: null, name: '유심 재고', text: '유심은 매장에 있어요' });
    await house().lead.say('orders', '주문이 안 와요');
    const a = await seat(house(), yujin, '/board');
    await a.openThread('orders.practice');
    await a.page.locator('summary', { hasText: a.words.answers }).click();
    await a.page.getByRole('searchbox', { name: a.words.findAnswer }).fill('주문');
    await expect(a.page.getByRole('button', { name: '유심 재고' })).toHaveCount(0);
    await a.page.getByRole('button', { name: '주문 확인' }).click();
    const text = `orders.practice 님, 주문 {주문번호} 확인했어요. ${yujin.name} 드림`;
    await expect(a.reply).toHaveValue(text);
    await a.page.keyboard.press('Control+Enter');
    await expect(a.said(a.words.unfilled('주문번호'))).toBeVisible();
    expect(house().answers('orders')).toEqual([]);
    await a.reply.fill(text.replace('{주문번호}', 'A-1004'));
    await a.page.keyboard.press('Control+Enter');
    await expect.poll(() => house().answers('orders').map((post) => post.text)).toEqual([expect.stringContaining('주문 A-1004 확인했어요')]);
  });
});

test('the field to fill is chosen, so that the next word fills it', async ({ seat }) => {
  const haneul = house().person('haneul');
  await haneul.call('answer/keep', { answer: null, name: '교환', text: '교환 신청 {번호} 접수했어요' });
  await house().lead.say('swap', '교환하고 싶어요');
  const a = await seat(house(), haneul, '/board');
  await a.openThread('swap.practice');
  await a.page.locator('summary', { hasText: a.words.answers }).click();
  await a.page.getByRole('button', { name: '교환' }).click();
  await a.page.keyboard.type('77');
  await expect(a.reply).toHaveValue('교환 신청 77 접수했어요');
});

test('a planned answer waits for its time, and a complaint is told whether it can be solved', async ({ seat }) => {
  const haneul = house().person('haneul');
  await house().lead.say('later', '내일 아침에 알려 주세요');
  const a = await seat(house(), haneul, '/board');
  await a.openThread('later.practice');
  await a.reply.fill('내일 9시에 다시 알려 드릴게요');
  await a.page.locator('summary', { hasText: a.words.more }).click();
  const tomorrow = new Date(Date.now() + (24 + 9) * 3_600_000).toISOString().slice(0, 16);
  await a.page.getByLabel(a.words.leaveAt).fill(tomorrow);
  await a.page.getByLabel(a.words.solvable).selectOption('no');
  await a.page.getByLabel(a.words.why, { exact: true }).fill('약정 기간이 남았어요');
  await a.page.getByLabel(a.words.why, { exact: true }).blur();
  await a.send.click();
  await expect(a.page.getByText(a.words.leavesAt).first()).toBeVisible();
  const outbox = await haneul.call('reply/outbox');
  const [reply] = outbox.find(([reply]: any) => reply.text.startsWith('내일 9시'));
  expect(reply.outcome).toMatchObject({ solvable: false, why: '약정 기간이 남았어요' });
  expect(reply.due).toBeGreaterThan((Date.now() + 23 * 3_600_000) * 1000);
  expect(house().answers('later')).toEqual([]);
  await a.page.getByRole('button', { name: a.words.undo }).click();
  await expect(a.reply).toHaveValue('내일 9시에 다시 알려 드릴게요');
});

test('an answer that is out says what it told, and whose hands it went through', async ({ seat }) => {
  const [lead, haneul, yujin] = [house().lead, house().person('haneul'), house().person('yujin')];
  await lead.call('brand/policy', { policy: { roles: [], words: ['위약금'] } });
  await lead.say('fee', '위약금 없이 해지되나요?');
  const thread = await lead.threadOf('fee');
  const { draft } = await haneul.call('draft/write', { thread: thread.id, version: 0, token: null, text: '위약금은', images: [], outcome: null });
  await haneul.call('draft/leave', { thread: thread.id, token: draft.token });
  const a = await seat(house(), yujin, '/board');
  await a.openThread('fee.practice');
  await a.reply.fill('위약금은 남은 기간만큼 있어요');
  await a.page.locator('summary', { hasText: a.words.more }).click();
  await a.page.getByLabel(a.words.solvable).selectOption('no');
  await a.page.getByLabel(a.words.why, { exact: true }).fill('약정이 남았어요');
  await a.page.getByRole('button', { name: a.words.askApproval }).click();
  await expect(a.page.getByText(a.words.awaits)).toBeVisible();
  const [reply] = (await yujin.call('thread/talk', { thread: thread.id })).replies;
  await lead.call('reply/approve', { reply: reply.id, hash: reply.hash, seen: 1, mutation: crypto.randomUUID() });
  const told = a.conversation.getByRole('listitem').filter({ hasText: '남은 기간만큼' });
  for (const turn of ['live', 'loaded']) {
    await expect(told.getByText(a.words.toldNo('약정이 남았어요')), turn).toBeVisible();
    await expect(told.getByText(a.words.hands(haneul.name, yujin.name, lead.name, yujin.name)), turn).toBeVisible();
    await a.page.reload();
  }
});

test('a closed lid keeps the words and catches up', async ({ seat }) => {
  const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
  await house().lead.say('lid', '노트북을 덮어도 되나요?');
  const a = await seat(house(), haneul, '/board');
  await a.openThread('lid.practice');
  await a.reply.fill('반쯤 쓴');
  await expect(a.page.getByText(a.words.kept)).toBeVisible();
  const line = await a.page.context().newCDPSession(a.page);
  await line.send('Page.setWebLifecycleState', { state: 'frozen' });
  const thread = await house().lead.threadOf('lid');
  await yujin.call('thread/note', { thread: thread.id, text: '덮어 둔 사이의 메모', mutation: crypto.randomUUID() });
  // A minute of silence ends the right to write.
  house().age('UPDATE draft SET until = 1 WHERE writer IS NOT NULL');
  await expect.poll(async () => (await house().lead.threadOf('lid')).writer).toBeNull();
  await line.send('Page.setWebLifecycleState', { state: 'active' });
  await expect(a.conversation).toContainText('덮어 둔 사이의 메모');
  await expect(a.reply).toHaveValue('반쯤 쓴');
  await a.reply.press('End');
  await a.reply.pressSequentially(' 답을 마쳐요');
  await a.page.keyboard.press('Control+Enter');
  await expect.poll(() => house().answers('lid').map((post) => post.text)).toEqual(['반쯤 쓴 답을 마쳐요 ^HN']);
});

/** A practice account beside the first, and a customer of each; the first one was answered. */
async function twoVoices(seat: Given['seat'], name: string, how: How = {}): Promise<{ a: Screen; second: any; customer: string }> {
  const second = await house().lead.call('account/practice', { handle: `second-${name}`, name: '둘째 계정' });
  await house().lead.say(`first-${name}`, '첫째 계정에');
  await house().lead.call('practice/say', { account: second.id, customer: name, text: '둘째 계정에' });
  const a = await seat(house(), house().person('haneul'), '/board', how);
  await a.openThread(`first-${name}.practice`);
  await a.reply.fill('첫째로 답해요');
  await a.page.keyboard.press('Control+Enter');
  await expect.poll(() => house().answers(`first-${name}`).length).toBe(1);
  // The network may know of it before the browser does.
  await expect(a.reply).toHaveValue('');
  await a.page.goto('/board');
  await a.live();
  await a.openThread(`${name}.practice`);
  await a.reply.fill('둘째로 답해요');
  return { a, second, customer: name };
}

test.describe('from another account than before', () => {
  test('a chord is asked once whose voice it is', async ({ seat }) => {
    const { a, second, customer } = await twoVoices(seat, 'chord');
    await a.page.keyboard.press('Control+Enter');
    await expect(a.page.getByText(a.words.otherAccount(second.handle))).toBeVisible();
    expect(house().answers(customer)).toEqual([]);
    await a.page.keyboard.press('Control+Enter');
    await expect.poll(() => house().answers(customer).length).toBe(1);
  });

  test('the button is held, and what is let go too early sends nothing', async ({ seat }) => {
    const { a, second, customer } = await twoVoices(seat, 'mouse');
    const button = a.page.getByRole('button', { name: a.words.hold });
    await expect(button).toHaveAccessibleDescription(new RegExp(a.words.holdHow(second.handle)));
    await button.hover();
    await a.page.mouse.down();
    // The finger slips off, comes back, and only then lets go.
    await a.page.mouse.move(10, 10);
    await expect(a.page.getByText(a.words.otherAccount(second.handle))).toBeVisible();
    const sure = a.page.getByRole('button', { name: a.words.sendAs });
    await sure.hover();
    await a.page.mouse.up();
    // Words that are written after it ask again.
    await a.reply.fill('둘째로 답합니다');
    await button.dblclick();
    await expect(sure, 'a double click is one press').toBeVisible();
    expect(house().answers(customer)).toEqual([]);
    await a.reply.fill('둘째로 답해 드려요');
    await button.hover();
    await a.page.mouse.down();
    await expect.poll(() => house().answers(customer).map((post) => post.text)).toEqual(['둘째로 답해 드려요 ^HN']);
    await a.page.mouse.up();
    // This account is the last one now.
    await a.reply.fill('덧붙여요');
    await a.page.getByRole('button', { name: a.words.send, exact: true }).click();
    await expect.poll(() => house().answers(customer).length).toBe(2);
  });

  test('a key holds it, and a second press is enough', async ({ seat }) => {
    const { a, second, customer } = await twoVoices(seat, 'keys');
    const button = a.page.getByRole('button', { name: a.words.hold });
    await button.focus();
    await a.page.keyboard.press('Space');
    const sure = a.page.getByRole('button', { name: a.words.sendAs });
    await expect(sure).toBeFocused();
    expect(house().answers(customer)).toEqual([]);
    await a.reply.fill('글쇠로 답해요');
    await button.focus();
    await a.page.keyboard.down('Enter');
    await expect.poll(() => house().answers(customer).map((post) => post.text)).toEqual(['글쇠로 답해요 ^HN']);
    await a.page.keyboard.up('Enter');
    expect(house().answers(customer)).toHaveLength(1);
  });

  test('who cannot hold presses twice', async ({ seat }) => {
    const { a, second, customer } = await twoVoices(seat, 'twice');
    // As a reader of screens does it: a click without a finger.
    const click = (button: HTMLElement) => button.click();
    await a.page.getByRole('button', { name: a.words.hold }).evaluate(click);
    const sure = a.page.getByRole('button', { name: a.words.sendAs });
    await expect(sure).toBeVisible();
    expect(house().answers(customer)).toEqual([]);
    await sure.evaluate(click);
    await expect.poll(() => house().answers(customer).length).toBe(1);
  });

  test('a thumb holds it', async ({ seat }) => {
    const { a, customer } = await twoVoices(seat, 'thumb', { phone: true });
    const line = await a.page.context().newCDPSession(a.page);
    const box = (await a.page.getByRole('button', { name: a.words.hold }).boundingBox())!;
    const touchPoints = [{ x: box.x + box.width / 2, y: box.y + box.height / 2 }];
    await line.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints });
    await expect.poll(() => house().answers(customer).length).toBe(1);
    await line.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  });
});
