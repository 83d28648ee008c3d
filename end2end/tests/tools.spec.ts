// What a hand does in the composer beside typing: names behind an @, and emoji.
import AxeBuilder from '@axe-core/playwright';
import type { Locator } from '@playwright/test';
import { House } from '../house/house';
import type { Screen } from '../house/screen';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);

const noteField = (a: Screen): Locator => a.page.getByRole('textbox', { name: a.words.note, exact: true });
const names = (a: Screen): Locator => a.page.getByRole('listbox', { name: a.words.names });
const emoji = (a: Screen): Locator => a.page.getByRole('dialog', { name: a.words.emoji });
const opensEmoji = (a: Screen): Locator => a.page.locator('.reply-form').getByRole('button', { name: a.words.emoji });

/** A syllable that an input method is still at. */
async function compose(a: Screen, ...steps: string[]): Promise<void> {
  const line = await a.page.context().newCDPSession(a.page);
  for (const text of steps) await line.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
}

test('a note names a colleague with two keys', async ({ seat }) => {
  const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
  await house().lead.say('called', '누가 아시나요?');
  const a = await seat(house(), haneul, '/board');
  await a.openThread('called.practice');
  await a.action(a.words.note).click();
  const field = noteField(a);
  await field.pressSequentially('메일은 a@');
  await expect(names(a), 'a mail address calls nobody').toHaveCount(0);
  await field.fill('');
  await field.pressSequentially('@');
  await expect(names(a).getByRole('option')).toHaveCount(8);
  await expect(names(a).getByRole('option', { name: haneul.name }), 'nobody calls themselves').toHaveCount(0);
  // 정유진, by what the syllables begin with.
  await field.pressSequentially('ㅈㅇㅈ');
  await expect(names(a).getByRole('option').first()).toContainText(yujin.name);
  await expect(field).toHaveAttribute('aria-activedescendant', (await names(a).getByRole('option').first().getAttribute('id'))!);
  await expect(names(a).getByRole('option').first()).toHaveAttribute('aria-selected', 'true');
  await a.page.keyboard.press('Enter');
  await expect(field).toHaveValue(`@${yujin.name} `);
  await expect(names(a)).toHaveCount(0);
  await field.pressSequentially('재고 좀 봐 주세요');
  await a.page.getByRole('button', { name: a.words.addNote }).click();
  await expect(a.conversation.locator('.note .mention')).toHaveText([`@${yujin.name}`]);
  expect(await yujin.call('notice/count')).toBeGreaterThan(0);
});

test('arrows move, Escape sends the list away, and a mouse chooses', async ({ seat }) => {
  await house().lead.say('arrows', '위아래로');
  const a = await seat(house(), house().person('haneul'), '/board');
  const thread = await a.openThread('arrows.practice');
  await a.action(a.words.note).click();
  const field = noteField(a);
  await field.pressSequentially('보세요 @');
  const options = names(a).getByRole('option');
  await expect(options).toHaveCount(8);
  const selected = names(a).getByRole('option', { selected: true });
  const [second, last] = [(await options.nth(1).locator('span').nth(-2).innerText()).trim(), await options.last().getAttribute('id')];
  await a.page.keyboard.press('ArrowUp');
  await expect(selected).toHaveAttribute('id', last!);
  await a.page.keyboard.press('ArrowDown');
  await a.page.keyboard.press('ArrowDown');
  await expect(selected).toHaveAttribute('id', (await options.nth(1).getAttribute('id'))!);
  await a.page.keyboard.press('Escape');
  await expect(names(a)).toHaveCount(0);
  await expect(thread, 'Escape was for the list alone').toBeVisible();
  await expect(field).toBeFocused();
  await field.pressSequentially('x');
  await expect(names(a), 'it stays away').toHaveCount(0);
  await field.fill('');
  await field.pressSequentially('보세요 @');
  await options.nth(1).click();
  await expect(field).toHaveValue(`보세요 @${second} `);
  await expect(field).toBeFocused();
});

test('while a syllable is open no key is the list’s', async ({ seat }) => {
  const yujin = house().person('yujin');
  await house().lead.say('composed', '한글로');
  const a = await seat(house(), house().person('haneul'), '/board');
  await a.openThread('composed.practice');
  await a.action(a.words.note).click();
  const field = noteField(a);
  await field.pressSequentially('@정');
  await compose(a, 'ㅇ', '유', '윶');
  await expect(names(a).getByRole('option'), 'it looks with the syllable that still grows').toHaveText([new RegExp(yujin.name)]);
  await field.evaluate((field) => {
    for (const code of ['Enter', 'Tab', 'ArrowDown', 'Escape']) {
      field.dispatchEvent(new KeyboardEvent('keydown', { code, key: 'Process', isComposing: true, bubbles: true, cancelable: true }));
    }
  });
  await expect(field).toHaveValue('@정윶');
  await expect(names(a)).toBeVisible();
  await compose(a, '유지', '유진');
  const line = await a.page.context().newCDPSession(a.page);
  await line.send('Input.insertText', { text: '유진' });
  await a.page.keyboard.press('Tab');
  await expect(field).toHaveValue(`@${yujin.name} `);
});

