// A note among colleagues: read by them at once, names in it to be seen as names, and never on the network.
import { House } from '../house/house';
import { expect, test, useHouse } from '../house/test';

const house = useHouse(House.demo);

test('a note that names a colleague is read by all, and leaves for nowhere', async ({ seat }) => {
  const [haneul, yujin] = [house().person('haneul'), house().person('yujin')];
  await house().lead.say('noted', '강남점에 재고가 있나요?');
  const a = await seat(house(), haneul, '/board');
  const b = await seat(house(), yujin, '/board');
  for (const screen of [a, b]) await screen.openThread('noted.practice');
  await a.action(a.words.note).click();
  const field = a.page.getByRole('textbox', { name: a.words.note, exact: true });
  await field.fill(`@${yujin.name} 재고 좀 봐 주실래요? @${yujin.name.slice(0, 2)} 아니고요, 메일은 a@b.com`);
  await a.page.getByRole('button', { name: a.words.addNote }).click();
  await expect(field).toHaveValue('');
  for (const screen of [a, b]) {
    const note = screen.conversation.getByRole('listitem').filter({ hasText: screen.words.noteBy(haneul.name) });
    await expect(note).toContainText('재고 좀 봐 주실래요?');
    await expect(note.locator('.mention')).toHaveText([`@${yujin.name}`]);
  }
  const kept = (await yujin.call('thread/talk', { thread: (await house().lead.threadOf('noted')).id })).notes;
  const { operator } = await yujin.call('me/get');
  expect(kept[0].mentions, 'the note knows whom it names').toEqual([operator.id]);
  expect(house().posts().filter((post) => post.text.includes('재고 좀')), 'nothing of it is on the network').toEqual([]);
});
