// Images beside a reply: picked or pasted, described, refused with a sentence, and seen by colleagues and the customer.
import type { Locator } from '@playwright/test';
import { picture, text, type File } from '../house/file';
import { House } from '../house/house';
import type { Screen } from '../house/screen';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);

const drafted = (a: Screen): Locator => a.page.getByRole('textbox', { name: a.words.alt });
const pick = (a: Screen, ...files: File[]) => a.page.getByLabel(a.words.addImage).setInputFiles(files);

/** Copies an image as a program would, and whatever words it puts beside it. */
async function copy(a: Screen, words: Record<string, string> = {}): Promise<void> {
  await a.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await a.page.evaluate(
    async ([image, words]) => {
      const bytes = Uint8Array.from(atob(image), (letter) => letter.charCodeAt(0));
      const kinds = Object.entries(words).map(([kind, text]) => [kind, new Blob([text], { type: kind })]);
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': new Blob([bytes], { type: 'image/png' }), ...Object.fromEntries(kinds) })]);
    },
    [picture().buffer.toString('base64'), words] as const,
  );
}

test('one picked and one pasted go out with what they show', async ({ seat }) => {
  await house().lead.say('pictured', '영수증을 보여 주세요');
  const a = await seat(house(), house().person('haneul'), '/board');
  const b = await seat(house(), house().person('yujin'), '/board');
  for (const screen of [a, b]) await screen.openThread('pictured.practice');

  await pick(a, picture());
  await drafted(a).fill('8월 요금 영수증');
  await a.reply.fill('여기 있어요');
  await copy(a);
  await a.reply.press('Control+KeyV');
  await expect(drafted(a)).toHaveCount(2);
  await drafted(a).last().fill('요금제 비교표');
  await expect(a.reply, 'the image is no text').toHaveValue('여기 있어요');
  await a.send.click();

  const shows = ['8월 요금 영수증', '요금제 비교표'];
  await expect.poll(() => house().answers('pictured').map((post) => post.media?.map((one) => one.alt))).toEqual([shows]);
  for (const screen of [a, b]) {
    for (const name of shows) {
      const image = screen.conversation.getByRole('img', { name });
      // Drawn anew when the reply is out, and loaded when it is in sight.
      await expect(async () => {
        await image.scrollIntoViewIfNeeded();
        expect(await image.evaluate((element: HTMLImageElement) => element.naturalWidth)).toBe(8);
      }).toPass({ timeout: 15_000 });
    }
  }
  await expect(drafted(a)).toHaveCount(0);
  await expect(a.reply).toHaveValue('');
});

test('the end of a description is not the end of the reply', async ({ seat }) => {
  await house().lead.say('described', '사진 주세요');
  const a = await seat(house(), house().person('haneul'), '/board');
  await a.openThread('described.practice');
  await a.reply.fill('아직 쓰는 중');
  await pick(a, picture());
  await drafted(a).fill('설명');
  await drafted(a).press('Enter');
  // What Enter had sent would be ahead of this.
  await a.reply.fill('다 썼어요');
  await a.reply.press('Control+Enter');
  await expect.poll(() => house().answers('described').map((post) => post.text)).toEqual(['다 썼어요 ^HN']);
});

test('an image that is taken away stays here', async ({ seat }) => {
  await house().lead.say('removed', '사진 말고 글로요');
  const a = await seat(house(), house().person('haneul'), '/board');
  await a.openThread('removed.practice');
  await a.reply.fill('글로 드려요');
  await pick(a, picture());
  await a.page.getByRole('button', { name: a.words.removeImage }).click();
  await expect(drafted(a)).toHaveCount(0);
  await expect(a.reply).toBeFocused();
  await a.send.click();
  await expect.poll(() => house().answers('removed').map((post) => [post.text, post.media ?? []])).toEqual([['글로 드려요 ^HN', []]]);
});

