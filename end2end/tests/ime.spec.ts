// An input method, as the browser itself is told of one: what is being composed is nobody's command and no finished text.
import type { CDPSession, Page } from '@playwright/test';
import { House } from '../house/house';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);

class Hangul {
  private constructor(private readonly line: CDPSession) {}

  static async of(page: Page): Promise<Hangul> {
    return new Hangul(await page.context().newCDPSession(page));
  }

  /** Shows a syllable that may still change. */
  async compose(...steps: string[]): Promise<void> {
    for (const text of steps) await this.line.send('Input.imeSetComposition', { text, selectionStart: text.length, selectionEnd: text.length });
  }

  /** The syllable is done. */
  async finish(text: string): Promise<void> {
    await this.line.send('Input.insertText', { text });
  }

  /** A key as it comes under a Hangul layout: the letter is Hangul's, the place on the keyboard is the same. */
  async key(code: string, key: string): Promise<void> {
    await this.line.send('Input.dispatchKeyEvent', { type: 'keyDown', code, key, windowsVirtualKeyCode: 229 });
    await this.line.send('Input.dispatchKeyEvent', { type: 'keyUp', code, key, windowsVirtualKeyCode: 229 });
  }
}

test('the Enter that ends a syllable sends nothing, and the next one sends all', async ({ seat }) => {
  await house().lead.say('hangul', '한글로 답해 주세요');
  const a = await seat(house(), house().person('haneul'), '/board');
  const sent: string[] = [];
  a.page.on('request', (request) => request.url().endsWith('/api/reply/send') && sent.push(request.postData() ?? ''));
  await a.openThread('hangul.practice');
  const hangul = await Hangul.of(a.page);
  const left = a.page.getByText(a.words.left(300 - '안녕 ^HN'.length));

  await a.reply.focus();
  await hangul.compose('ㅇ', '아', '안');
  await hangul.finish('안');
  await hangul.compose('ㄴ', '녀', '녕');
  await expect(a.reply).toHaveValue('안녕');
  // Enter goes to the input method first; the page hears of it while the syllable is still open.
  for (const chord of ['Enter', 'Control+Enter', 'Meta+Enter']) {
    await a.reply.evaluate((field, chord) => {
      const keys = { code: 'Enter', key: 'Enter', ctrlKey: chord.startsWith('C'), metaKey: chord.startsWith('M') };
      field.dispatchEvent(new KeyboardEvent('keydown', { ...keys, isComposing: true, bubbles: true, cancelable: true }));
    }, chord);
  }
  await hangul.finish('녕');
  await expect(a.reply).toHaveValue('안녕');
  await expect(left).toBeAttached();
  expect(sent, 'nothing was sent while composing').toEqual([]);

  await a.page.keyboard.press('Control+Enter');
  await expect.poll(() => house().answers('hangul').map((post) => post.text)).toEqual(['안녕 ^HN']);
  expect(sent).toHaveLength(1);
});

test('a colleague sees syllables come, and does not write between them', async ({ seat }) => {
  const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
  await house().lead.say('both', '두 분 다 보고 계세요?');
  const a = await seat(house(), haneul, '/board');
  const b = await seat(house(), yujin, '/board');
  for (const screen of [a, b]) await screen.openThread('both.practice');
  const hangul = await Hangul.of(a.page);
  await a.reply.focus();
  await hangul.compose('ㄴ', '네');
  await expect(b.page.getByText(b.words.writing(haneul.name))).toBeVisible();
  await expect(b.reply).not.toBeEditable();
  await hangul.finish('네');
  await hangul.compose('ㅇ', '요', '용');
  await hangul.compose('요');
  await hangul.finish('요');
  await expect(b.reply).toHaveValue('네요');
  await expect(a.reply).toHaveValue('네요');
  await a.page.keyboard.press('Control+Enter');
  await expect.poll(() => house().answers('both').map((post) => post.text)).toEqual(['네요 ^HN']);
  await expect(b.reply).toBeEditable();
});

test('a syllable that is taken back is neither counted nor kept', async ({ seat }) => {
  await house().lead.say('undone', '지워 보세요');
  const a = await seat(house(), house().person('haneul'), '/board');
  await a.openThread('undone.practice');
  const hangul = await Hangul.of(a.page);
  await a.reply.fill('네');
  await a.reply.press('End');
  await hangul.compose('ㅎ', '하');
  await expect(a.page.getByText(a.words.left(300 - '네하 ^HN'.length))).toBeAttached();
  await hangul.compose('');
  await expect(a.reply).toHaveValue('네');
  await expect(a.page.getByText(a.words.left(300 - '네 ^HN'.length))).toBeAttached();
});

test('single keys work under a Hangul layout, and not while composing', async ({ seat }) => {
  const a = await seat(house(), house().person('yujin'), '/stream');
  const hangul = await Hangul.of(a.page);
  const rows = a.page.getByRole('list', { name: a.words.stream }).getByRole('link');
  await hangul.key('KeyJ', 'ㅓ');
  await expect(rows.first()).toBeFocused();
  const customer = (await rows.first().innerText()).trim();
  await rows.first().evaluate((row) => {
    for (const code of ['KeyJ', 'KeyC', 'KeyE', 'KeyX', 'KeyR', 'KeyO', 'Slash', 'KeyM', 'KeyG', 'Digit1']) {
      row.dispatchEvent(new KeyboardEvent('keydown', { code, key: 'Process', isComposing: true, bubbles: true, cancelable: true }));
    }
  });
  // Each key that had been heard would have left its mark before this one does.
  await hangul.key('KeyJ', 'ㅓ');
  await expect(rows.nth(1)).toBeFocused();
  await expect(a.page.getByRole('dialog')).toHaveCount(0);
  await expect(a.page).toHaveURL(/\/stream$/);
  expect((await house().lead.threadOf(await handleOf(customer))).owner, 'nobody claimed it').toBeNull();
});

test('the palette chooses with the Enter after the syllable', async ({ seat }) => {
  const a = await seat(house(), house().person('minjae'), '/board');
  const hangul = await Hangul.of(a.page);
  await a.page.keyboard.press('Control+KeyK');
  const field = a.asked(a.words.palette).getByRole('combobox');
  await hangul.compose('ㅂ', '바', '발');
  await field.evaluate((field) => {
    field.dispatchEvent(new KeyboardEvent('keydown', { code: 'Enter', key: 'Enter', isComposing: true, bubbles: true, cancelable: true }));
  });
  await hangul.finish('발송');
  await expect(field).toHaveValue('발송');
  await expect(a.page).toHaveURL(/\/board/);
  await a.page.keyboard.press('Enter');
  await expect(a.page).toHaveURL(/\/outbox/);
});

/** A customer's handle, by the name on the card. */
async function handleOf(name: string): Promise<string> {
  const { cards } = await house().lead.call('thread/board');
  return cards.find((card: any) => [card.customer.name, card.customer.handle].includes(name)).customer.handle;
}