test('a reply offers the customer and whoever is named in the thread', async ({ seat }) => {
  await house().lead.say('asker', '@friend.practice 도 같은 문제래요');
  const a = await seat(house(), house().person('haneul'), '/board', { phone: true });
  await a.openThread('asker.practice');
  await a.reply.tap();
  await a.reply.pressSequentially('안녕하세요 @');
  await expect(names(a).getByRole('option')).toHaveText(['asker.practice', 'friend.practice']);
  await names(a).getByRole('option').last().tap();
  await expect(a.reply).toHaveValue('안녕하세요 @friend.practice ');
  // The list is as wide as the field, above it, and inside the window.
  await a.reply.pressSequentially('@');
  const [list, field] = [(await names(a).boundingBox())!, (await a.reply.boundingBox())!];
  expect(list.y + list.height).toBeLessThanOrEqual(field.y);
  expect(list.x).toBeGreaterThanOrEqual(0);
  expect(list.x + list.width).toBeLessThanOrEqual(390);
  await a.page.keyboard.press('Control+Enter');
  await expect.poll(() => house().answers('asker').length).toBe(1);
});

test('an emoji goes where the cursor is', async ({ seat }) => {
  await house().lead.say('smiling', '고마워요');
  const a = await seat(house(), house().person('haneul'), '/board');
  await a.openThread('smiling.practice');
  await a.reply.fill('안녕하세요 반가워요');
  await a.reply.evaluate((field: HTMLTextAreaElement) => field.setSelectionRange(5, 5));
  await opensEmoji(a).click();
  const search = a.page.getByRole('searchbox', { name: a.words.findEmoji });
  await expect(search).toBeFocused();
  await expect(emoji(a).getByRole('button')).toHaveCount(64);
  // By keys alone: down into the first row, one to the right, one row down, and back.
  await a.page.keyboard.press('ArrowDown');
  await expect(emoji(a).getByRole('button').first()).toBeFocused();
  await a.page.keyboard.press('ArrowRight');
  await a.page.keyboard.press('ArrowDown');
  await expect(emoji(a).getByRole('button').nth(9)).toBeFocused();
  await a.page.keyboard.press('ArrowUp');
  await a.page.keyboard.press('ArrowUp');
  await expect(search).toBeFocused();
  for (const name of ['thanks', 'ㄱㅅ', '감사']) {
    await search.fill(name);
    await expect(emoji(a).getByRole('button', { name: '감사, 부탁' }), name).toBeVisible();
  }
  await a.page.keyboard.press('Enter');
  await expect(a.reply).toHaveValue('안녕하세요🙏 반가워요');
  await expect(emoji(a)).toHaveCount(0);
  await expect(a.reply).toBeFocused();
  await opensEmoji(a).click();
  await a.page.keyboard.press('Escape');
  await expect(emoji(a)).toHaveCount(0);
  await expect(a.reply).toBeFocused();
  await a.page.keyboard.press('Control+Enter');
  await expect.poll(() => house().answers('smiling').map((post) => post.text)).toEqual(['안녕하세요🙏 반가워요 ^HN']);
});

test('a thumb finds an emoji, too, and the panel closes for whatever else is touched', async ({ seat }) => {
  await house().lead.say('thumbs', '좋아요');
  const a = await seat(house(), house().person('haneul'), '/board', { phone: true });
  await a.openThread('thumbs.practice');
  await opensEmoji(a).tap();
  const box = (await emoji(a).boundingBox())!;
  expect(box.x).toBeGreaterThanOrEqual(0);
  expect(box.x + box.width).toBeLessThanOrEqual(390);
  for (const cell of await emoji(a).getByRole('button').all()) {
    const { width, height } = (await cell.boundingBox())!;
    expect(Math.min(width, height), 'wide enough for a thumb').toBeGreaterThanOrEqual(44);
  }
  await emoji(a).getByRole('button', { name: '좋아요, 최고' }).tap();
  await expect(a.reply).toHaveValue('👍');
  await opensEmoji(a).tap();
  await expect(emoji(a)).toBeVisible();
  await expect(a.reply, 'what is written stays in sight').toBeInViewport({ ratio: 1 });
  expect((await emoji(a).boundingBox())!.height + (await emoji(a).boundingBox())!.y).toBeLessThanOrEqual((await a.reply.boundingBox())!.y);
  await a.reply.tap();
  await expect(emoji(a)).toHaveCount(0);
});

for (const language of ['ko', 'en'] as const) {
  test(`lists and panels are sound in ${language}`, async ({ seat }) => {
    const yujin = house().person('yujin');
    await yujin.settle({ language });
    await house().lead.say(`axe-${language}`, '@friend.practice 도요');
    const a = await seat(house(), yujin, '/board');
    await a.openThread(`axe-${language}.practice`);
    const check = async () => {
      const { violations } = await new AxeBuilder({ page: a.page }).withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice']).include('.composer').analyze();
      expect(violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' | ')}`)).toEqual([]);
    };
    await a.reply.pressSequentially('@');
    await expect(names(a)).toBeVisible();
    await check();
    await a.reply.press('Escape');
    await opensEmoji(a).click();
    await expect(emoji(a)).toBeVisible();
    await check();
  });
}