test('words that come with an image are words', async ({ seat }) => {
  await house().lead.say('tabled', '표로 주세요');
  const a = await seat(house(), house().person('haneul'), '/board');
  await a.openThread('tabled.practice');
  // What a spreadsheet puts on the clipboard for one cell.
  await copy(a, { 'text/plain': '33,000원', 'text/html': '<table><tr><td>33,000원</td></tr></table>' });
  await a.reply.press('Control+KeyV');
  await expect(a.reply).toHaveValue('33,000원');
  await expect(drafted(a)).toHaveCount(0);
});

test.describe('what cannot be sent', () => {
  // The one that only the server sees through is a 422.
  test.use({ excused: [/status of 422/] });

  for (const [name, file] of [
    ['is no image', text()],
    ['only says that it is one', text('image/png')],
    ['is too large', picture('큰 사진.png', 1_000_001)],
  ] as const) {
    test(`a file that ${name} is refused in words, and nothing is lost`, async ({ seat }) => {
      const customer = `refused${file.buffer.length}${file.mimeType.length}`;
      await house().lead.say(customer, '사진이 있나요?');
      const a = await seat(house(), house().person('haneul'), '/board');
      await a.openThread(`${customer}.practice`);
      await a.reply.fill('먼저 쓴 글');
      await pick(a, picture());
      await drafted(a).fill('먼저 고른 사진');
      await pick(a, file);
      await expect(a.said(a.words.badImage)).toBeVisible();
      await expect(a.reply).toHaveValue('먼저 쓴 글');
      await expect(drafted(a)).toHaveCount(1);
      await expect(drafted(a)).toHaveValue('먼저 고른 사진');
      await a.send.click();
      await expect.poll(() => house().answers(customer).map((post) => post.media?.map((one) => one.alt))).toEqual([['먼저 고른 사진']]);
    });
  }

  test('a fifth image is refused in words, however many come at once', async ({ seat }) => {
    await house().lead.say('five', '모두 보여 주세요');
    const a = await seat(house(), house().person('haneul'), '/board');
    await a.openThread('five.practice');
    await pick(a, ...[1, 2, 3, 4, 5].map((n) => picture(`${n}.png`)));
    await expect(a.said(a.words.imagesFull)).toBeVisible();
    await expect(drafted(a)).toHaveCount(4);
    await a.reply.fill('네 장이에요');
    await a.send.click();
    await expect.poll(() => house().answers('five').map((post) => post.media?.length)).toEqual([4]);
  });
});

test('where the team asks for it, no image leaves without words', async ({ seat }) => {
  const lead = await seat(house(), house().lead, '/team');
  await lead.page.getByLabel(lead.words.described).check();
  await lead.page.getByRole('region', { name: lead.words.rules }).getByRole('button', { name: lead.words.save }).click();
  await expect.poll(async () => (await house().lead.call('brand/get')).policy.described).toBe(true);
  await house().lead.say('silent', '어떤 모델인가요?');
  const a = await seat(house(), house().person('haneul'), '/board');
  await a.openThread('silent.practice');
  await pick(a, picture('a.png'), picture('b.png'));
  await expect(drafted(a)).toHaveCount(2);
  await drafted(a).first().fill('앞모습');
  await expect(a.page.getByText(a.words.undescribed(2)), 'said before anything is pressed').toBeVisible();
  await a.reply.fill('이 모델이에요');
  await a.reply.press('Control+Enter');
  await expect(drafted(a).last(), 'the cursor is where words are missing').toBeFocused();
  expect(house().answers('silent')).toEqual([]);
  await a.page.keyboard.type('뒷모습');
  await expect(a.page.getByText(a.words.undescribed(2))).toBeHidden();
  await a.page.keyboard.press('Control+Enter');
  await expect.poll(() => house().answers('silent').map((post) => post.media?.map((one) => one.alt))).toEqual([['앞모습', '뒷모습']]);
});
