// The keyboard and the pointer: single keys under any layout, the palette, cards carried and dragged.
import { House } from '../house/house';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);

test('single keys do the work of a shift', async ({ seat }) => {
  const a = await seat(house(), house().person('haneul'), '/stream');
  const rows = a.page.getByRole('list', { name: a.words.stream }).getByRole('link');
  await a.key('KeyJ');
  await expect(rows.first()).toBeFocused();
  await a.key('KeyJ');
  await expect(rows.nth(1)).toBeFocused();
  await a.key('KeyK');
  await expect(rows.first()).toBeFocused();
  const customer = await rows.first().innerText();

  await a.key('KeyC');
  await expect(a.card(customer)).toContainText('이하늘');
  await a.key('KeyZ');
  await expect(a.card(customer)).not.toContainText('이하늘');

  await a.key('KeyO');
  await expect(a.thread(customer)).toBeVisible();
  await a.key('KeyR');
  await expect(a.reply).toBeFocused();
  await a.page.keyboard.type('jkc');
  await expect(a.reply).toHaveValue('jkc');
  await a.reply.fill('');
  await a.key('Escape', 'Escape');
  await expect(a.thread(customer)).toBeHidden();

  await a.key('KeyS');
  await expect(a.asked(a.words.snooze)).toBeVisible();
  await a.asked(a.words.snooze).getByRole('button', { name: a.words.inAnHour }).click();
  await expect.poll(async () => (await house().lead.threadOf(customer).catch(() => null))?.state ?? 'away').not.toBe('new');

  await a.key('Shift+Slash');
  await expect(a.asked(a.words.keys)).toBeVisible();
  await a.key('Escape', 'KeyG', 'Digit1');
  await expect(a.page).toHaveURL(/\/board/);
});

test('keys can be switched off', async ({ seat }) => {
  const minjae = house().person('minjae');
  await minjae.settle({ keys: false });
  const a = await seat(house(), minjae, '/stream');
  await a.key('KeyJ', 'Shift+Slash');
  await expect(a.asked(a.words.keys)).toHaveCount(0);
  await a.page.keyboard.press('Control+KeyK');
  await expect(a.asked(a.words.palette)).toBeVisible();
});

test('the palette finds people, threads and pages in both languages', async ({ seat }) => {
  const a = await seat(house(), house().person('yujin'), '/board');
  for (const [letters, path] of [['발송', /\/outbox/], ['settings', /\/me/], ['board', /\/board/]] as const) {
    await a.page.keyboard.press('Control+KeyK');
    await a.asked(a.words.palette).getByRole('combobox').fill(letters);
    await expect(a.asked(a.words.palette).getByRole('option').first()).toBeVisible();
    await a.page.keyboard.press('Enter');
    await expect(a.page).toHaveURL(path);
    await a.live();
  }
});

test('a card is dragged with the pointer, and the others see it move', async ({ seat }) => {
  const [yujin, haneul] = [house().person('yujin'), house().person('haneul')];
  await house().lead.say('dragged', '옮겨 주세요');
  const a = await seat(house(), yujin, '/board');
  const b = await seat(house(), haneul, '/board');
  await a.card('dragged.practice').dragTo(a.column('claimed'));
  for (const screen of [a, b]) await expect(screen.card('dragged.practice', screen.column('claimed'))).toContainText(yujin.name);
  await a.card('dragged.practice').dragTo(a.column('waiting'));
  for (const screen of [a, b]) await expect(screen.card('dragged.practice', screen.column('waiting'))).toBeVisible();
  await a.card('dragged.practice').dragTo(a.column('closed'));
  for (const screen of [a, b]) await expect(screen.card('dragged.practice', screen.column('closed'))).toBeVisible();
});

test('a card is carried with the keyboard', async ({ seat }) => {
  const [yujin, haneul] = [house().person('yujin'), house().person('haneul')];
  await house().lead.say('carried', '들어 옮겨 주세요');
  const a = await seat(house(), yujin, '/board');
  const b = await seat(house(), haneul, '/board');
  await a.card('carried.practice').getByRole('link').first().focus();
  await a.key('KeyM', 'ArrowRight', 'Enter');
  for (const screen of [a, b]) await expect(screen.card('carried.practice', screen.column('claimed'))).toContainText(yujin.name);
  await a.key('KeyM', 'ArrowRight', 'Escape');
  await expect(a.card('carried.practice', a.column('claimed'))).toBeVisible();
});

test('a card carried into somebody\'s lane becomes theirs', async ({ seat }) => {
  const [yujin, haneul] = [house().person('yujin'), house().person('haneul')];
  await house().lead.say('laned', '누구 담당인가요?');
  const a = await seat(house(), yujin, '/board?lane=owner');
  const b = await seat(house(), haneul, '/stream');
  await a.card('laned.practice').getByRole('link').first().focus();
  // My lane is the first one: more steps than there are lanes end there.
  await a.key('KeyM', ...Array<string>(23).fill('ArrowUp'), 'Enter');
  await expect(b.card('laned.practice')).toContainText(yujin.name);
});
